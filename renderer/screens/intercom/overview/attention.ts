import type { Live } from '../../../../shared/contract/device';
import type { Intercom } from '../../../../shared/contract/intercoms';

/** Seconds that its clock may differ from the laptop's before it is worth a look. */
export const CLOCK_TOLERANCE_S = 60;

/** Something about an intercom that somebody ought to see to. */
export type Attention =
  | { readonly kind: 'certificate' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'factory-password' }
  | { readonly kind: 'no-password' }
  | { readonly kind: 'clock'; readonly seconds: number }
  | { readonly kind: 'ip-conflict' }
  | { readonly kind: 'not-registered'; readonly account: 1 | 2; readonly server: string }
  | { readonly kind: 'no-account' };

/** Its clock against the laptop's, in seconds; positive when it is ahead. Null when not known. */
export function clockDifference(live: Live): number | null {
  return live.clock.known ? Math.round((live.clock.value - live.at) / 1000) : null;
}

function fromLive(live: Live): readonly Attention[] {
  const found: Attention[] = [];
  const seconds = clockDifference(live);
  if (seconds !== null && Math.abs(seconds) > CLOCK_TOLERANCE_S)
    found.push({ kind: 'clock', seconds });
  if (live.network.known && live.network.value.link === 'ip-conflict')
    found.push({ kind: 'ip-conflict' });
  if (!live.accounts.known) return found;
  const accounts = live.accounts.value;
  for (const { account, registration, server } of accounts)
    if (registration === 'failed') found.push({ kind: 'not-registered', account, server });
  if (accounts.length > 0 && accounts.every(({ registration }) => registration === 'disabled'))
    found.push({ kind: 'no-account' });
  return found;
}

/** It answers, and waits for a user and password that fit. */
export function wantsSignIn({ state }: Pick<Intercom, 'state'>): boolean {
  return state === 'wants-password' || state === 'password-refused' || state === 'locked';
}

/** What needs attention, the most pressing first. `live` is null while nothing current is known. */
export function attentionOf(intercom: Intercom, live: Live | null): readonly Attention[] {
  const found: Attention[] = [];
  if (intercom.state === 'certificate-changed') found.push({ kind: 'certificate' });
  if (wantsSignIn(intercom)) found.push({ kind: 'sign-in' });
  if (intercom.factoryPassword) found.push({ kind: 'factory-password' });
  if (intercom.auth === 'none') found.push({ kind: 'no-password' });
  return live === null ? found : [...found, ...fromLive(live)];
}
