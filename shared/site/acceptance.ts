/** The checks of an acceptance: their names, their words, which of them need somebody at the door. */
import type { Acceptance, CheckResult, Door } from './document';

/** In the order in which they run and are shown. */
export const CHECKS = [
  'reachable',
  'clock',
  'firmware',
  /** Signed in, and with a password that is not the factory's. */
  'password',
  /** What the intercom says of its registration, account by account. */
  'sip-1',
  'sip-2',
  /** REGISTER from the laptop with the same credentials, account by account. */
  'sip-login-1',
  'sip-login-2',
  'call',
  'relay',
  'input',
  'card',
  'pin',
  /** As many people on the intercom as the site plans. */
  'people',
] as const;
export type Check = (typeof CHECKS)[number];

export function isCheck(name: string): name is Check {
  return (CHECKS as readonly string[]).includes(name);
}

/** Checks that ring, open a door or need somebody at it: they run only where they were chosen. */
export const ATTENDED_CHECKS = ['call', 'relay', 'input', 'card', 'pin'] as const satisfies Check[];
export const UNATTENDED_CHECKS: readonly Check[] = CHECKS.filter((check) => !isAttended(check));

export function isAttended(check: Check): boolean {
  return (ATTENDED_CHECKS as readonly Check[]).includes(check);
}

/** What is checked, as the title of a step. */
export const CHECK_TITLES: Readonly<Record<Check, string>> = {
  reachable: 'Reachable',
  clock: 'Clock right',
  firmware: 'Firmware as wanted',
  password: 'Password of its own',
  'sip-1': 'SIP account 1 registered',
  'sip-2': 'SIP account 2 registered',
  'sip-login-1': 'SIP account 1 tried from this laptop',
  'sip-login-2': 'SIP account 2 tried from this laptop',
  call: 'Test call',
  relay: 'Relay opens and closes',
  input: 'Input follows',
  card: 'Card is known',
  pin: 'PIN is known',
  people: 'People as planned',
};

/** Why a check has nothing to look at here; empty where it has. Pure. */
export function notPlanned(door: Door, check: Check): string {
  const account = /-(\d)$/.exec(check)?.[1];
  if (account !== undefined)
    return door.accounts.some((one) => String(one.account) === account)
      ? ''
      : `No SIP account ${account} is planned for this door.`;
  return check === 'firmware' && door.firmware === ''
    ? 'No firmware version is planned for this door.'
    : '';
}

/**
 * What is known of a door after a run: its results, and those of the run before at the same unit that it
 * did not repeat, each with the time at which it was found. Pure.
 */
export function withEarlier(
  results: readonly CheckResult[],
  before: Pick<Acceptance, 'at' | 'results'> | undefined,
): CheckResult[] {
  const repeated = new Set(results.map(({ check }) => check));
  const kept = (before?.results ?? [])
    .filter(({ check }) => !repeated.has(check))
    .map((one) => ({ ...one, at: one.at ?? before?.at ?? 0 }));
  const place = ({ check }: CheckResult) => (CHECKS as readonly string[]).indexOf(check);
  return [...results, ...kept].sort((a, b) => place(a) - place(b));
}

/** "11 passed, 1 failed (Test call), 2 not possible". Pure. */
export function resultsInWords(results: readonly CheckResult[]): string {
  const of = (state: CheckResult['state']) => results.filter((one) => one.state === state);
  const failed = of('fail');
  const names = failed.map(({ check }) => (isCheck(check) ? CHECK_TITLES[check] : check));
  const not = of('not-possible').length;
  return [
    `${of('pass').length} passed`,
    ...(failed.length > 0 ? [`${failed.length} failed (${names.join(', ')})`] : []),
    ...(not > 0 ? [`${not} not possible`] : []),
  ].join(', ');
}
