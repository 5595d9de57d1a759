import { describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../../electron/backend/ports';
import { createRouter } from '../../../electron/backend/router';
import type { CallContext, Services } from '../../../electron/backend/services';
import { AppError } from '../../../shared/errors';

/** A router over the one service that the case needs, with a clock that the case moves. */
function routerOf(live: (context: CallContext) => Promise<unknown>) {
  let now = 0;
  const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
  const services = {
    'device.hangUp': (_input: unknown, context: CallContext) => live(context),
  } as unknown as Services;
  const log = vi.fn();
  const router = createRouter({ services, log, clock });
  const call = (id: string, caller = 'a') =>
    router.handle({ id, call: 'device.hangUp', input: { id: 'X' } }, caller);
  return { router, log, call, pass: (milliseconds: number) => (now += milliseconds) };
}

const untilAborted = ({ signal }: CallContext) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

describe('the router', () => {
  it('cancels all calls of a caller that is gone, and no others', async () => {
    const { router, call } = routerOf(untilAborted);
    const [gone, alsoGone, other] = [call('1', 'a'), call('2', 'a'), call('1', 'ab')];
    router.dropCaller('a');
    expect(await gone).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(await alsoGone).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    const undecided = Symbol('undecided');
    expect(await Promise.race([other, Promise.resolve(undecided)])).toBe(undecided);
    await router.close();
    expect(await other).toMatchObject({ ok: false, error: { code: 'call.shut-down' } });
  });

  it('forgets a cancel whose call never came', async () => {
    const { router, call, pass } = routerOf(() => Promise.resolve({ status: 'READY' }));
    router.cancel('1', 'a');
    pass(60_000);
    expect((await call('1')).ok).toBe(true);
  });

  it('remembers only so many cancels', async () => {
    const { router, call } = routerOf(() => Promise.resolve({ status: 'READY' }));
    for (let n = 0; n < 1000; n += 1) router.cancel(`id-${n}`, 'a');
    expect((await call('id-0')).ok).toBe(true);
    expect((await call('id-999')).ok).toBe(false);
  });

  it('does not run a service for a call that was cancelled before', async () => {
    const service = vi.fn(() => Promise.resolve({ status: 'READY' }));
    const { router, call } = routerOf(service);
    router.cancel('1', 'a');
    await call('1');
    expect(service).not.toHaveBeenCalled();
  });

  it('answers also where a service throws what is no error', async () => {
    const { call } = routerOf(() => Promise.reject(JSON.parse('"a text"') as Error));
    expect(await call('1')).toMatchObject({ ok: false, error: { code: 'call.internal' } });
  });

  it('tells a service through its signal why it stops', async () => {
    let reason: unknown;
    const { router, call } = routerOf(async (context) => {
      await untilAborted(context).catch((error: unknown) => (reason = error));
      return { status: 'READY' };
    });
    const reply = call('1');
    router.cancel('1', 'a');
    expect(await reply).toMatchObject({ error: { details: { completed: true } } });
    expect(reason).toMatchObject({ code: 'call.cancelled' });
  });

  it('keeps the reason of a service that fails while it stops', async () => {
    const { router, call } = routerOf(async (context) => {
      await untilAborted(context).catch(() => undefined);
      throw new AppError('device.partial', '2 of 5', {
        details: { rows: 2 },
      });
    });
    const reply = call('1');
    router.cancel('1', 'a');
    expect(await reply).toMatchObject({
      error: { code: 'call.cancelled', details: { cause: 'device.partial', rows: 2 } },
    });
  });

  it('writes faults of the program to the log with their place, refusals without', async () => {
    const { call, log, router } = routerOf(() => Promise.reject(new RangeError('inside')));
    await call('1');
    expect(log).toHaveBeenCalledWith(
      'error',
      'A call failed',
      expect.objectContaining({ stack: expect.stringContaining('router.test') as unknown }),
    );
    await router.handle({ id: '2', call: 'nothing' }, 'a');
    expect(log.mock.lastCall?.[0]).toBe('debug');
  });
});
