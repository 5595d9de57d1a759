import type { Found, NetworkCard, Source } from '../../../shared/contract/discovery';
import { AppError } from '../../../shared/errors';
import { parseAddress } from '../driver/address';
import type { Address } from '../driver/types';
import {
  cidrContains,
  formatIpv4,
  hostSpan,
  parseCidr,
  spanSize,
  unionSpans,
  type Span,
} from '../../../shared/device/ipv4';
import { placeOf } from './merge';
import { LARGE_RANGE, parseRange, parseRanges, type Range } from './ranges';
import type { ScanRequest } from './types';

/** One host to ask. */
export interface Ask {
  readonly host: string;
  /** Ports to try; both standard ones where nobody typed a port. */
  readonly ports: readonly number[];
  /** Only where a URL was typed. */
  readonly scheme?: Address['scheme'];
  readonly source: Source;
  /** The card in whose subnet the host is; empty where it is reached through a router. */
  readonly card: { readonly name: string; readonly address: string };
  /** Typed by hand or from a list: gets a row even where no intercom answers. */
  readonly wanted: boolean;
}

export interface Plan {
  /** For the technician: what is searched. */
  readonly targets: readonly string[];
  readonly total: number;
  readonly asks: () => Iterable<Ask>;
  /** Cards that mDNS and ONVIF speak on; empty where ranges were typed. */
  readonly multicast: readonly NetworkCard[];
  /** True for "search everywhere": what was not seen then is gone. */
  readonly everywhere: boolean;
}

export const STANDARD_PORTS: readonly number[] = [80, 443];
/** Four /16: more is refused, for it would run for hours. */
const MOST_ADDRESSES = 4 * 65_536;

interface Block {
  readonly spans: readonly Span[];
  readonly ports: readonly number[];
  readonly source: Source;
  readonly card?: NetworkCard;
}

const NO_CARD = { name: '', address: '' };

/** The card on whose subnet `host` is, preferring one that the system really uses. */
export function cardOf(
  cards: readonly NetworkCard[],
  host: string,
): { readonly name: string; readonly address: string } {
  const near = cards.filter(({ subnet }) => cidrContains(subnet, host));
  return near.find(({ problem }) => problem === '') ?? near[0] ?? NO_CARD;
}

function* blockAsks(block: Block, cards: readonly NetworkCard[]): Iterable<Ask> {
  const { ports, source } = block;
  for (const { from, to } of block.spans)
    for (let value = from; value <= to; value += 1) {
      const host = formatIpv4(value);
      yield { host, ports, source, card: block.card ?? cardOf(cards, host), wanted: false };
    }
}

const countOf = (blocks: readonly Block[]): number =>
  blocks.reduce(
    (sum, { spans }) => sum + spans.reduce((part, span) => part + spanSize(span), 0),
    0,
  );

const portsOf = (port: number | undefined): readonly number[] =>
  port === undefined ? STANDARD_PORTS : [port];

function spanBlocks(ranges: readonly Range[]): readonly Block[] {
  const byPort = new Map<number | undefined, Span[]>();
  for (const range of ranges)
    if (range.kind === 'span')
      byPort.set(range.port, [...(byPort.get(range.port) ?? []), range.span]);
  return [...byPort].map(([port, spans]) => ({
    spans: unionSpans(spans),
    ports: portsOf(port),
    source: 'manual',
  }));
}

/** One host, each once: by how it is reached. */
function hostAsks(
  ranges: readonly Range[],
  source: Source,
  cards: readonly NetworkCard[],
): readonly Ask[] {
  const asks = new Map<string, Ask>();
  for (const range of ranges) {
    if (range.kind !== 'host') continue;
    const { host, port, scheme } = range;
    const ports = portsOf(port);
    asks.set(`${host} ${ports.join()}`, {
      host,
      ports,
      scheme,
      source,
      card: cardOf(cards, host),
      wanted: true,
    });
  }
  return [...asks.values()];
}

function describe(range: Range): string {
  if (range.kind === 'host' || spanSize(range.span) <= LARGE_RANGE) return range.text;
  return `${range.text} (${spanSize(range.span).toLocaleString('en')} addresses)`;
}

