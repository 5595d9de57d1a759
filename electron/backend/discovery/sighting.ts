import type { Found } from '../../../shared/contract/discovery';
import type { SignInState } from '../../../shared/contract/intercoms';
import { formatAddress } from '../driver/address';
import type { Identity } from '../driver/types';
import type { Answer } from './asker';
import type { Sighting } from './merge';
import type { NeighbourLookup } from './neighbours';
import { STANDARD_PORTS } from './plan';
import type { Origin } from './search';
import type { DiscoveryOptions, KnownIntercom } from './types';

/** States that only a sign-in can tell; a search that sees "wants a password" does not undo them. */
const LEARNT_BY_SIGN_IN: ReadonlySet<SignInState> = new Set<SignInState>([
  'ready',
  'password-refused',
  'locked',
  'certificate-changed',
]);

/** What a row says of a unit that was identified and may be known from an earlier sign-in. */
export function stateOf(
  identity: Identity['kind'],
  known: SignInState | undefined,
): Found['state'] {
  return identity === 'wants-password' && known !== undefined && LEARNT_BY_SIGN_IN.has(known)
    ? known
    : identity;
}

export interface SightingOptions {
  readonly known: DiscoveryOptions['known'];
  readonly neighbours: NeighbourLookup;
  readonly at: number;
}

function factsOf(identity: Identity): { readonly model?: string; readonly firmware?: string } {
  switch (identity.kind) {
    case 'open':
      return { model: identity.info.model, firmware: identity.info.firmware };
    case 'wants-https':
    case 'not-an-intercom':
      return {};
    default:
      return { model: identity.model, firmware: identity.firmware };
  }
}

const orUndefined = (text: string | undefined): string | undefined =>
  text === '' ? undefined : text;

const knownFacts = (known: KnownIntercom | undefined): Partial<Sighting> =>
  known ? { intercomId: known.id, name: known.name, mac: known.mac } : {};

/**
 * Makes of an answer what the list takes; undefined where it deserves no row: silence and foreign
 * devices in a sweep. An address that somebody typed always gets one, so that the reason is seen.
 */
export async function toSighting(
  origin: Origin,
  answer: Answer,
  { known, neighbours, at }: SightingOptions,
): Promise<Sighting | undefined> {
  const { source, card, host, ports, wanted } = origin;
  const common = { source, card: card.name, at };
  if (answer.kind !== 'intercom') {
    if (!wanted) return undefined;
    const port = ports.length === 1 ? (ports[0] ?? 80) : 80;
    const silent = formatAddress({ scheme: port === 443 ? 'https' : 'http', host, port });
    const address = answer.kind === 'silent' ? silent : answer.address;
    const state = answer.kind === 'foreign' ? 'not-an-intercom' : 'no-answer';
    // A foreign device may have taken over the address of a unit that is known: not its facts.
    const facts = state === 'no-answer' ? knownFacts(known.byAddress(address)) : {};
    return { ...common, ...facts, address, state };
  }
  const { identity } = answer;
  const address = formatAddress(answer.address);
  const own = identity.kind === 'open' ? identity.info.mac : '';
  // Behind a port of its own may be another unit than the one whose MAC the network tells.
  const standard = STANDARD_PORTS.includes(answer.address.port);
  const network =
    own === '' && standard && card.name !== '' ? await neighbours.macOf(host, card) : '';
  const mac = own || network;
  const { host: name, port } = answer.address;
  const unit = mac
    ? known.byMac(mac)
    : (known.byAddress(address) ?? known.byAddress(`${name}:${String(port)}`));
  const facts = factsOf(identity);
  return {
    ...common,
    address,
    state: stateOf(identity.kind, unit?.state),
    intercomId: unit?.id ?? null,
    name: unit?.name ?? orUndefined(origin.name),
    mac: orUndefined(mac || (unit?.mac ?? '')),
    macFrom: own === '' && network !== '' ? 'network' : 'unit',
    model: orUndefined(facts.model) ?? orUndefined(unit?.model) ?? orUndefined(origin.model),
    firmware: orUndefined(facts.firmware) ?? orUndefined(unit?.firmware),
  };
}
