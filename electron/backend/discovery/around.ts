import { isIPv4 } from 'node:net';
import type { NetworkCard } from '../../../shared/contract/discovery';
import { parseAddress } from '../driver/address';
import { cidrContains } from '../../../shared/device/ipv4';

/**
 * The range in which a unit is looked for that was at this address: the network of the card it was
 * on, else the 256 addresses around it, on its port. Null where there is none: behind a name, and,
 * while somebody practises, outside of this computer, for nobody there has asked to be searched.
 */
export function rangeAround(
  address: string,
  about: { readonly cards: readonly NetworkCard[]; readonly practising: boolean },
): string | null {
  const { scheme, host, port } = parseAddress(address);
  if (!isIPv4(host)) return null;
  if (about.practising && !host.startsWith('127.')) return null;
  const card = about.cards.find(({ searched, subnet }) => searched && cidrContains(subnet, host));
  const subnet = card?.subnet ?? `${host.split('.').slice(0, 3).join('.')}.0/24`;
  return port === (scheme === 'https' ? 443 : 80) ? subnet : `${subnet}:${String(port)}`;
}
