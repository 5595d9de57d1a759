import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { NetworkCard } from '../../../shared/contract/discovery';
import {
  formatIpv4,
  hostSpan,
  networkSpan,
  parseCidr,
  spanSize,
} from '../../../shared/device/ipv4';
import { LARGE_RANGE } from './ranges';

type Kind = NetworkCard['kind'];
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/**
 * Names that systems and drivers give to their cards. The order counts: a Hyper-V switch on Windows
 * is called "vEthernet", which must not be taken for a cable.
 */
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  [
    'vpn',
    /^(tun|tap|wg|ppp|pptp|l2tp|ipsec|utun|tailscale|zt|ts\d|nordlynx|proton|cscotun|gpd)|vpn|wireguard|wintun|zerotier|anyconnect|globalprotect|fortinet|forticlient/i,
  ],
  [
    'virtual',
    /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|podman|cni|flannel|kube|dummy|awdl|llw|anpi|bridge\d|ap\d)|vethernet|virtualbox|vmware|hyper-v|host-only|\bwsl\b/i,
  ],
  ['wireless', /^(wl|ath\d|ra\d|wwan)|wi-?fi|wlan|wireless|drahtlos|sans fil|inal[aá]mbric/i],
  [
    'wired',
    /^(eth|en[opsx]\d|enx|em\d|lan\d|p\dp\d)|ethernet|local area connection|lan-verbindung/i,
  ],
];

/** Prefixes of MACs that only software makes: Docker, VirtualBox host-only networks. */
const VIRTUAL_MACS = /^(02:42|0A:00:27)/;
const NO_MAC = '00:00:00:00:00:00';

/** Guesses what a card is from its name and MAC. macOS calls cable and Wi-Fi alike `en0`: unknown. */
export function guessKind(name: string, mac: string, internal: boolean): Kind {
  if (internal) return 'loopback';
  for (const [kind, pattern] of KINDS) if (pattern.test(name)) return kind;
  if (VIRTUAL_MACS.test(mac.toUpperCase())) return 'virtual';
  return mac === NO_MAC ? 'vpn' : 'unknown';
}

/** True for an address that a computer gives itself when no DHCP server answers (RFC 3927). */
const isLinkLocal = (address: string): boolean => address.startsWith('169.254.');

function ownProblem(card: NetworkCard): string {
  if (card.kind === 'loopback') return '';
  if (card.address === '')
    return 'This card has no IPv4 address. Is the cable in? Set a fixed address in the subnet of the intercoms.';
  if (isLinkLocal(card.address))
    return 'No DHCP server answered here, so the computer took an address of its own (169.254...). Set a fixed address in the subnet of the intercoms.';
  if (card.hosts > LARGE_RANGE)
    return `This subnet has ${String(card.hosts)} addresses and is not searched as a whole. Type the range that you want.`;
  return '';
}

function overlap(one: NetworkCard, other: NetworkCard): 'same' | 'inside' | 'none' {
  const a = parseCidr(one.subnet);
  const b = parseCidr(other.subnet);
  if (!a || !b || one.name === other.name) return 'none';
  const [first, second] = [networkSpan(a.address, a.prefix), networkSpan(b.address, b.prefix)];
  if (first.from === second.from && first.to === second.to) return 'same';
  return second.from >= first.from && second.to <= first.to ? 'inside' : 'none';
}

function sharedProblem(card: NetworkCard, cards: readonly NetworkCard[]): string {
  for (const other of cards) {
    const how = overlap(card, other);
    if (how === 'same')
      return `${other.name} has the same subnet ${card.subnet}: the computer uses only one of the two. Unplug one, or give it another subnet.`;
    if (how === 'inside' && card.searched && spanSizeOf(other) > 1)
      return takesRoute(other, other.subnet);
  }
  return '';
}

function spanSizeOf(card: NetworkCard): number {
  const network = parseCidr(card.subnet);
  return network ? spanSize(networkSpan(network.address, network.prefix)) : 0;
}

const takesRoute = (other: NetworkCard, subnet: string): string =>
  `${other.kind === 'vpn' ? 'The VPN' : 'The card'} ${other.name} takes the route to ${subnet}. Switch it off to reach the intercoms here.`;

/**
 * Lists the cards with what is wrong with each. `interfaces` is what `os.networkInterfaces()`
 * gives; a card with two IPv4 addresses gives two entries.
 */
export function describeCards(interfaces: Interfaces): readonly NetworkCard[] {
  const cards = Object.entries(interfaces).flatMap(([name, infos = []]) => {
    const v4 = infos.filter((info) => info.family === 'IPv4');
    const first = infos[0];
    if (v4.length === 0) {
      if (!first) return [];
      const kind = guessKind(name, first.mac, first.internal);
      // A tunnel or a virtual switch without IPv4 is nothing that a technician could mend.
      return kind === 'wired' || kind === 'wireless' || kind === 'unknown'
        ? [toCard({ name, kind, mac: first.mac, address: '', cidr: '' })]
        : [];
    }
    return v4.map(({ address, mac, internal, cidr, netmask }) =>
      toCard({
        name,
        kind: guessKind(name, mac, internal),
        mac,
        address,
        cidr: cidr ?? `${address}/${netmask}`,
      }),
    );
  });
  return cards.map((card) => ({
    ...card,
    problem: ownProblem(card) || sharedProblem(card, cards),
  }));
}

interface CardFacts {
  readonly name: string;
  readonly kind: Kind;
  readonly mac: string;
  readonly address: string;
  readonly cidr: string;
}

function toCard({ name, kind, mac, address, cidr }: CardFacts): NetworkCard {
  const network = parseCidr(cidr);
  const hosts = network ? spanSize(hostSpan(network.address, network.prefix)) : 0;
  const subnet = network
    ? `${formatIpv4(networkSpan(network.address, network.prefix).from)}/${String(network.prefix)}`
    : '';
  const searched = kind !== 'loopback' && hosts > 1 && hosts <= LARGE_RANGE;
  return {
    name,
    address,
    subnet,
    mac: mac.toUpperCase(),
    kind,
    hosts,
    searched,
    heard: 0,
    problem: '',
  };
}

/** The network cards of this computer as they are now. */
export function readCards(): readonly NetworkCard[] {
  return describeCards(networkInterfaces());
}

/**
 * Adds to each card the problem that the system would send its traffic through another card.
 * `taken` holds for a card's address the address of the card that is used instead.
 */
export function withRoutes(
  cards: readonly NetworkCard[],
  taken: ReadonlyMap<string, string>,
): readonly NetworkCard[] {
  return cards.map((card) => {
    const by = cards.find(({ address }) => address !== '' && address === taken.get(card.address));
    return by && card.problem === '' ? { ...card, problem: takesRoute(by, card.subnet) } : card;
  });
}
