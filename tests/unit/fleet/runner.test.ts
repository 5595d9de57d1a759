import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors';
import {
  allWell,
  createBench,
  createGate,
  idOf,
  kindOf,
  stateOf,
  type Bench,
} from './support/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.dispose());

describe('work on many intercoms', () => {
  it('runs a task for each, tells of it, and ends with one word about all', async () => {
    const runner = await bench.open();
    const { id, title } = await bench.start(runner, kindOf(allWell), 12);
    expect(title).toBe('Paint 12 intercoms');
    const fleet = await bench.ended(runner, id);
    expect(fleet).toMatchObject({ state: 'done', progress: 1, counts: { done: 12 } });
    expect(fleet.tasks[0]).toMatchObject({
      name: 'Door 01',
      state: 'done',
      outcome: 'Runs Paint.',
    });
    expect(fleet.tasks[0]?.steps.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    const lines = runner.log(id, 't1').map(({ text }) => text);
    expect(lines).toContain('Check');
    expect(lines.at(-1)).toBe('Runs Paint.');
    await expect.poll(() => bench.notes).toEqual(['Paint 12 intercoms: 12 done.']);
    expect(bench.awake()).toBe(0);
  });

  it('keeps to the width, and to the places for heavy work', async () => {
    const runner = await bench.open();
    const now = { all: 0, heavy: 0 };
    const most = { all: 0, heavy: 0 };
    const busy = async (what: 'all' | 'heavy'): Promise<void> => {
      now[what] += 1;
      most[what] = Math.max(most[what], now[what]);
      await bench.clock.sleep(3);
      now[what] -= 1;
    };
    const kind = kindOf(async (context) => {
      await context.step('check', () => busy('all'));
      await context.step('send', () => context.heavily(() => busy('heavy')));
      return { state: 'done', outcome: '' };
    });
    const { id } = await bench.start(runner, kind, 30, { width: 6, heavyWidth: 2 });
    expect(bench.awake()).toBe(1);
    const fleet = await bench.ended(runner, id);
    expect(fleet.counts).toEqual({ done: 30 });
    expect(most.all).toBeLessThanOrEqual(6);
    expect(most.heavy).toBe(2);
  });

  it('changes its pace while it runs: more begin at once, fewer as those under way end', async () => {
    const runner = await bench.open();
    const gates = Array.from({ length: 12 }, createGate);
    const gateOf = (task: string) => gates[Number(task.slice(1)) - 1];
    const now = { all: 0, heavy: 0 };
    const kind = kindOf(async (context) => {
      now.all += 1;
      await context.step('send', () =>
        context.heavily(async () => {
          now.heavy += 1;
          await gateOf(context.task.id)?.opened;
          now.heavy -= 1;
        }),
      );
      now.all -= 1;
      return { state: 'done', outcome: '' };
    });
    const { id } = await bench.start(runner, kind, 12, { width: 3, heavyWidth: 1 });
    await expect.poll(() => now).toEqual({ all: 3, heavy: 1 });
    // Whoever has to wait for a place says so meanwhile.
    const waits = (): number =>
      runner.get(id).tasks.filter(({ outcome }) => outcome === 'Waits for its turn to upload.')
        .length;
    await expect.poll(waits).toBe(2);

    expect(await runner.pace(id, { width: 6, uploads: 4 })).toMatchObject({ width: 6, uploads: 4 });
    await expect.poll(() => now).toEqual({ all: 6, heavy: 4 });
    await expect.poll(waits).toBe(2);

    await runner.pace(id, { width: 2, uploads: 1 });
    gates.slice(0, 4).forEach((gate) => gate.open());
    // Four have ended and nobody took their place: two are still under way, one of them sends.
    await expect.poll(() => runner.get(id).counts).toEqual({ done: 4, running: 2, queued: 6 });
    await expect.poll(() => now).toEqual({ all: 2, heavy: 1 });

    // What was told is kept: also the next start goes at that pace.
    const closed = runner.close();
    gates.forEach((gate) => gate.open());
    await closed;
    const next = await bench.open();
    expect(next.get(id)).toMatchObject({ width: 2, uploads: 1, state: 'interrupted' });
    next.register(kind);
    await next.control(id, 'resume');
    expect((await bench.ended(next, id)).counts).toEqual({ done: 12 });
  });

  it('has no pace of uploads where nothing is uploaded', async () => {
    const runner = await bench.open();
    const kind = kindOf(allWell, { order: { canary: false, width: 4 } });
    const { id, uploads } = await bench.start(runner, kind, 2);
    expect(uploads).toBeNull();
    await expect(runner.pace(id, { uploads: 2 })).rejects.toMatchObject({ code: 'job.not-now' });
    await bench.ended(runner, id);
  });

  it('says what failed and at which step, and leaves out what was not reached', async () => {
    const runner = await bench.open();
    const kind = kindOf(async (context) => {
      context.skip('check', 'Not needed.');
      if (context.task.intercomId !== idOf(2)) return allWell(context);
      return context.step('send', () =>
        Promise.reject(new AppError('device.wrong-md5', 'The image was damaged.')),
      );
    });
    const { id } = await bench.start(runner, kind, 3);
    const fleet = await bench.ended(runner, id);
    expect(fleet.state).toBe('failed');
    expect(fleet.progress).toBeLessThan(1);
    expect(fleet.tasks[1]).toMatchObject({
      state: 'failed',
      outcome: 'The image was damaged.',
      error: { code: 'device.wrong-md5' },
    });
    expect(fleet.tasks[1]?.steps).toMatchObject([
      { state: 'skipped', detail: 'Not needed.' },
      { state: 'failed', detail: 'The image was damaged.' },
      { state: 'skipped', detail: 'Not reached.' },
    ]);
    await expect.poll(() => bench.notes).toEqual(['Paint 3 intercoms: 2 done, 1 did not work.']);
  });

  it('tries only the failed ones again, and forgets what they remembered', async () => {
    const runner = await bench.open();
    const runs: string[] = [];
    let broken = true;
    const kind = kindOf(async (context) => {
      const { intercomId } = context.task;
      runs.push(intercomId);
      expect(context.recalled()).toEqual({});
      await context.remember({ sent: true });
      if (broken && intercomId === idOf(1)) throw new AppError('net.timeout', 'No answer.');
      return allWell(context);
    });
    const { id } = await bench.start(runner, kind, 3);
    await bench.ended(runner, id);
    broken = false;
    const again = await runner.control(id, 'retry-failed');
    expect(again).toMatchObject({ state: 'running', endedAt: null });
    const fleet = await bench.ended(runner, id);
    expect(fleet).toMatchObject({ state: 'done', progress: 1, counts: { done: 3 } });
    expect(runs.slice(3)).toEqual([idOf(1)]);
    await expect(runner.control(id, 'retry-failed')).rejects.toMatchObject({
      code: 'job.not-now',
    });
  });

  it('waits for those that are not there, and takes them up when they appear', async () => {
    const runner = await bench.open();
    for (const n of [2, 3]) bench.absent.add(idOf(n));
    const { id } = await bench.start(runner, kindOf(allWell), 4);
    await expect.poll(() => runner.get(id).counts).toEqual({ done: 2, waiting: 2 });
    expect(runner.get(id).state).toBe('running');
    await expect.poll(() => bench.awake()).toBe(0);
    bench.appear(idOf(2));
    await expect.poll(() => stateOf(runner.get(id))).toEqual(['done', 'done', 'waiting', 'done']);
    await runner.control(id, 'skip-unreachable');
    const fleet = await bench.ended(runner, id);
    expect(fleet).toMatchObject({ state: 'done', counts: { done: 3, skipped: 1 } });
    expect(fleet.tasks[2]?.outcome).toBe('Left out: it was not there.');
  });
});

describe('order', () => {
  it('sends one first, then waves that grow', async () => {
    const runner = await bench.open();
    const order: string[] = [];
    let now = 0;
    const most: number[] = [];
    const kind = kindOf(
      async (context) => {
        order.push(context.task.intercomId);
        now += 1;
        most.push(now);
        await bench.clock.sleep(2);
        now -= 1;
        return allWell(context);
      },
      { order: { canary: true, width: 16, heavyWidth: 4 } },
    );
    const { id } = await bench.start(runner, kind, 20, { canary: idOf(7) });
    await bench.ended(runner, id);
    expect(order[0]).toBe(idOf(7));
    expect(most[0]).toBe(1);
    expect(Math.max(...most.slice(0, 5))).toBeLessThanOrEqual(4);
    expect(Math.max(...most)).toBeLessThanOrEqual(16);
  });

  it('stops when the first one fails, and goes on when told to', async () => {
    const runner = await bench.open();
    const kind = kindOf(
      (context) =>
        context.task.intercomId === idOf(1)
          ? context.step('send', () =>
              Promise.reject(new AppError('device.refused', 'It said no.')),
            )
          : allWell(context),
      { order: { canary: true, width: 16, heavyWidth: 4 } },
    );
    const { id } = await bench.start(runner, kind, 5);
    await expect.poll(() => runner.get(id).state).toBe('stopped');
    expect(runner.get(id)).toMatchObject({
      stopReason: 'The first one failed at "Send": It said no. The rest was not begun.',
      counts: { failed: 1, queued: 4 },
    });
    await runner.control(id, 'resume');
    const fleet = await bench.ended(runner, id);
    expect(fleet).toMatchObject({ state: 'failed', counts: { failed: 1, done: 4 } });
  });

  it('stops by itself when two fail in the same way, not when two fail differently', async () => {
    const runner = await bench.open();
    const ways = ['net.timeout', 'device.refused', 'net.timeout'] as const;
    let n = 0;
    const kind = kindOf(
      (context) => {
        const code = ways[n];
        n += 1;
        return code === undefined
          ? allWell(context)
          : context.step('send', () => Promise.reject(new AppError(code, `${code}.`)));
      },
      { order: { canary: false, width: 1, heavyWidth: 1 }, stopAfterSameFailures: 2 },
    );
    const { id } = await bench.start(runner, kind, 6);
    await expect.poll(() => runner.get(id).state).toBe('stopped');
    expect(runner.get(id).counts).toEqual({ failed: 3, queued: 3 });
    expect(runner.get(id).stopReason).toMatch(/^2 failed in the same way at "Send"/);
    await runner.control(id, 'retry-failed');
    expect((await bench.ended(runner, id)).counts).toEqual({ done: 6 });
  });
});

describe('pause and stop', () => {
  it('pauses at a safe point and goes on from there', async () => {
    const runner = await bench.open();
    const gate = createGate();
    const reached: string[] = [];
    const kind = kindOf(async (context) => {
      await context.step('check', () => gate.opened);
      await context.step('send', () => Promise.resolve(reached.push('send')));
      await context.step('verify', () => Promise.resolve());
      return { state: 'done', outcome: '' };
    });
    const { id } = await bench.start(runner, kind, 3, { width: 1 });
    await expect.poll(() => runner.get(id).tasks[0]?.steps[0]?.state).toBe('running');
    await runner.control(id, 'pause');
    gate.open();
    await expect.poll(() => runner.get(id).tasks[0]?.steps[0]?.state).toBe('done');
    expect(runner.get(id)).toMatchObject({ state: 'paused', counts: { running: 1, queued: 2 } });
    expect(reached).toEqual([]);
    await expect
      .poll(() => runner.get(id).tasks[0]?.outcome)
      .toBe('Holds here until the job goes on.');
    await runner.control(id, 'resume');
    expect((await bench.ended(runner, id)).counts).toEqual({ done: 3 });
  });

  it('cuts a step that may be cut, lets joined steps end, and begins nothing more', async () => {
    const runner = await bench.open();
    const gate = createGate();
    const kind = kindOf(async (context) => {
      const first = context.task.intercomId === idOf(1);
      await context.step('check', () => Promise.resolve());
      await context.step('send', () =>
        first
          ? new Promise((_, reject) => {
              context.signal.addEventListener('abort', () => {
                reject(new AppError('call.cancelled', 'Cut.'));
              });
            })
          : Promise.resolve(),
      );
      await context.step('verify', () => gate.opened);
      return { state: 'done', outcome: 'Verified.' };
    });
    const { id } = await bench.start(runner, kind, 4, { width: 2 });
    const step = (task: number, at: number) => runner.get(id).tasks[task]?.steps[at]?.state;
    await expect.poll(() => [step(0, 1), step(1, 2)]).toEqual(['running', 'running']);
    expect((await runner.control(id, 'cancel')).state).toBe('stopping');
    await expect.poll(() => stateOf(runner.get(id))[0]).toBe('cancelled');
    expect(runner.get(id).endedAt).toBeNull();
    gate.open();
    const fleet = await bench.ended(runner, id);
    expect(fleet.state).toBe('cancelled');
    expect(stateOf(fleet)).toEqual(['cancelled', 'done', 'cancelled', 'cancelled']);
    expect(fleet.tasks[0]?.outcome).toBe('Stopped. It got as far as "Send".');
  });
});
