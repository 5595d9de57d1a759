import pLimit from 'p-limit';
import type { Fleet, FleetAction } from '../../../shared/contract/fleet';
import { AppError } from '../../../shared/errors';
import { beginAttempt, fresh, type Attempt, type AttemptEnd, type Way } from './attempt';
import { chosenFor, limitOf } from './choose';
import type { FleetDeps } from './deps';
import { openFleetJournal } from './journal';
import { createLookOut } from './look-out';
import { follow, withTask, type FleetRecord, type Line, type TaskRecord } from './record';
import { stopped } from './task';
import { createTeller } from './teller';
import type { FleetKind, Pace } from './types';
import { countsInWords, endedWell, endStateOf, isOver, ofState, viewOf, secondsLeft } from './view';

/** One job on many intercoms. */
export interface FleetJob {
  readonly startedAt: number;
  view(): Fleet;
  /** As it was started with. */
  params(): unknown;
  log(task: string): TaskRecord['log'];
  /** Whether nothing more happens to it by itself. */
  isEnded(): boolean;
  /** Writes the plan and begins. @throws AppError `file.unwritable` */
  begin(): Promise<void>;
  /** After a crash: what ran is unknown now. */
  reopen(): Promise<void>;
  /** From now on it can run; what is unknown begins to be settled. */
  setKind(kind: FleetKind<unknown>): void;
  control(action: FleetAction, tasks?: readonly string[]): Promise<Fleet>;
  pace(pace: Pace): Promise<Fleet>;
  seen(intercomId: string): void;
  close(): Promise<void>;
}

const notNow = (why: string): AppError => new AppError('job.not-now', why);

