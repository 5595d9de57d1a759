import { createSocket, type Socket } from 'node:dgram';
import bonjour, { type ServiceConfig, type Service } from 'bonjour-service';
import type { NetworkCard } from '../../../shared/contract/discovery';
import type { Log } from '../ports';
import { parseIpv4 } from '../../../shared/device/ipv4';

/** A host that spoke up by itself. Whether it is an intercom, only asking it can tell. */
export interface Speaker {
  readonly host: string;
  readonly card: { readonly name: string; readonly address: string };
  readonly source: 'mdns' | 'onvif';
  readonly name?: string;
  readonly model?: string;
}

export interface ListenOptions {
  readonly card: NetworkCard;
  readonly log: Log;
  readonly onSpeaker: (speaker: Speaker) => void;
}

/** Stops listening; resolves when the socket is closed. */
export type StopListening = () => Promise<void>;

const MDNS_GROUP = '224.0.0.251';
const MDNS_PORT = 5353;

/**
 * The IPv4 addresses of a service. Intercoms are set up over IPv4, and link-local IPv6, which many
 * speakers name first, cannot be used without naming the card.
 */
export function speakerHosts(service: Pick<Service, 'addresses' | 'referer'>): readonly string[] {
  const named = (service.addresses ?? []).filter((address) => parseIpv4(address) !== undefined);
  const sender = service.referer?.address ?? '';
  return [...new Set([...named, ...(parseIpv4(sender) === undefined ? [] : [sender])])];
}

/**
 * A socket of our own for the library: it would bind one per process and throw where port 5353 is
 * taken exclusively; and the group must be joined on the one card that is meant.
 */
function openSocket(card: NetworkCard): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    const failed = (error: Error): void => {
      // A socket that could not be bound still holds its descriptor.
      socket.close();
      reject(error);
    };
    socket.once('error', failed);
    socket.bind(MDNS_PORT, () => {
      try {
        socket.addMembership(MDNS_GROUP, card.address);
        socket.setMulticastInterface(card.address);
        socket.setMulticastTTL(255);
      } catch (error) {
        failed(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      socket.removeListener('error', failed);
      resolve(socket);
    });
  });
}

/**
 * Browses `_http._tcp` and every other announced service type on one card. A card that cannot do
 * multicast is logged and left out: the sweep covers it.
 */
export async function listenMdns({ card, log, onSpeaker }: ListenOptions): Promise<StopListening> {
  let socket: Socket;
  try {
    socket = await openSocket(card);
  } catch (error) {
    log('info', 'No mDNS on this card', { card: card.name, error: String(error) });
    return () => Promise.resolve();
  }
  socket.on('error', (error) =>
    log('info', 'mDNS failed', { card: card.name, error: String(error) }),
  );
  // The library hands these options to multicast-dns, whose options its own type does not name.
  const options: Partial<ServiceConfig> & { readonly socket: Socket; readonly bind: boolean } = {
    socket,
    bind: false,
  };
  const browser = new bonjour(options, (error: unknown) =>
    log('debug', 'mDNS reply failed', { card: card.name, error: String(error) }),
  );
  const heard = (service: Service): void => {
    for (const host of speakerHosts(service)) onSpeaker({ host, card, source: 'mdns' });
  };
  const finds = [browser.find({ type: 'http' }, heard), browser.find(null, heard)];
  return () =>
    new Promise((resolve) => {
      for (const find of finds) find.stop();
      browser.destroy(() => resolve());
    });
}
