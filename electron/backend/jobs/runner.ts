import { randomUUID } from 'node:crypto';
import type { Job, JobStep } from '../../../shared/contract/jobs';
import { AppError, toAppError } from '../../../shared/errors';
import type { Clock, Log } from '../ports';
import type { Emit } from '../services';
import type { IntercomLocks } from './intercom-locks';
import { closeStep, isEnded, openJournal } from './journal';
import type { JobContext, JobPlan, StepReport, Undo } from './plan';
import { createProgress } from './progress';

/** Milliseconds between two events that tell of progress only. */
const PROGRESS_EVERY_MS = 100;

export interface JobRunnerOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: Emit;
  /** Shared with every other work on intercoms: one after the other on the same one. */
  readonly locks: IntercomLocks;
}

/** Runs work that takes longer than a second, and remembers what became of it. */
export interface JobRunner {
  /**
   * Begins at once and answers with the job as it starts; follow `jobs.changed`. It is queued while
   * other work has the same intercom.
   */
  start(plan: JobPlan): Job;
  list(): readonly Job[];
  /** @throws AppError `job.not-found` */
  get(id: string): Job;
  /** Stops a job at its next safe point and answers when it has ended. */
  cancel(id: string): Promise<Job>;
  /** @throws AppError `job.not-found`, `job.cannot-undo` */
  undo(id: string): Promise<Job>;
  /**
   * Adds facts to the result of a job that has ended: what a person says of it afterwards.
   *
   * @throws AppError `job.not-found`, `job.not-ended`
   */
  note(id: string, facts: Readonly<Record<string, unknown>>): Job;
  /** Says how jobs of a kind are put back. */
  onUndo(kind: string, undo: Undo): void;
  /** Stops everything that runs and waits for it. */
  close(): Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

const round = (milliseconds: number): number => Math.round(milliseconds / 10) / 100;

/** Opens the journal in the data folder and answers with a runner that works on it. */
export async function createJobRunner(options: JobRunnerOptions): Promise<JobRunner> {
  const { clock, log, emit, locks } = options;
  const journal = await openJournal(options);
  const running = new Map<string, Running>();
  const undoers = new Map<string, Undo>();
  /** Jobs that are being put back, while it is found out how. */
  const undone = new Set<string>();

  const get = (id: string): Job => {
    const job = journal.get(id);
    if (!job) throw new AppError('job.not-found', 'This job is not in the list.');
    return job;
  };

  const execute = async (first: Job, plan: JobPlan, signal: AbortSignal): Promise<void> => {
    const progress = createProgress(plan.steps);
    let job = first;
    let lastEvent = -Infinity;
    let stepSince = 0;

    const publish = (next: Job, what: 'state' | 'progress'): void => {
      job = next;
      journal.put(job, what === 'state');
      const now = clock.now();
      if (what === 'progress' && now - lastEvent < PROGRESS_EVERY_MS) return;
      lastEvent = now;
      emit('jobs.changed', job);
    };

    const patchStep = (id: string, patch: Partial<JobStep>, what: 'state' | 'progress'): void => {
      const seconds = round(clock.now() - stepSince);
      const steps = job.steps.map((step) =>
        step.id === id ? { ...step, seconds, ...patch } : step,
      );
      publish({ ...job, steps, progress: progress.value }, what);
    };

    const step: JobContext['step'] = async (id, work) => {
      signal.throwIfAborted();
      stepSince = clock.now();
      let end: JobStep['state'] = 'done';
      patchStep(id, { state: 'running' }, 'state');
      const report: StepReport = {
        detail: (detail) => patchStep(id, { detail }, 'progress'),
        progress(fraction) {
          progress.at(id, fraction);
          patchStep(id, {}, 'progress');
        },
        warn(detail) {
          end = 'warning';
          patchStep(id, { detail }, 'progress');
        },
        skip(detail) {
          end = 'skipped';
          patchStep(id, { detail }, 'progress');
        },
      };
      try {
        const value = await work(report);
        progress.at(id, 1);
        patchStep(id, { state: end }, 'state');
        return value;
      } catch (error) {
        patchStep(id, {}, 'progress');
        throw error;
      }
    };

    const end = (state: Job['state'], patch: Partial<Job>): void =>
      publish({ ...job, ...patch, state, endedAt: clock.now(), canCancel: false }, 'state');

    let release: (() => void) | undefined;
    try {
      if (plan.intercomId !== null) release = await locks.acquire(plan.intercomId, signal);
      if (job.state === 'queued') publish({ ...job, state: 'running' }, 'state');
      await plan.run({
        id: job.id,
        signal,
        step,
        result: (facts) => publish({ ...job, result: { ...job.result, ...facts } }, 'progress'),
        canUndo: () => publish({ ...job, canUndo: true }, 'progress'),
      });
      const steps = job.steps.map((one) => closeStep(one, 'stopped'));
      const warned = steps.some((one) => one.state === 'warning');
      end(warned ? 'done-with-warnings' : 'done', { steps, progress: 1 });
    } catch (thrown) {
      const error = toAppError(thrown);
      const stopped = signal.aborted && error.code === 'call.cancelled';
      const steps = job.steps.map((one) => {
        const closed = closeStep(one, stopped ? 'stopped' : 'failed');
        return one.state === 'running' && !stopped ? { ...closed, detail: error.message } : closed;
      });
      end(stopped ? 'cancelled' : 'failed', { steps, error: stopped ? null : error.toData() });
      if (error.code === 'call.internal')
        log('error', 'A job failed unexpectedly', { kind: plan.kind, message: error.message });
    } finally {
      release?.();
    }
    log('info', 'A job ended', { kind: job.kind, state: job.state, code: job.error?.code });
  };

  const start = (plan: JobPlan): Job => {
    const job: Job = {
      id: randomUUID(),
      title: plan.title,
      kind: plan.kind,
      intercomId: plan.intercomId,
      state: plan.intercomId !== null && locks.isTaken(plan.intercomId) ? 'queued' : 'running',
      progress: 0,
      steps: plan.steps.map(({ id, title }) => ({
        id,
        title,
        state: 'pending',
        detail: '',
        seconds: 0,
      })),
      result: {},
      error: null,
      startedAt: clock.now(),
      endedAt: null,
      canCancel: true,
      canUndo: false,
    };
    journal.put(job, true);
    emit('jobs.changed', job);
    const controller = new AbortController();
    const ended = execute(job, plan, controller.signal).finally(() => running.delete(job.id));
    running.set(job.id, { controller, ended });
    return job;
  };

  const stop = async (id: string): Promise<void> => {
    const one = running.get(id);
    one?.controller.abort(new AppError('call.cancelled', 'Stopped.'));
    await one?.ended;
  };

  return {
    start,
    list: () => journal.all(),
    get,
    async cancel(id) {
      get(id);
      await stop(id);
      return get(id);
    },
    async undo(id) {
      const job = get(id);
      const undo = undoers.get(job.kind);
      if (!undo || !job.canUndo || !isEnded(job) || undone.has(id))
        throw new AppError('job.cannot-undo', 'This job left nothing that can be put back.');
      undone.add(id);
      try {
        const undoing = start(await undo(job));
        // Once is enough: what was put back must not be put back over later work.
        const spent = { ...(journal.get(id) ?? job), canUndo: false };
        journal.put(spent, true);
        emit('jobs.changed', spent);
        return undoing;
      } finally {
        undone.delete(id);
      }
    },
    note(id, facts) {
      const job = get(id);
      if (!isEnded(job)) throw new AppError('job.not-ended', 'This job still runs.');
      const noted = { ...job, result: { ...job.result, ...facts } };
      journal.put(noted, true);
      emit('jobs.changed', noted);
      return noted;
    },
    onUndo: (kind, undo) => void undoers.set(kind, undo),
    async close() {
      await Promise.all([...running.keys()].map(stop));
      await journal.flush();
    },
  };
}
