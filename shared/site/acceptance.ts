/** The checks of an acceptance by their names, in the order in which they run and are shown. */
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