function planTyped(request: ScanRequest, cards: readonly NetworkCard[]): Plan {
  const ranges = parseRanges(request.ranges ?? []);
  const listed = (request.hosts ?? []).map(parseRange);
  const blocks = spanBlocks(ranges);
  const typed = hostAsks(ranges, 'manual', cards);
  const known = new Set(typed.map(({ host, ports }) => `${host} ${ports.join()}`));
  const hosts = [
    ...typed,
    ...hostAsks(listed, 'list', cards).filter(
      ({ host, ports }) => !known.has(`${host} ${ports.join()}`),
    ),
  ];
  const total = countOf(blocks) + hosts.length;
  if (total > MOST_ADDRESSES)
    throw new AppError(
      'scan.bad-range',
      `These are ${String(total)} addresses; at most ${String(MOST_ADDRESSES)} are searched at once.`,
    );
  if (total === 0) throw new AppError('scan.bad-range', 'There is no address to search.');
  return {
    targets: [
      ...ranges.map(describe),
      ...(listed.length > 0 ? [`List of ${String(listed.length)} hosts`] : []),
    ],
    total,
    *asks() {
      yield* hosts;
      for (const block of blocks) yield* blockAsks(block, cards);
    },
    multicast: [],
    everywhere: false,
  };
}

function addressAsk(address: string, source: Source, cards: readonly NetworkCard[]): Ask {
  const { scheme, host, port } = parseAddress(address);
  const ports = placeOf(address) === host ? STANDARD_PORTS : [port];
  return {
    host,
    ports,
    scheme: ports.length === 1 && scheme === 'https' ? scheme : undefined,
    source,
    card: cardOf(cards, host),
    wanted: false,
  };
}

interface EverywhereOptions {
  readonly request: ScanRequest;
  readonly cards: readonly NetworkCard[];
  readonly practice: readonly string[];
  /** The practice network runs, or is about to. */
  readonly practising: boolean;
  readonly rows: readonly Found[];
}

function planEverywhere(options: EverywhereOptions): Plan {
  const { request, cards, practice, practising, rows } = options;
  // Who practises does not mean the network that the laptop happens to be on: nobody there has
  // asked to be searched. A card chosen by name, or a range typed by hand, is still meant.
  const chosen = cards.filter(({ name }) => request.cards?.includes(name) ?? !practising);
  const swept = chosen.filter(({ searched }) => searched);
  const blocks = swept.flatMap((card): Block[] => {
    const network = parseCidr(card.subnet);
    if (!network) return [];
    return [
      {
        spans: [hostSpan(network.address, network.prefix)],
        ports: STANDARD_PORTS,
        source: 'sweep',
        card,
      },
    ];
  });
  // Practice first: a person who practises waits for these. Then rows that no subnet covers (found
  // by a typed range, or behind a router), so that the search can tell whether they are still there.
  const practiceAsks = practice.map((address) => addressAsk(address, 'practice', cards));
  const places = new Set(practice.map(placeOf));
  const rowAsks = rows
    .filter(({ address }) => {
      const place = placeOf(address);
      if (places.has(place)) return false;
      return !swept.some(({ subnet }) => cidrContains(subnet, place));
    })
    .map(({ address, sources }) => addressAsk(address, sources[0] ?? 'manual', cards));
  return {
    targets: [
      ...swept.map(({ subnet, name }) => `${subnet} (${name})`),
      ...(practice.length > 0 ? ['Practice network'] : []),
    ],
    total: countOf(blocks) + practiceAsks.length + rowAsks.length,
    *asks() {
      yield* practiceAsks;
      yield* rowAsks;
      for (const block of blocks) yield* blockAsks(block, cards);
    },
    multicast: chosen.filter(({ kind, address }) => kind !== 'loopback' && address !== ''),
    everywhere: request.cards === undefined,
  };
}

/**
 * Works out what a search asks. Rows given are those of the list that are worth asking again.
 *
 * @throws AppError `scan.bad-range` naming the piece that cannot be read.
 */
export function makePlan(options: EverywhereOptions): Plan {
  const { ranges, hosts } = options.request;
  return ranges === undefined && hosts === undefined
    ? planEverywhere(options)
    : planTyped(options.request, options.cards);
}
