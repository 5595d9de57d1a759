import { appendFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIntercomLocks } from '../../../electron/backend/jobs/intercom-locks';
import { follow, type FleetRecord, type Line } from '../../../electron/backend/fleet/record';
import { countsInWords, secondsLeft } from '../../../electron/backend/fleet/view';
import { AppError } from '../../../shared/errors';
import { allWell, createBench, createGate, idOf, kindOf, type Bench } from './support/bench';

const task = (n: number): FleetRecord['tasks'][number] => ({
  ...{ id: `t${n}`, intercomId: idOf(n), name: '', address: '', model: 'R29' },
  ...{ state: 'queued', progress: 0, outcome: '', error: null, result: {} },
  steps: [{ id: 'a', title: 'A', state: 'pending', detail: '', seconds: 0 }],
  ...{ startedAt: null, endedAt: null, facts: {}, log: [] },
});

const record: FleetRecord = {
  ...{ id: 'f', title: 'T', kind: 'test', params: {}, width: 2, heavyWidth: 1 },
  ...{ state: 'running', progress: 0, stopReason: '', startedAt: 0, endedAt: null },
  tasks: [1, 2, 3].map(task),
};

const states = ['waiting', 'queued', 'running', 'done', 'failed', 'skipped', 'unknown'] as const;
const lines: fc.Arbitrary<Line> = fc.oneof(
  fc.record({
    t: fc.constant('step' as const),
    at: fc.constant(0),
    id: fc.constantFrom('t1', 't2', 't3'),
    step: fc.constant({ id: 'a', title: 'A', state: 'running' as const, detail: '', seconds: 0 }),
    progress: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({
    t: fc.constant('task' as const),
    at: fc.constant(0),
    id: fc.constantFrom('t1', 't2', 't3'),
    patch: fc.record({ state: fc.constantFrom(...states) }),
  }),
);

it('makes progress that never falls, whatever fails, waits or is tried again', () => {
  fc.assert(
    fc.property(fc.array(lines), (list) => {
      let now = record;
      for (const line of list) {
        const next = follow(now, line);
        expect(next.progress).toBeGreaterThanOrEqual(now.progress);
        expect(next.progress).toBeLessThanOrEqual(1);
        for (const [at, one] of next.tasks.entries())
          expect(one.progress).toBeGreaterThanOrEqual(now.tasks[at]?.progress ?? 0);
        now = next;
      }
    }),
  );
});

it('tells the time left from what the finished ones took, and nothing before', () => {
  const at = (patch: Partial<FleetRecord['tasks'][number]>, n: number) => ({
    ...task(n),
    ...patch,
  });
  const tasks = (...patches: Partial<FleetRecord['tasks'][number]>[]): FleetRecord => ({
    ...record,
    tasks: patches.map((patch, n) => at(patch, n + 1)),
  });
  const done = { state: 'done', startedAt: 0, endedAt: 60_000 } as const;
  const running = { state: 'running', startedAt: 60_000 } as const;
  const left = (one: FleetRecord) => secondsLeft(one, { now: 80_000, width: 2 });
  expect(left(tasks(running, {}, {}))).toBeNull();
  expect(left(tasks(done, running))).toBe(40);
  expect(left(tasks(done, running, {}, {}, {}))).toBe(110);
  expect(left(tasks(done, { state: 'waiting' }))).toBeNull();
  expect(countsInWords(tasks(done, { state: 'unknown' }, {}))).toBe(
    '1 done, 1 unknown, 1 not started',
  );
});

describe('one intercom', () => {
  it('is given to one after the other, in the order in which they asked', async () => {
    const locks = createIntercomLocks();
    const order: string[] = [];
    const { signal } = new AbortController();
    const first = await locks.acquire('a', signal);
    const second = locks.acquire('a', signal).then((release) => {
      order.push('second');
      return release;
    });
    const giveUp = new AbortController();
    const third = locks.acquire('a', giveUp.signal);
    const fourth = locks.acquire('a', signal).then(() => order.push('fourth'));
    expect(locks.isTaken('a')).toBe(true);
    expect(locks.isTaken('b')).toBe(false);
    giveUp.abort();
    await expect(third).rejects.toMatchObject({ code: 'call.cancelled' });
    first();
    first();
    (await second)();
    await fourth;
    expect(order).toEqual(['second', 'fourth']);
  });
});

describe('closing', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench();
  });
  afterEach(() => bench.dispose());

  it('leaves what ran unknown, and it is settled when the kind is there and it answers', async () => {
    const first = await bench.open();
    const gate = createGate();
    const hanging = kindOf(async (context) => {
      if (context.task.intercomId === idOf(1)) return allWell(context);
      await context.remember({ sent: true });
      return context.step('send', () => {
        gate.open();
        return new Promise((_, reject) => {
          context.signal.addEventListener('abort', () => {
            reject(new AppError('net.dropped', 'Cut.'));
          });
        });
      });
    });
    const { id } = await bench.start(first, hanging, 3, { width: 1 });
    await gate.opened;
    await first.close();
    expect(bench.notes).toEqual([]);

    bench.absent.add(idOf(2));
    const next = await bench.open();
    expect(next.get(id)).toMatchObject({
      state: 'interrupted',
      counts: { done: 1, unknown: 1, queued: 1 },
    });
    const settling = kindOf(allWell, {
      settle: (context) =>
        Promise.resolve({
          state: 'failed',
          outcome: `Still as before, sent: ${String(context.recalled().sent)}.`,
        }),
    });
    next.register(settling);
    await expect.poll(() => next.get(id).tasks[1]?.outcome).toMatch(/^Not known yet/);
    bench.appear(idOf(2));
    await expect.poll(() => next.get(id).tasks[1]?.state).toBe('failed');
    expect(next.get(id).tasks[1]?.outcome).toBe('Still as before, sent: true.');
    expect(next.get(id).state).toBe('interrupted');
    await next.control(id, 'resume');
    expect(await bench.ended(next, id)).toMatchObject({
      state: 'failed',
      counts: { done: 2, failed: 1 },
    });
    await expect(next.control(id, 'resume')).rejects.toMatchObject({ code: 'job.not-now' });
  });

  it('does not go on with work that this version does not know', async () => {
    const first = await bench.open();
    bench.absent.add(idOf(1));
    const { id } = await bench.start(first, kindOf(allWell), 1);
    await expect.poll(() => first.get(id).counts).toEqual({ waiting: 1 });
    await first.close();
    const next = await bench.open();
    await expect(next.control(id, 'resume')).rejects.toMatchObject({ code: 'job.not-now' });
    expect((await next.control(id, 'cancel')).counts).toEqual({ cancelled: 1 });
  });

  it('leaves out lines of a journal that cannot be read, and says so', async () => {
    const first = await bench.open();
    const { id } = await bench.start(first, kindOf(allWell), 2);
    await bench.ended(first, id);
    await expect.poll(() => bench.notes.length).toBe(1);
    await first.close();
    const path = `${bench.folder}/fleets/${id}.jsonl`;
    await appendFile(path, '\0\0\0\n{"t":"log","at":1,"id":"t1","text":"Kept."}\n{"t":"fle');
    await writeFile(`${bench.folder}/fleets/none.jsonl`, '{"t":"whole"');
    const next = await bench.open();
    expect(next.list()).toHaveLength(1);
    expect(next.log(id, 't1').at(-1)?.text).toBe('Kept.');
    expect(bench.log.text()).toContain('"unread":1');
    expect(await bench.journals()).toEqual([`${id}.jsonl`]);
  });
});
