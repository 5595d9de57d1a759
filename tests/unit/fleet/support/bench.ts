import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { createFleetRunner } from '../../../../electron/backend/fleet/runner';
import type {
  FleetKind,
  FleetRunner,
  Presence,
  StartOptions,
  TaskContext,
  TaskEnd,
} from '../../../../electron/backend/fleet/types';
import { createIntercomLocks } from '../../../../electron/backend/jobs/intercom-locks';
import type { Emit } from '../../../../electron/backend/services';
import type { Fleet, FleetTask } from '../../../../shared/contract/fleet';
import { AppError } from '../../../../shared/errors';
import { createShiftedClock, type ShiftedClock } from '../../../support/clock';
import { createMemoryLog, type MemoryLog } from '../../../support/memory-log';

const paramsSchema = z.object({ word: z.string() });
export type Params = z.infer<typeof paramsSchema>;
type Work = (context: TaskContext<Params>) => Promise<TaskEnd>;

/** Something that a test opens when it likes. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** A kind whose three steps do what the test says. */
export function kindOf(run: Work, change: Partial<FleetKind<Params>> = {}): FleetKind<Params> {
  return {
    kind: 'test',
    params: paramsSchema,
    title: ({ word }, count) => `${word} ${count} intercoms`,
    steps: [
      { id: 'check', title: 'Check', weight: 1 },
      { id: 'send', title: 'Send', weight: 6, stoppable: true },
      { id: 'verify', title: 'Verify', weight: 3, joined: true },
    ],
    order: { canary: false, width: 16, heavyWidth: 4 },
    stopAfterSameFailures: Infinity,
    run,
    settle: () => Promise.resolve('again'),
    ...change,
  };
}

/** All three steps, and a good end. */
export const allWell: Work = async (context) => {
  for (const id of ['check', 'send', 'verify']) await context.step(id, () => Promise.resolve());
  return { state: 'done', outcome: `Runs ${context.params.word}.` };
};

/** Goes on until Lintel closes, as work does that is cut in the middle. */
export const untilClosed = ({ signal }: TaskContext<Params>): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new AppError('call.cancelled', 'Cut.')));
  });

export interface Bench {
  readonly folder: string;
  readonly clock: ShiftedClock;
  readonly log: MemoryLog;
  readonly seen: Fleet[];
  readonly notes: string[];
  /** Who the network was searched for, one entry for each search. */
  readonly looks: readonly (readonly string[])[];
  /** Holds on the computer now. */
  readonly awake: () => number;
  /** Intercoms that do not answer. */
  readonly absent: Set<string>;
  appear(id: string): void;
  open(): Promise<FleetRunner>;
  start(
    runner: FleetRunner,
    kind: FleetKind<Params>,
    count: number,
    options?: StartOptions,
  ): Promise<Fleet>;
  /** The job once it has ended. */
  ended(runner: FleetRunner, id: string): Promise<Fleet>;
  journals(): Promise<readonly string[]>;
  dispose(): Promise<void>;
}

export const idOf = (n: number): string => `0C11050000${String(n).padStart(2, '0')}`;

export const stateOf = (fleet: Fleet): readonly FleetTask['state'][] =>
  fleet.tasks.map(({ state }) => state);

/** A folder with runners on it, intercoms that come and go, and everything that was told. */
export async function createBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'lintel-fleet-'));
  const clock = createShiftedClock();
  const log = createMemoryLog();
  const seen: Fleet[] = [];
  const notes: string[] = [];
  const looks: (readonly string[])[] = [];
  const absent = new Set<string>();
  const listeners = new Set<(id: string) => void>();
  const runners: FleetRunner[] = [];
  let held = 0;

  const emit: Emit = (name, payload) => {
    if (name === 'fleets.changed') seen.push(payload as Fleet);
  };
  const presence: Presence = {
    look: (ids) => void looks.push(ids),
    check: (id) => Promise.resolve(!absent.has(id)),
    onSeen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    ...{ folder, clock, log, seen, notes, absent, looks },
    awake: () => held,
    appear(id) {
      absent.delete(id);
      for (const listener of [...listeners]) listener(id);
    },
    async open() {
      const runner = await createFleetRunner({
        ports: {
          ...{ dataFolder: folder, clock, log: log.log },
          keepAwake() {
            held += 1;
            return () => {
              held -= 1;
            };
          },
          notify: (title, text) => void notes.push(`${title}: ${text}`),
        },
        ...{ emit, presence },
        locks: createIntercomLocks(),
        describe: (id) => ({ name: `Door ${id.slice(-2)}`, address: '10.0.0.1', model: 'R29' }),
      });
      runners.push(runner);
      return runner;
    },
    start(runner, kind, count, options = {}) {
      runner.register(kind);
      const targets = Array.from({ length: count }, (_, n) => ({ intercomId: idOf(n + 1) }));
      return runner.start(kind, { word: 'Paint' }, { ...options, targets });
    },
    async ended(runner, id) {
      await expect.poll(() => runner.get(id).endedAt, { timeout: 15_000 }).not.toBeNull();
      return runner.get(id);
    },
    journals: () => readdir(join(folder, 'fleets')),
    async dispose() {
      for (const runner of runners) await runner.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
