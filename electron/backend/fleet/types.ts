import type { z } from 'zod';
import type { Fleet, FleetAction, FleetTask } from '../../../shared/contract/fleet';
import type { AppError } from '../../../shared/errors';
import type { PlannedStep, StepReport } from '../jobs/plan';

/** One step of every task of a kind, planned before anything starts. */
export interface FleetStep extends PlannedStep {
  /**
   * It follows from the step before, so that nobody may stop or pause between the two: once an
   * intercom was told to upgrade, it has to be watched.
   */
  readonly joined?: boolean;
  /**
   * It may be cut in the middle: a stop aborts `signal` while it runs. A stop waits for the end of
   * any other step.
   */
  readonly stoppable?: boolean;
}

/** How a task ended; a task that throws ends as failed with that error. */
export interface TaskEnd {
  readonly state: 'done' | 'done-with-warnings' | 'failed' | 'skipped';
  /** What the intercom runs or has now, and what happens next, in words. */
  readonly outcome: string;
  /** Facts for the table; kept on the disk, so never a secret. */
  readonly result?: Readonly<Record<string, unknown>>;
  /** Why it failed. Its code and the step make two failures "the same". */
  readonly error?: AppError;
}

/** What settling found to be done in part: the next attempt recalls these facts and does the rest. */
export interface HalfDone {
  readonly facts: Readonly<Record<string, unknown>>;
  /** What is done and what is left, in words that hold also if nobody ever goes on. */
  readonly outcome: string;
}

/** What a task does its work with. */
export interface TaskContext<P> {
  readonly fleetId: string;
  readonly params: P;
  /** As it stands now. */
  readonly task: FleetTask;
  /**
   * Aborts when Lintel closes, and when somebody stops the job during a step that is `stoppable`.
   * Give it to reads and waits, never to a write.
   */
  readonly signal: AbortSignal;
  /**
   * Runs a step: marks it running, then done. A stop or a pause takes hold before it begins, unless
   * it is `joined`; what it throws fails the step. Its progress never falls.
   */
  step<T>(id: string, work: (report: StepReport) => Promise<T>): Promise<T>;
  /** Marks a step that is not needed, with the reason. */
  skip(id: string, reason: string): void;
  /**
   * Writes facts into the journal and resolves when they are on the disk. Call it before what cannot
   * be taken back. Never a secret.
   *
   * @throws AppError `file.unwritable`: then do not go on
   */
  remember(facts: Readonly<Record<string, unknown>>): Promise<void>;
  /** Facts of this attempt, also from before a crash; a new attempt begins with those of `HalfDone`, else with none. */
  recalled(): Readonly<Record<string, unknown>>;
  /** One of the few places for heavy work (uploads); waits for one, gives it back at the end. */
  heavily<T>(work: () => Promise<T>): Promise<T>;
  /** A line for the task's log, beside those that steps write by themselves. Never a secret. */
  log(text: string): void;
}

/** What a kind of work on many intercoms is: firmware.upgrade, config.restore, access.change ... */
export interface FleetKind<P> {
  readonly kind: string;
  /** Parameters as journaled; never holds a secret in clear. */
  readonly params: z.ZodType<P>;
  title(params: P, count: number): string;
  readonly steps: readonly FleetStep[];
  readonly order: {
    /** One goes alone; the others follow only when one ended well, four first, then `width`. */
    readonly canary: boolean;
    /** Intercoms at the same time. */
    readonly width: number;
    /** How many of them do heavy work (uploads) at the same time; absent where there is none. */
    readonly heavyWidth?: number;
  };
  /** How many that fail in the same way stop the whole (2 for firmware; Infinity never). */
  readonly stopAfterSameFailures: number;
  /** It begins also where the intercom does not answer: whether it does is what is found out. */
  readonly runsUnseen?: boolean;
  run(context: TaskContext<P>): Promise<TaskEnd>;
  /**
   * After a crash: finds out by reading what became of a task that was under way. `again` puts it
   * back into the queue (nothing lasting had happened), `HalfDone` does too, with what the next
   * attempt goes on from; `wait` means that the intercom does not answer yet. It may run steps; it
   * only reads: what is left to write waits until the job goes on.
   */
  settle(context: TaskContext<P>): Promise<TaskEnd | HalfDone | 'again' | 'wait'>;
  /** `settle` knows by itself where the intercom may be: it is called although nothing answers. */
  readonly settlesUnseen?: boolean;
}

export interface FleetTarget {
  readonly intercomId: string;
}

export interface StartOptions {
  /** The intercom that goes first; the first target unless told. */
  readonly canary?: string;
  /** Intercoms at the same time. */
  readonly width?: number;
  /** Uploads or other heavy work at the same time. */
  readonly heavyWidth?: number;
}

/** How fast a job goes, changed while it runs; what is not told stays. */
export interface Pace {
  /** Intercoms at the same time. */
  readonly width?: number;
  /** Uploads at the same time. */
  readonly uploads?: number;
}

/** Runs work on many intercoms, and goes on with it after a crash. */
export interface FleetRunner {
  /**
   * Says how work of a kind is done. Every kind is told at the start of the program: what a crash
   * left unknown begins to be settled then.
   */
  register<P>(kind: FleetKind<P>): void;
  /** Begins work of a registered kind and answers as soon as its plan is on the disk. */
  start<P>(
    kind: FleetKind<P>,
    params: P,
    options: StartOptions & { readonly targets: readonly FleetTarget[] },
  ): Promise<Fleet>;
  /** Newest first. */
  list(): readonly Fleet[];
  /** @throws AppError `job.not-found` */
  get(id: string): Fleet;
  /** What a job was started with; undefined where it is of another kind, or unknown. */
  paramsOf<P>(kind: FleetKind<P>, id: string): P | undefined;
  /** @throws AppError `job.not-found`, `job.not-now` */
  control(id: string, action: FleetAction, tasks?: readonly string[]): Promise<Fleet>;
  /**
   * More begin at once; fewer take hold as those under way end.
   *
   * @throws AppError `job.not-found`; `job.not-now` where it uploads nothing
   */
  pace(id: string, pace: Pace): Promise<Fleet>;
  /** @throws AppError `job.not-found` */
  log(fleet: string, task: string): readonly { readonly at: number; readonly text: string }[];
  /** Leaves what runs for the next start: it is unknown then, and settled. */
  close(): Promise<void>;
}

/** Whether an intercom is there, and when it appears. */
export interface Presence {
  /** False where nothing answers; an intercom that answers but refuses is there. */
  check(intercomId: string, signal: AbortSignal): Promise<boolean>;
  /** Searches the networks where these were, by their MAC; who is found is told by `onSeen`. */
  look(intercomIds: readonly string[]): void;
  /** Calls when an intercom was seen. Returns what ends it. */
  onSeen(listener: (intercomId: string) => void): () => void;
}
