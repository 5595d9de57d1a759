import type { AccountStatus, Registration } from '../../../../shared/contract/device';
import { isAppError, type AppError } from '../../../../shared/errors';
import type { Driver } from '../../driver/types';
import type { Clock } from '../../ports';
import type { AccountNumber } from '../../../../shared/device/sip-settings';

/** Milliseconds between two looks at the registration. */
const POLL_MS = 500;
/** Milliseconds for which an old verdict may still be shown after new settings were written. */
const STALE_MS = 2_500;

/** Status -1..3 of an account (manual, Api system). */
export function registrationOf(status: string | undefined): Registration {
  switch ((status ?? '').trim()) {
    case '0':
      return 'disabled';
    case '1':
      return 'registering';
    case '2':
      return 'registered';
    case '3':
      return 'failed';
    default:
      return 'unknown';
  }
}

/** An account out of `sip/status` or `system/info`. */
export function accountStatus(
  account: AccountNumber,
  values: Readonly<Record<string, string>>,
): AccountStatus {
  return {
    account,
    username: values.UserName ?? '',
    server: values.SipServer ?? '',
    registration: registrationOf(values.Status),
  };
}

/**
 * Asks for the registration of an account: `sip/status`, and where the model lacks that,
 * `system/info`. Null where neither tells of this account.
 */
export async function readRegistration(
  driver: Driver,
  account: AccountNumber,
  signal?: AbortSignal,
): Promise<AccountStatus | null> {
  try {
    const { data } = await driver.call('sip/status', {}, { signal });
    // A unit with a single account may leave its number out, as it does in its settings.
    const values = data[`Account${account}`] ?? (account === 1 ? data.Account : undefined);
    if (values) return accountStatus(account, values);
  } catch (error) {
    if (!isAppError(error, 'device.unsupported')) throw error;
  }
  const values = (await driver.info({ signal })).accounts[account - 1];
  return values ? accountStatus(account, values) : null;
}

export interface Wait {
  readonly driver: Driver;
  readonly account: AccountNumber;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Seconds at the most. */
  readonly seconds: number;
  /** What the status was before settings were written: it may linger. Undefined: nothing was written. */
  readonly before: Registration | undefined;
  /** What the status must show before it counts; an empty text counts as any. */
  readonly expect: { readonly username: string; readonly server: string };
  /** Fraction of the time that is over, 0..1, with the state seen last. */
  readonly onLook: (fraction: number, seen: Registration) => void;
}

/** How waiting for a registration ended. */
export type Verdict =
  | { readonly kind: 'registered'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly seconds: number }
  | { readonly kind: 'untold' }
  | { readonly kind: 'time-over'; readonly last: Registration };

function isAbout(status: AccountStatus, expect: Wait['expect']): boolean {
  const agrees = (shown: string, wanted: string) =>
    shown === '' || wanted === '' || shown === wanted;
  return agrees(status.username, expect.username) && agrees(status.server, expect.server);
}

/**
 * Looks at the registration until the unit is registered, has failed twice in a row, or the time is
 * over. A unit that does not answer now and then is asked again within the time.
 *
 * @throws AppError of the driver when it does not answer any more, `call.cancelled`
 */
export async function waitForRegistration(wait: Wait): Promise<Verdict> {
  const { driver, account, clock, signal, before, expect, onLook } = wait;
  const since = clock.now();
  const elapsed = () => (clock.now() - since) / 1000;
  let moved = before === undefined;
  let failures = 0;
  let last: Registration = 'unknown';
  for (;;) {
    let silence: AppError | undefined;
    try {
      const status = await readRegistration(driver, account, signal);
      if (status === null) return { kind: 'untold' };
      last = status.registration;
      const mine = isAbout(status, expect);
      if (last !== before) moved = true;
      const counts = mine && (moved || elapsed() * 1000 >= STALE_MS);
      if (counts && last === 'registered') return { kind: 'registered', seconds: elapsed() };
      failures = counts && last === 'failed' ? failures + 1 : 0;
      if (failures >= 2) return { kind: 'failed', seconds: elapsed() };
    } catch (error) {
      if (!isAppError(error) || !error.retryable || signal.aborted) throw error;
      silence = error;
    }
    onLook(Math.min(1, elapsed() / wait.seconds), last);
    if (elapsed() >= wait.seconds) {
      if (silence) throw silence;
      return { kind: 'time-over', last };
    }
    await clock.sleep(POLL_MS, signal);
  }
}
