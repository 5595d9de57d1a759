import type { Job } from '../../../shared/contract/jobs';

export interface PlannedStep {
  readonly id: string;
  readonly title: string;
  /** Share of the whole, against the other steps. */
  readonly weight: number;
}

/** What a step may say about itself while it runs. */
export interface StepReport {
  /** The last thing to say about it, in words. */
  detail(text: string): void;
  /** 0..1 of this step. */
  progress(fraction: number): void;
  /** It is done, but something about it needs a look: it says what. */
  warn(text: string): void;
  /** It was not needed: it says why. */
  skip(reason: string): void;
}

/** What the work of a job gets. */
export interface JobContext {
  readonly id: string;
  /** Aborts when somebody stops the job. Give it to waits and reads, never to a write. */
  readonly signal: AbortSignal;
  /**
   * Runs one of the planned steps. A stop that was asked for takes hold before it begins; what it
   * throws fails the job.
   */
  step<T>(id: string, work: (report: StepReport) => Promise<T>): Promise<T>;
  /** Adds facts to the result of the job; they are kept on the disk and never hold a secret. */
  result(facts: Readonly<Record<string, unknown>>): void;
  /** From now on there is something that `jobs.undo` can put back. */
  canUndo(): void;
}

/** A job before it runs: what it will do, step by step. */
export interface JobPlan {
  readonly kind: string;
  readonly title: string;
  readonly intercomId: string | null;
  readonly steps: readonly PlannedStep[];
  run(job: JobContext): Promise<void>;
}

/** Makes the job that puts back what an ended job of its kind changed. */
export type Undo = (job: Job) => Promise<JobPlan> | JobPlan;