/** Makes the job out of its record: a new one, or one that was read from the disk. */
export function createFleetJob(first: FleetRecord, deps: FleetDeps): FleetJob {
  const { clock, log, locks, presence, folder } = deps;
  const journal = openFleetJournal(folder, first.id);
  const heavy = pLimit(first.heavyWidth ?? Number.POSITIVE_INFINITY);
  const active = new Map<string, Attempt>();
  const failures = new Map<string, number>();
  let record = first;
  let kind: FleetKind<unknown> | undefined;
  let closing = false;
  let ending: Promise<void> = Promise.resolve();
  let goOn: (() => void)[] = [];

  const view = (): Fleet => {
    const width = kind ? limitOf(record, kind) : record.width;
    return viewOf(record, secondsLeft(record, { now: clock.now(), width }));
  };
  const teller = createTeller({ clock, tell: () => deps.changed(view()) });

  const write = async (line: Line, sync: boolean): Promise<void> => {
    record = follow(record, line);
    tell();
    const kept = journal.append(line, sync);
    if (sync) return kept;
    kept.catch((error: unknown) => {
      const reason = error instanceof AppError ? error.details.reason : String(error);
      log('error', 'A line of a journal could not be kept', { id: record.id, reason });
    });
  };

  /** A change of the whole; it stands in memory also where the disk is full. */
  const patch = async (change: Partial<FleetRecord>): Promise<void> => {
    const { state, stopReason, endedAt, width, heavyWidth } = { ...record, ...change };
    await write({ t: 'fleet', patch: { state, stopReason, endedAt, width, heavyWidth } }, true);
  };

  const patchTask = (id: string, change: Extract<Line, { t: 'task' }>['patch']): Promise<void> =>
    write({ t: 'task', at: clock.now(), id, patch: change }, true);

  const taskOf = (id: string): TaskRecord => {
    const task = record.tasks.find((one) => one.id === id);
    if (!task) throw new AppError('job.not-found', 'This job has no such intercom.');
    return task;
  };

  const isBusy = (): boolean =>
    active.size > 0 || (record.state === 'running' && ofState(record, 'queued').length > 0);

  const tell = (): void => {
    deps.awake.hold(record.id, !closing && isBusy());
    teller.changed();
  };

  const complain = (error: unknown): void =>
    log('error', 'A job on many met something unexpected', {
      id: record.id,
      reason: error instanceof Error ? error.message : String(error),
    });

  const release = (): void => {
    const waiting = goOn;
    goOn = [];
    for (const resolve of waiting) resolve();
  };

  const say = (id: string, outcome: string): void => {
    record = withTask(record, id, (task) => ({ ...task, outcome }));
    teller.changed();
  };

  const safePoint = async (id: string, way: Way): Promise<void> => {
    while (way === 'run' && record.state === 'paused' && !closing) {
      say(id, 'Holds here until the job goes on.');
      await new Promise<void>((resolve) => goOn.push(resolve));
      say(id, '');
    }
    if (closing) throw stopped();
  };

  const stopBy = async (stopReason: string): Promise<void> => {
    await patch({ state: 'stopped', stopReason });
    deps.notify(record.title, stopReason);
  };

  const judge = async ({ failedAs, message }: AttemptEnd & { how: 'ended' }): Promise<void> => {
    if (failedAs === null || record.state !== 'running' || kind === undefined) return;
    const count = (failures.get(failedAs) ?? 0) + 1;
    failures.set(failedAs, count);
    if (ofState(record, 'queued', 'waiting').length === 0) return;
    const step = failedAs.slice(failedAs.indexOf('@') + 1);
    const where = step === '' ? message : `"${step}": ${message}`;
    if (count >= kind.stopAfterSameFailures)
      await stopBy(`${count} failed in the same way at ${where} The rest was not begun.`);
    else if (kind.order.canary && !record.tasks.some(endedWell))
      await stopBy(`The first one failed at ${where} The rest was not begun.`);
  };

  const notThere = async (id: string, way: Way): Promise<void> => {
    const outcome =
      way === 'run'
        ? 'It does not answer. It is taken up as soon as it is there.'
        : 'Not known yet: it does not answer. It is read as soon as it is there.';
    if (taskOf(id).outcome !== outcome)
      await patchTask(id, way === 'run' ? { state: 'waiting', outcome } : { outcome });
    lookOut.begin();
  };

  const attempt = (id: string, way: Way, by: FleetKind<unknown>): void => {
    const from = taskOf(id).state;
    const made = beginAttempt({
      ...{ way, kind: by, params: record.params, fleetId: record.id, locks, presence },
      host: {
        clock,
        record: () => taskOf(id),
        write,
        show(change) {
          record = withTask(record, id, change);
          teller.changed();
        },
        safePoint: () => safePoint(id, way),
        heavily: (work) => heavy(work),
        heavyIsFull: () => heavy.activeCount + heavy.pendingCount >= heavy.concurrency,
      },
      mayBegin: () =>
        !closing && taskOf(id).state === from && (way === 'settle' || record.state === 'running'),
      log: complain,
    });
    active.set(id, made);
    tell();
    ending = Promise.all([
      ending,
      made.done
        .then(async (end) => {
          if (closing) return;
          if (end.how === 'not-there') await notThere(id, way);
          if (end.how === 'ended' && way === 'run') await judge(end);
        })
        .catch(complain)
        .then(() => {
          active.delete(id);
          return pump();
        })
        .catch(complain),
    ]).then(() => undefined);
  };

  const finish = async (state: FleetRecord['state']): Promise<void> => {
    await patch({ state, endedAt: clock.now() });
    await journal.compact(record);
    log('info', 'A job on many ended', { id: record.id, kind: record.kind, state });
    deps.notify(record.title, `${countsInWords(record)}.`);
  };

  const pump = async (): Promise<void> => {
    if (closing || record.endedAt !== null) {
      tell();
      return;
    }
    if (kind !== undefined && record.state === 'running') {
      const next = ofState(record, 'queued').filter(({ id }) => !active.has(id));
      const free = Math.max(0, limitOf(record, kind) - active.size);
      for (const { id } of next.slice(0, free)) attempt(id, 'run', kind);
    }
    tell();
    if (active.size > 0) return;
    const left = record.tasks.filter((task) => !isOver(task));
    if (record.state === 'stopping') await finish('cancelled');
    else if (left.length === 0) await finish(endStateOf(record));
  };

  const settle = (test: (task: TaskRecord) => boolean): void => {
    if (kind === undefined || closing) return;
    for (const task of ofState(record, 'unknown'))
      if (!active.has(task.id) && test(task)) attempt(task.id, 'settle', kind);
  };

  const queueWaiting = async (test: (task: TaskRecord) => boolean): Promise<void> => {
    for (const { id } of ofState(record, 'waiting').filter(test))
      await patchTask(id, { state: 'queued', outcome: '' });
  };

  const known = (): FleetKind<unknown> => {
    if (kind === undefined) throw notNow('This version of Lintel cannot do this kind of work.');
    return kind;
  };

  const actions: Record<FleetAction, (tasks?: readonly string[]) => Promise<void>> = {
    async pause() {
      if (record.state !== 'running') throw notNow('It does not run.');
      await patch({ state: 'paused' });
    },
    async resume() {
      if (!['paused', 'stopped', 'interrupted'].includes(record.state))
        throw notNow('There is nothing to go on with.');
      known();
      failures.clear();
      await patch({ state: 'running', stopReason: '' });
      await queueWaiting(() => true);
      release();
      settle(() => true);
    },
    async cancel() {
      if (record.endedAt !== null || record.state === 'stopping')
        throw notNow('It has ended already, or is about to.');
      await patch({ state: 'stopping', stopReason: '' });
      for (const { id, outcome, facts } of ofState(record, 'queued', 'waiting')) {
        const half = Object.keys(facts).length > 0;
        await patchTask(id, {
          ...{ state: 'cancelled', outcome: half ? outcome : 'Not begun.', endedAt: clock.now() },
        });
      }
      for (const [id, one] of active)
        if (taskOf(id).state === 'unknown') one.abort(stopped());
        else one.stop(stopped());
      release();
    },
    async 'retry-failed'(tasks) {
      const by = known();
      if (record.state === 'stopping') throw notNow('It is about to stop. Wait for that.');
      const chosen = chosenFor('retry-failed', record, tasks);
      if (chosen.length === 0) throw notNow('None of them failed.');
      failures.clear();
      for (const { id, steps, facts, outcome } of chosen) {
        // One that was stopped before it began goes on from what settling had found.
        const half =
          steps.every(({ state }) => state === 'pending') && Object.keys(facts).length > 0;
        const kept = half ? { facts, outcome } : {};
        await patchTask(id, { ...fresh(by), ...kept, state: 'queued', startedAt: null });
      }
      const held = record.state === 'paused' || record.state === 'interrupted';
      await patch({
        ...{ state: held ? record.state : 'running', endedAt: null },
        stopReason: held ? record.stopReason : '',
      });
    },
    async 'skip-unreachable'(tasks) {
      const chosen = chosenFor('skip-unreachable', record, tasks);
      if (chosen.length === 0) throw notNow('None of them is waited for.');
      for (const { id, state } of chosen) {
        const outcome = state === 'waiting' ? 'Left out: it was not there.' : 'Left out.';
        await patchTask(id, { state: 'skipped', outcome, endedAt: clock.now() });
        active.get(id)?.stop(stopped());
      }
    },
    settle(tasks) {
      known();
      settle(({ id }) => tasks?.includes(id) ?? true);
      return Promise.resolve();
    },
  };

  const seen = (intercomId: string): void => {
    settle((task) => task.intercomId === intercomId);
    if (record.state !== 'running') return;
    void queueWaiting((task) => task.intercomId === intercomId)
      .then(pump)
      .catch(complain);
  };

  const lookOut = createLookOut({
    ...{ clock, log, presence, seen },
    missing: () =>
      ofState(record, 'unknown', ...(record.state === 'running' ? (['waiting'] as const) : [])).map(
        ({ intercomId }) => intercomId,
      ),
    isBusy: (intercomId) =>
      record.tasks.some((task) => task.intercomId === intercomId && active.has(task.id)),
  });

  return {
    startedAt: first.startedAt,
    view,
    params: () => record.params,
    log: (id) => taskOf(id).log,
    isEnded: () => record.endedAt !== null && ofState(record, 'unknown').length === 0,
    async begin() {
      await write({ t: 'whole', record }, true);
      void pump().catch(complain);
    },
    async reopen() {
      if (record.endedAt !== null) return;
      const ran = ofState(record, 'running');
      for (const { id } of ran)
        await patchTask(id, { state: 'unknown', outcome: 'Lintel was closed while this ran.' });
      const held = record.state === 'paused' || record.state === 'stopped';
      if (record.tasks.every(isOver)) return finish(endStateOf(record));
      if (held && ran.length === 0) return;
      await patch({
        state: 'interrupted',
        stopReason:
          'Lintel was closed in the middle of it. What was under way is read; the rest waits for you.',
      });
    },
    setKind(made) {
      kind = made;
      settle(() => true);
      // So that it is known where they are once the job goes on.
      if (record.endedAt === null)
        presence.look(ofState(record, 'waiting').map(({ intercomId }) => intercomId));
    },
    async control(action, tasks) {
      await actions[action](tasks);
      await pump();
      return view();
    },
    async pace({ width = record.width, uploads }) {
      if (uploads !== undefined && record.heavyWidth === null)
        throw notNow('Nothing is uploaded in this job.');
      const heavyWidth = uploads ?? record.heavyWidth;
      await patch({ width, heavyWidth });
      if (heavyWidth !== null) heavy.concurrency = heavyWidth;
      await pump();
      return view();
    },
    seen,
    async close() {
      closing = true;
      teller.close();
      for (const one of active.values())
        one.abort(new AppError('call.shut-down', 'Lintel is closing.'));
      release();
      await lookOut.close();
      await ending;
      await journal.close();
      deps.awake.hold(record.id, false);
    },
  };
}
