import { z } from 'zod';
import { jobSchema, type Job, type JobStep } from '../../../shared/contract/jobs';
import { AppError } from '../../../shared/errors';
import type { Clock, Log } from '../ports';
import { openJsonFile } from '../store/json-file';
import { withoutCodes } from './without-codes';

/** How many jobs are remembered. */
export const MAX_JOBS = 200;

const schema = z.array(jobSchema);

export function isEnded(job: Job): boolean {
  return job.endedAt !== null;
}

/** The jobs, newest first, on the disk in `jobs.json`. */
export interface Journal {
  all(): readonly Job[];
  get(id: string): Job | undefined;
  /** In memory at once; on the disk when `keep` is set (a change of state, not of progress). */
  put(job: Job, keep: boolean): void;
  flush(): Promise<void>;
}

/** What becomes of a step when its job ends without reaching or finishing it. */
export function closeStep(step: JobStep, cut: 'failed' | 'stopped'): JobStep {
  if (step.state === 'running')
    return cut === 'failed'
      ? { ...step, state: 'failed' }
      : { ...step, state: 'skipped', detail: step.detail || 'Stopped here.' };
  if (step.state === 'pending') return { ...step, state: 'skipped', detail: 'Not reached.' };
  return step;
}

function interrupted(job: Job, now: number): Job {
  const error = new AppError('job.interrupted', 'Lintel was closed while this ran.');
  return {
    ...job,
    state: 'failed',
    steps: job.steps.map((step) => closeStep(step, 'failed')),
    error: error.toData(),
    endedAt: now,
    canCancel: false,
  };
}

/** Opens the journal; a job that still ran when the program ended becomes a failed one. */
export async function openJournal(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<Journal> {
  const { clock, log } = options;
  const file = await openJsonFile({ ...options, name: 'jobs', schema, empty: [] });
  let jobs: readonly Job[] = file.value.map((job) =>
    isEnded(job) ? job : interrupted(job, clock.now()),
  );

  const save = (): void => {
    file
      .update(() => jobs.map(withoutCodes))
      .catch((error: unknown) =>
        log('error', 'The list of jobs could not be kept', {
          reason: error instanceof Error ? error.message : String(error),
        }),
      );
  };

  return {
    all: () => jobs,
    get: (id) => jobs.find((job) => job.id === id),
    put(job, keep) {
      const at = jobs.findIndex(({ id }) => id === job.id);
      jobs = at < 0 ? [job, ...jobs].slice(0, MAX_JOBS) : jobs.with(at, job);
      if (keep) save();
    },
    flush: () => file.flush(),
  };
}
