import type { JobContext, PlannedStep, StepReport } from './plan';
import { createProgress } from './progress';

/** Work of several steps that is one step of something larger. */
export interface WithinStep {
  /** For the work: its steps become the progress of the one step. */
  readonly job: JobContext;
  /** Its remarks so far. */
  readonly remarks: readonly string[];
  /** What it put into its result. */
  readonly result: () => Readonly<Record<string, unknown>>;
}

/**
 * Lets what is made as a job of its own run as one step of larger work. A stop takes hold between its
 * steps; its remarks are left to the larger work.
 */
export function jobWithinStep(options: {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly steps: readonly PlannedStep[];
  readonly report: Pick<StepReport, 'detail' | 'progress'>;
}): WithinStep {
  const { id, signal, report } = options;
  const progress = createProgress(options.steps);
  const remarks: string[] = [];
  const facts: Record<string, unknown> = {};
  const job: JobContext = {
    id,
    signal,
    async step(stepId, work) {
      signal.throwIfAborted();
      const value = await work({
        detail: (text) => report.detail(text),
        progress: (fraction) => report.progress(progress.at(stepId, fraction)),
        warn: (text) => void remarks.push(text),
        skip: (reason) => report.detail(reason),
      });
      report.progress(progress.at(stepId, 1));
      return value;
    },
    result: (told) => void Object.assign(facts, told),
    // What larger work changed is put back by it, if at all.
    canUndo: () => undefined,
  };
  return { job, remarks, result: () => facts };
}
