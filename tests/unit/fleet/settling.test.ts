import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allWell, createBench, idOf, kindOf, untilClosed, type Bench } from './support/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.dispose());

describe('looking for those that are missing', () => {
  it('searches the network at once for each that is newly missed, and not every time it asks', async () => {
    const runner = await bench.open();
    for (const n of [2, 3]) bench.absent.add(idOf(n));
    const { id } = await bench.start(runner, kindOf(allWell), 3, { width: 1 });
    await expect.poll(() => runner.get(id).counts).toEqual({ done: 1, waiting: 2 });
    await expect.poll(() => bench.looks.flat()).toContain(idOf(2));
    const looks = bench.looks.length;
    bench.appear(idOf(3));
    await expect.poll(() => runner.get(id).counts).toEqual({ done: 2, waiting: 1 });
    expect(bench.looks).toHaveLength(looks);
    await runner.control(id, 'cancel');
  });

  it('looks at the next start for those that an interrupted job waits for', async () => {
    const runner = await bench.open();
    bench.absent.add(idOf(2));
    const kind = kindOf((context) => context.step('check', () => untilClosed(context)));
    const { id } = await bench.start(runner, kind, 2);
    await expect.poll(() => runner.get(id).counts).toEqual({ running: 1, waiting: 1 });
    await runner.close();

    const before = bench.looks.length;
    bench.absent.add(idOf(1));
    const next = await bench.open();
    next.register(kind);
    // Nobody has pressed anything: the one that waits and the one that is unknown are looked for.
    await expect
      .poll(() => new Set(bench.looks.slice(before).flat()))
      .toEqual(new Set([idOf(1), idOf(2)]));
    expect(next.get(id)).toMatchObject({
      state: 'interrupted',
      counts: { unknown: 1, waiting: 1 },
    });
    bench.appear(idOf(1));
    await expect.poll(() => next.get(id).counts).toEqual({ queued: 1, waiting: 1 });
  });
});

describe('work that is found half done after a crash', () => {
  it('goes on from there when told to, and says what is done where nobody goes on', async () => {
    const runner = await bench.open();
    const recalled: unknown[] = [];
    const outcome = 'The first half is done; the second is still to be done.';
    const kind = kindOf(
      async (context) => {
        const before = context.recalled();
        recalled.push(before);
        if ('half' in before) return { state: 'done', outcome: 'Both halves are done.' };
        await context.remember({ half: context.task.id });
        return context.step('check', () => untilClosed(context));
      },
      { settle: (context) => Promise.resolve({ facts: context.recalled(), outcome }) },
    );
    const { id } = await bench.start(runner, kind, 2);
    await expect.poll(() => recalled).toEqual([{}, {}]);
    await runner.close();

    const next = await bench.open();
    next.register(kind);
    await expect
      .poll(() => next.get(id).tasks.map((task) => task.outcome))
      .toEqual([outcome, outcome]);
    expect(next.get(id)).toMatchObject({ state: 'interrupted', counts: { queued: 2 } });

    await next.control(id, 'resume');
    const fleet = await bench.ended(next, id);
    expect(fleet.tasks.map((task) => task.outcome)).toEqual(Array(2).fill('Both halves are done.'));
    expect(recalled.slice(2)).toEqual([{ half: 't1' }, { half: 't2' }]);
  });

  it('keeps saying so when the job is stopped instead', async () => {
    const runner = await bench.open();
    const kind = kindOf(
      async (context) => {
        await context.remember({ half: true });
        return context.step('check', () => untilClosed(context));
      },
      { settle: () => Promise.resolve({ facts: { half: true }, outcome: 'Half done.' }) },
    );
    const { id } = await bench.start(runner, kind, 2, { width: 1 });
    await expect.poll(() => runner.get(id).tasks[0]?.steps[0]?.state).toBe('running');
    await runner.close();
    const next = await bench.open();
    next.register(kind);
    await expect.poll(() => next.get(id).counts).toEqual({ queued: 2 });
    await next.control(id, 'cancel');
    const fleet = await bench.ended(next, id);
    expect(fleet.tasks.map((task) => task.outcome)).toEqual(['Half done.', 'Not begun.']);

    // Begun after all, the one that was half done does the rest.
    const recalled: unknown[] = [];
    next.register(
      kindOf((context) => {
        recalled.push(context.recalled());
        return Promise.resolve({ state: 'done', outcome: 'Done.' });
      }),
    );
    await next.control(id, 'retry-failed', ['t1', 't2']);
    expect((await bench.ended(next, id)).counts).toEqual({ done: 2 });
    expect(recalled).toEqual([{ half: true }, {}]);
  });
});
