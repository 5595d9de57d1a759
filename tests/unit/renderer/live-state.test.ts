import { describe, expect, test } from 'vitest';
import { durationWords } from '../../../renderer/screens/intercom/duration';
import {
  afterFailure,
  afterReading,
  isStale,
  nextDelay,
  NOTHING_READ,
  whyNoReading,
} from '../../../renderer/screens/intercom/live/live-state';
import {
  attentionOf,
  clockDifference,
} from '../../../renderer/screens/intercom/overview/attention';
import { followReboot, rebootAsked } from '../../../renderer/screens/intercom/reboot/reboot-state';
import { calls } from '../../../shared/contract';
import type { Live } from '../../../shared/contract/device';
import type { Intercom } from '../../../shared/contract/intercoms';
import { AppError } from '../../../shared/errors';

const live: Live = calls['device.live'].example.output;
const intercom: Intercom = {
  ...calls['intercoms.get'].example.output,
  factoryPassword: false,
};
const timeout = new AppError('net.timeout', 'No answer.').toData();
const AT = 1_000_000;

describe('what is known of an intercom', () => {
  test('is current after a reading, and past as soon as one fails', () => {
    const read = afterReading(live, AT);
    expect(isStale(read, AT + 2000)).toBe(false);
    expect(isStale(afterFailure(read, timeout, AT + 2000), AT + 2500)).toBe(true);
  });

  test('is past when nobody asked for a while', () => {
    expect(isStale(afterReading(live, AT), AT + 60_000)).toBe(true);
    expect(isStale(NOTHING_READ, AT)).toBe(true);
  });

  test('counts the silence from the last reading, over all failures', () => {
    const once = afterFailure(afterReading(live, AT), timeout, AT + 2000);
    const twice = afterFailure(once, timeout, AT + 9000);
    expect(twice).toMatchObject({ silentSince: AT, failures: 2, live });
    expect(afterReading(live, AT + 20_000)).toMatchObject({ silentSince: null, failures: 0 });
  });

  test('is asked for less and less often while there is no answer', () => {
    expect([0, 1, 2, 3, 4, 5, 50].map(nextDelay)).toEqual([
      2000, 2000, 2000, 4000, 8000, 15_000, 15_000,
    ]);
  });
});

test('a reading that failed says why: silence, a refusal, or Lintel itself', () => {
  const why = (code: 'auth.required' | 'device.busy' | 'call.shut-down') =>
    whyNoReading(new AppError(code, '').toData());
  expect(whyNoReading(timeout)).toBe('silent');
  expect(why('auth.required')).toBe('refused');
  expect(why('device.busy')).toBe('refused');
  expect(why('call.shut-down')).toBe('lintel-ended');
});

describe('a restart', () => {
  const asked = rebootAsked(AT);
  const readAt = (at: number, uptime: number) =>
    afterReading({ ...live, uptime: { known: true, value: uptime } }, at);

  test('is over when the intercom answers after having been away', () => {
    const away = followReboot(asked, afterFailure(readAt(AT, 900), timeout, AT + 3000));
    expect(away.phase).toBe('away');
    expect(followReboot(away, readAt(AT + 41_000, 3))).toMatchObject({
      phase: 'back',
      backAt: AT + 41_000,
    });
  });

  test('is not over while it still answers from before', () => {
    expect(followReboot(asked, readAt(AT + 2000, 900)).phase).toBe('asked');
    expect(followReboot(asked, readAt(AT - 1, 0)).phase).toBe('asked');
  });

  test('is over when it has been running for less time than has passed', () => {
    expect(followReboot(asked, readAt(AT + 20_000, 5)).phase).toBe('back');
  });
});

describe('what needs attention', () => {
  const at = (value: Partial<Live>): Live => ({ ...live, ...value });
  const kinds = (unit: Intercom, now: Live | null) =>
    attentionOf(unit, now).map(({ kind }) => kind);

  test('is nothing on a unit that is as it should be', () => {
    expect(kinds(intercom, live)).toEqual([]);
  });

  test('is the factory password and an API without one, even while it is silent', () => {
    expect(kinds({ ...intercom, factoryPassword: true }, null)).toEqual(['factory-password']);
    expect(kinds({ ...intercom, auth: 'none' }, null)).toEqual(['no-password']);
  });

  test('is a clock that differs, with its sign', () => {
    const late = at({ clock: { known: true, value: live.at - 3_600_000 } });
    expect(clockDifference(late)).toBe(-3600);
    expect(attentionOf(intercom, late)).toContainEqual({ kind: 'clock', seconds: -3600 });
    expect(
      clockDifference(at({ clock: { known: false, reason: 'failed', message: '' } })),
    ).toBeNull();
  });

  test('is an account that is not registered, and no account at all', () => {
    const account = { account: 2, username: '1', server: 's', registration: 'failed' } as const;
    expect(attentionOf(intercom, at({ accounts: { known: true, value: [account] } }))).toEqual([
      { kind: 'not-registered', account: 2, server: 's' },
    ]);
    const off = { ...account, registration: 'disabled' } as const;
    expect(kinds(intercom, at({ accounts: { known: true, value: [off] } }))).toEqual([
      'no-account',
    ]);
  });
});

test('a length of time is said in its two largest units', () => {
  const unit = { d: 'd', h: 'h', min: 'min', s: 's' };
  expect([0, 41, 125, 7500, 3600, 273_600, -65].map((s) => durationWords(s, unit))).toEqual([
    '0 s',
    '41 s',
    '2 min 5 s',
    '2 h 5 min',
    '1 h',
    '3 d 4 h',
    '1 min 5 s',
  ]);
});
