import type { JobStep } from '../../../shared/contract/jobs';
import { toAppError, type AppError } from '../../../shared/errors';
import { closeStep } from '../jobs/journal';
import type { IntercomLocks } from '../jobs/intercom-locks';
import type { Line, TaskRecord } from './record';
import { createTask, type RunningTask, type TaskHost } from './task';
import type { FleetKind, Presence, TaskEnd } from './types';

export type Way = 'run' | 'settle';

/** What became of an attempt; `left` means that nothing of it was begun. */
export type AttemptEnd =
  | { readonly how: 'left' | 'not-there' | 'again' | 'cut' }
  | { readonly how: 'ended'; readonly failedAs: string | null; readonly message: string };

export interface AttemptOptions {
  readonly way: Way;
  readonly kind: FleetKind<unknown>;
  readonly params: unknown;
  readonly fleetId: string;
  readonly host: TaskHost;
  readonly locks: IntercomLocks;
  readonly presence: Presence;
  /** Whether it may begin still, asked once the intercom is free and there. */
  readonly mayBegin: () => boolean;
  readonly log: (error: AppError) => void;
}

/** A task under way, from waiting for its intercom to its end. */
export interface Attempt {
  readonly done: Promise<AttemptEnd>;
  stop(reason: AppError): void;
  abort(reason: AppError): void;
}

type TaskPatch = Extract<Line, { t: 'task' }>['patch'];

export function freshSteps(kind: FleetKind<unknown>): JobStep[] {
  return kind.steps.map(({ id, title }) => ({
    ...{ id, title, detail: '' },
    state: 'pending',
    seconds: 0,
  }));
}

/** What a task looks like before an attempt: nothing of an earlier one may be taken for its own. */
export const fresh = (kind: FleetKind<unknown>): TaskPatch => ({
  ...{ outcome: '', error: null, result: {}, facts: {}, endedAt: null },
  steps: freshSteps(kind),
});

/** Steps of a task that has ended: none may seem to go on. */
function closed(task: TaskRecord, state: TaskEnd['state'] | 'cancelled'): JobStep[] {
  const settled = state === 'done' || state === 'done-with-warnings';
  return task.steps.map((step) => {
    if (step.state === 'running' && settled)
      return { ...step, state: 'done', detail: 'Found done when it was read again.' };
    if (step.state === 'pending') return closeStep(step, 'stopped');
    return closeStep(step, state === 'failed' ? 'failed' : 'stopped');
  });
}

const titleOf = (task: TaskRecord, stepId: string): string =>
  task.steps.find(({ id }) => id === stepId)?.title ?? '';

/** Makes one attempt at a task, or at finding out what became of an earlier one. */
export function beginAttempt(options: AttemptOptions): Attempt {
  const { way, kind, params, fleetId, host, locks, presence, mayBegin, log } = options;
  const { clock } = host;
  const { id, intercomId } = host.record();
  const before = new AbortController();
  let running: RunningTask<unknown> | undefined;
  let aborted = false;
  let stopAsked = false;

  const patch = (change: TaskPatch): Promise<void> =>
    host.write({ t: 'task', at: clock.now(), id, patch: change }, true);

  const end = async (
    state: TaskEnd['state'] | 'cancelled',
    told: Pick<TaskPatch, 'outcome' | 'error' | 'result'>,
  ): Promise<void> =>
    patch({ ...told, state, steps: closed(host.record(), state), endedAt: clock.now() });

  const finish = async (made: TaskEnd, at: string): Promise<AttemptEnd> => {
    const { state, outcome, result = {}, error } = made;
    const data = state === 'failed' && error ? error.toData() : null;
    await end(state, { outcome, result: { ...result }, error: data });
    const failedAs =
      state === 'failed' ? `${error?.code ?? ''}@${titleOf(host.record(), at)}` : null;
    return { how: 'ended', failedAs, message: error?.message ?? outcome };
  };

  const run = async (task: RunningTask<unknown>): Promise<AttemptEnd> => {
    try {
      // What settling handed on stays: this attempt does the rest.
      const { facts: _kept, ...anew } = fresh(kind);
      await patch({ ...anew, state: 'running', startedAt: clock.now() });
      return await finish(await kind.run(task.context), task.at());
    } catch (thrown) {
      if (aborted) return { how: 'cut' };
      const error = toAppError(thrown);
      const at = titleOf(host.record(), task.at());
      if (stopAsked && error.code === 'call.cancelled') {
        const outcome =
          at === '' ? 'Stopped before it began.' : `Stopped. It got as far as "${at}".`;
        await end('cancelled', { outcome });
        return { how: 'ended', failedAs: null, message: outcome };
      }
      if (error.code === 'call.internal') log(error);
      return finish({ state: 'failed', outcome: error.message, error }, task.at());
    }
  };

  const settle = async (task: RunningTask<unknown>): Promise<AttemptEnd> => {
    try {
      await patch({ outcome: 'Reading what became of it.' });
      const made = await kind.settle(task.context);
      if (made === 'wait') return { how: 'not-there' };
      if (made !== 'again' && 'state' in made) return await finish(made, task.at());
      const handedOn = made === 'again' ? {} : { facts: { ...made.facts }, outcome: made.outcome };
      await patch({ ...fresh(kind), ...handedOn, state: 'queued', startedAt: null });
      return { how: 'again' };
    } catch (thrown) {
      if (aborted) return { how: 'cut' };
      const error = toAppError(thrown);
      if (error.code === 'call.internal') log(error);
      // Not read is not known: it stays unknown, and says why.
      await patch({ outcome: `It could not be read: ${error.message}` });
      return { how: 'cut' };
    }
  };

  const attempt = async (): Promise<AttemptEnd> => {
    let release: (() => void) | undefined;
    try {
      release = await locks.acquire(intercomId, before.signal);
      const unseen = (way === 'settle' ? kind.settlesUnseen : kind.runsUnseen) === true;
      const there = unseen || (await presence.check(intercomId, before.signal));
      if (before.signal.aborted || !mayBegin()) return { how: 'left' };
      if (!there) return { how: 'not-there' };
      running = createTask({ kind, params, fleetId, host });
      return await (way === 'run' ? run(running) : settle(running));
    } catch (thrown) {
      if (before.signal.aborted) return { how: 'left' };
      const error = toAppError(thrown);
      log(error);
      // It must not stay in the queue: whatever went wrong would go wrong again at once.
      if (way === 'run')
        return await finish({ state: 'failed', outcome: error.message, error }, '');
      await patch({ outcome: `It could not be read: ${error.message}` });
      return { how: 'cut' };
    } finally {
      release?.();
    }
  };

  return {
    done: attempt(),
    stop(reason) {
      stopAsked = true;
      before.abort(reason);
      running?.stop(reason);
    },
    abort(reason) {
      aborted = true;
      before.abort(reason);
      running?.abort(reason);
    },
  };
}
