import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFleetRunner } from '../../electron/backend/fleet/runner';
import type { FleetRunner } from '../../electron/backend/fleet/types';
import { createIntercomLocks } from '../../electron/backend/jobs/intercom-locks';
import { realClock } from '../support/clock';
import { createMemoryLog } from '../support/memory-log';
import { fleetKind, idOf } from './support/fleet-kind';
import { killedAt } from './support/kill';
import { everybodyThere } from './support/presence';

let folder: string;
let runners: FleetRunner[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-crash-'));
  runners = [];
});
afterEach(async () => {
  for (const runner of runners) await runner.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the program until both under way have got as far as they get, then kills it. */
async function crash(): Promise<void> {
  const reached = new Set<string>();
  await killedAt(
    { script: 'tests/faults/support/fleet-child.ts', argument: folder },
    (line) => reached.add(line).size === 2,
  );
  expect([...reached].sort()).toEqual(['reached 8', 'reached 9']);
}

async function open(dataFolder: string): Promise<FleetRunner> {
  const runner = await createFleetRunner({
    ports: { dataFolder, clock: realClock, log: createMemoryLog().log },
    emit: () => undefined,
    locks: createIntercomLocks(),
    presence: everybodyThere,
    describe: (id) => ({ name: id, address: '10.0.0.1', model: 'R29' }),
  });
  runners.push(runner);
  return runner;
}

const runs: string[] = [];
const finishing = fleetKind((context) => {
  runs.push(context.task.intercomId);
  return Promise.resolve({ state: 'done', outcome: 'Done later.' });
});

describe('a program that was killed in the middle', () => {
  it('opens with what is done, settles the unknown by reading, and goes on when told', async () => {
    await crash();
    const runner = await open(folder);
    const [fleet] = runner.list();
    expect(fleet).toMatchObject({
      state: 'interrupted',
      stopReason:
        'Lintel was closed in the middle of it. What was under way is read; the rest waits for you.',
      counts: { done: 7, unknown: 2, queued: 5 },
      endedAt: null,
    });
    const id = fleet?.id ?? '';

    runs.length = 0;
    runner.register(finishing);
    // What had taken is done; what had not lasted is to do again. Nothing is begun by itself.
    await expect.poll(() => runner.get(id).counts).toEqual({ done: 8, queued: 6 });
    expect(runner.get(id).state).toBe('interrupted');
    expect(runner.get(id).tasks[7]).toMatchObject({ state: 'done', outcome: 'It had taken.' });
    expect(runs).toEqual([]);

    await runner.control(id, 'resume');
    await expect.poll(() => runner.get(id).state).toBe('done');
    expect(runner.get(id)).toMatchObject({ counts: { done: 14 }, progress: 1 });
    expect([...runs].sort()).toEqual([9, 10, 11, 12, 13, 14].map(idOf));

    // And it is still so for the next start.
    const next = await open(folder);
    expect(next.get(id)).toMatchObject({ state: 'done', counts: { done: 14 } });
    expect(next.log(id, 't8').map(({ text }) => text)).toContain('It had taken.');
  });

  it('reads a journal that is torn at any byte of its last line, and writes on', async () => {
    await crash();
    const fleets = join(folder, 'fleets');
    const [name = ''] = await readdir(fleets);
    const whole = await readFile(join(fleets, name));
    const lastLine = whole.lastIndexOf(0x0a, whole.length - 2) + 1;
    expect(whole.length - lastLine).toBeGreaterThan(50);
    for (let length = lastLine; length < whole.length; length += 1) {
      const copy = await mkdtemp(join(folder, 'torn-'));
      await cp(fleets, join(copy, 'fleets'), { recursive: true });
      await writeFile(join(copy, 'fleets', name), whole.subarray(0, length));
      const runner = await open(copy);
      const [fleet] = runner.list();
      expect(fleet, `torn at ${length - lastLine}`).toMatchObject({
        state: 'interrupted',
        counts: { done: 7, unknown: 2, queued: 5 },
      });
      await runner.close();
      // Every line is whole again: nothing was written onto the torn one.
      const lines = (await readFile(join(copy, 'fleets', name), 'utf8')).trimEnd().split('\n');
      for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
      expect((await open(copy)).list()[0]?.counts).toEqual(fleet?.counts);
    }
  });
});
