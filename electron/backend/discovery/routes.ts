import { createSocket } from 'node:dgram';
import type { NetworkCard } from '../../../shared/contract/discovery';
import { formatIpv4, hostSpan, parseCidr } from '../../../shared/device/ipv4';

/**
 * The address of this computer from which the system would speak to `host`; undefined where there
 * is no route. Connecting a UDP socket looks the route up and sends nothing.
 */
export function sourceAddressFor(host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const done = (address: string | undefined): void => {
      socket.removeAllListeners();
      socket.close();
      resolve(address);
    };
    // An error here is the answer: no route.
    socket.once('error', () => done(undefined));
    socket.once('connect', () => done(socket.address().address));
    socket.connect(9, host);
  });
}

/**
 * Finds cards whose subnet the system reaches through another card (a VPN with a more exact route).
 * Gives for the address of such a card the address that is used instead.
 */
export async function findTakenRoutes(
  cards: readonly NetworkCard[],
): Promise<ReadonlyMap<string, string>> {
  const taken = new Map<string, string>();
  const check = async (card: NetworkCard): Promise<void> => {
    const network = parseCidr(card.subnet);
    if (!network || !card.searched) return;
    const { from, to } = hostSpan(network.address, network.prefix);
    // Both ends: a VPN often takes only half of a subnet.
    for (const probe of [from, from + 1, to - 1, to].map(formatIpv4)) {
      if (probe === card.address) continue;
      const source = await sourceAddressFor(probe);
      if (source === undefined || source === card.address) continue;
      if (source === probe) continue; // the address of another card of this computer
      taken.set(card.address, source);
      return;
    }
  };
  await Promise.all(cards.map(check));
  return taken;
}
