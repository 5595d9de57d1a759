import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FleetTask } from '../../../shared/contract/fleet';
import { AppError } from '../../../shared/errors';
import type { IntercomLocks } from '../jobs/intercom-locks';
import type { Ports } from '../ports';
import type { Emit } from '../services';
import { freshSteps } from './attempt';
import { createAwake, type FleetDeps } from './deps';
import { createFleetJob, type FleetJob } from './job';
import { readFleetJournals, removeFleetJournal } from './journal';
import type { FleetRecord } from './record';
import type { FleetKind, FleetRunner, FleetTarget, Presence } from './types';

/** How many ended jobs are remembered. */
const MAX_FLEETS = 100;

export interface FleetRunnerOptions {
  readonly ports: Pick<Ports, 'dataFolder' | 'clock' | 'log' | 'keepAwake' | 'notify'>;
  readonly emit: Emit;
  readonly locks: IntercomLocks;
  readonly presence: Presence;
  /** What a row shows of an intercom. @throws AppError `device.not-found` */
  readonly describe: (id: string) => Pick<FleetTask, 'name' | 'address' | 'model'>;
}

/**
 * Opens the journals in the folder `fleets` of the data folder and answers with a runner that works
 * on them. What ran when the program ended is `interrupted` now; it is settled as soon as its kind
 * is registered, and goes on when told to.
 *
 * @throws AppError `file.unreadable`
 */
export async function createFleetRunner(options: FleetRunnerOptions): Promise<FleetRunner> {
  const { ports, emit, locks, presence, describe } = options;
  const { clock, log } = ports;
  const folder = join(ports.dataFolder, 'fleets');
  await mkdir(folder, { recursive: true });
  const deps: FleetDeps = {
    ...{ folder, clock, log, locks, presence },
    awake: createAwake(ports.keepAwake),
    changed: (fleet) => emit('fleets.changed', fleet),
    notify: (title, text) => ports.notify?.(title, text),
  };
  const kinds = new Map<string, FleetKind<unknown>>();
  const jobs = new Map<string, FleetJob>();

  for (const record of await readFleetJournals(folder, log)) {
    const job = createFleetJob(record, deps);
    await job.reopen();
    jobs.set(record.id, job);
  }

  const newest = (): readonly (readonly [string, FleetJob])[] =>
    [...jobs].sort(([, a], [, b]) => b.startedAt - a.startedAt);

  const forgetOld = async (): Promise<void> => {
    for (const [id, job] of newest()
      .filter(([, one]) => one.isEnded())
      .slice(MAX_FLEETS)) {
      jobs.delete(id);
      await job.close();
      await removeFleetJournal(folder, id);
    }
  };

  const get = (id: string): FleetJob => {
    const job = jobs.get(id);
    if (!job) throw new AppError('job.not-found', 'This job is not in the list.');
    return job;
  };

  const unsubscribe = presence.onSeen((intercomId) => {
    for (const job of jobs.values()) if (!job.isEnded()) job.seen(intercomId);
  });

  const inOrder = (targets: readonly FleetTarget[], canary?: string): readonly string[] => {
    const ids = [...new Set(targets.map(({ intercomId }) => intercomId))];
    if (ids.length === 0)
      throw new AppError('call.bad-input', 'ids: choose at least one intercom.');
    return canary !== undefined && ids.includes(canary)
      ? [canary, ...ids.filter((id) => id !== canary)]
      : ids;
  };

  const shownOf = (id: string): Pick<FleetTask, 'name' | 'address' | 'model'> => {
    const { name, address, model } = describe(id);
    return { name, address, model };
  };

  return {
    register(kind) {
      kinds.set(kind.kind, kind);
      for (const job of jobs.values()) if (job.view().kind === kind.kind) job.setKind(kind);
    },
    async start(kind, given, { targets, canary, width, heavyWidth }) {
      const params = kind.params.parse(given);
      const ids = inOrder(targets, canary);
      const record: FleetRecord = {
        id: randomUUID(),
        title: kind.title(params, ids.length),
        kind: kind.kind,
        params,
        width: width ?? kind.order.width,
        heavyWidth: heavyWidth ?? kind.order.heavyWidth ?? null,
        state: 'running',
        ...{ progress: 0, stopReason: '', startedAt: clock.now(), endedAt: null },
        tasks: ids.map((intercomId, at) => ({
          ...{ id: `t${at + 1}`, intercomId, ...shownOf(intercomId) },
          ...{ state: 'queued', progress: 0, steps: freshSteps(kind), outcome: '', error: null },
          ...{ result: {}, startedAt: null, endedAt: null, facts: {}, log: [] },
        })),
      };
      const job = createFleetJob(record, deps);
      job.setKind(kind);
      await job.begin();
      jobs.set(record.id, job);
      await forgetOld();
      return job.view();
    },
    list: () => newest().map(([, job]) => job.view()),
    get: (id) => get(id).view(),
    paramsOf(kind, id) {
      const job = jobs.get(id);
      return job?.view().kind === kind.kind ? kind.params.safeParse(job.params()).data : undefined;
    },
    control: (id, action, tasks) => get(id).control(action, tasks),
    pace: (id, pace) => get(id).pace(pace),
    log: (id, task) => get(id).log(task),
    async close() {
      unsubscribe();
      await Promise.all([...jobs.values()].map((job) => job.close()));
    },
  };
}
