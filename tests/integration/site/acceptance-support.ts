import type { VirtualIntercom } from '../../../electron/backend/virtual';
import type { CallInput } from '../../../shared/contract';
import type { Fleet } from '../../../shared/contract/fleet';
import type { AcceptanceAnswer } from '../../../shared/contract/site-acceptance';
import type { Check } from '../../../shared/site/acceptance';
import type { CheckResult } from '../../../shared/site/document';
import { CHALLENGE, isRight, isSigned, reply, udpStandIn } from '../../support/sip-stand-in';
import { atEnd } from '../services/support';
import type { SiteBench } from './support';

export const SIP_PASSWORD = 'sip-Secret-130';

/** A registrar on loopback that takes one password. */
export async function registrar(): Promise<number> {
  const server = await udpStandIn((request) => [
    isSigned(request) && isRight(request, SIP_PASSWORD)
      ? reply(request, '200 OK', 'Contact: <sip:130@192.0.2.78:5062>')
      : reply(request, '401 Unauthorized', CHALLENGE),
  ]);
  atEnd(() => server.stop());
  return server.port;
}

export interface Accepted {
  readonly fleet: Fleet;
  readonly left: readonly { readonly door: string; readonly words: string }[];
  /** Of the first door, unless told. */
  readonly result: (check: Check, door?: string) => CheckResult | undefined;
}

/** What somebody does when a check asks: says something, or does something at the door. */
export type OnAsked = (check: Check, unit: VirtualIntercom) => AcceptanceAnswer | undefined;

/** Runs an acceptance to its end; whoever is asked does as `onAsked` says. */
export async function accept(
  bench: SiteBench,
  options: Omit<CallInput<'acceptance.run'>, 'site'> = {},
  onAsked: OnAsked = () => undefined,
): Promise<Accepted> {
  const { app, site, units } = bench;
  const seen = new Set<string>();
  const unsubscribe = app.backend.events.subscribe(`asked-${Math.random()}`, ({ name }) => {
    if (name !== 'acceptance.asks') return;
    void app.call('acceptance.prompts', {}).then(async ({ prompts }) => {
      for (const { fleet, task, check, intercom, words } of prompts) {
        const key = `${fleet} ${task} ${check} ${words}`;
        const unit = units.find(({ mac }) => mac.replaceAll(':', '') === intercom);
        if (seen.has(key) || !unit) continue;
        seen.add(key);
        const answer = onAsked(check, unit);
        if (answer) await app.call('acceptance.answer', { fleet, task, check, answer });
      }
    });
  });
  const { fleet, left } = await app.call('acceptance.run', { site, ...options });
  const ended = await app.event(
    'fleets.changed',
    (now) => now.id === fleet.id && now.endedAt !== null,
  );
  unsubscribe();
  const { acceptances } = await bench.document();
  return {
    fleet: ended,
    left,
    result: (check, door = 'd1') =>
      acceptances.findLast((one) => one.door === door)?.results.find((one) => one.check === check),
  };
}
