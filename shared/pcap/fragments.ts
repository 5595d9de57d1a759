import type { IpPacket } from './ip';

/** A whole IP packet, or as much of it as there is. */
export interface Whole extends IpPacket {
  readonly index: number;
  readonly time: number;
  readonly cut: boolean;
}

/** An IP packet is at most 64 KiB; what claims to be more is damage. */
const MAX_PACKET = 65_535;
/** 64 KiB in the smallest pieces that a network makes (576 bytes): more is damage. */
const MAX_PIECES = 128;
/** Packets that may be incomplete at once; the oldest is given up beyond it. */
const MAX_OPEN = 256;

interface Open {
  readonly pieces: Whole[];
}

/**
 * Puts fragmented IP packets together again (RFC 791, section 3.2; RFC 8200, section 4.5). An INVITE
 * with a long list of codecs does not fit one Ethernet frame, so this is ordinary.
 */
export class Fragments {
  readonly #open = new Map<string, Open>();

  /** @returns the packets that are complete, or given up, with this one */
  add(packet: Whole): readonly Whole[] {
    const { fragment } = packet;
    if (!fragment) return [packet];
    if (fragment.offset + packet.length > MAX_PACKET) return [];
    const key = [packet.from, packet.to, packet.protocol, fragment.id].join(' ');
    const open = this.#open.get(key) ?? { pieces: [] };
    this.#open.set(key, open);
    if (open.pieces.length >= MAX_PIECES) return [];
    open.pieces.push(packet);
    const whole = join(open.pieces);
    if (whole) {
      this.#open.delete(key);
      return [whole];
    }
    const [oldest] = this.#open;
    if (!oldest || this.#open.size <= MAX_OPEN) return [];
    this.#open.delete(oldest[0]);
    return beginning(oldest[1]);
  }

  /** What never became whole: the beginnings, which hold the start line and most of the headers. */
  rest(): readonly Whole[] {
    return [...this.#open.values()].flatMap(beginning);
  }
}

function offsetOf(piece: Whole): number {
  return piece.fragment?.offset ?? 0;
}

function beginning({ pieces }: Open): readonly Whole[] {
  const first = pieces.find((piece) => offsetOf(piece) === 0);
  return first ? [{ ...first, fragment: undefined, cut: true }] : [];
}

/** Undefined until every byte from the first fragment to the last is covered. */
function join(pieces: readonly Whole[]): Whole | undefined {
  const last = pieces.find((piece) => piece.fragment?.more === false);
  if (!last) return undefined;
  const length = offsetOf(last) + last.length;
  const sorted = [...pieces].sort((a, b) => offsetOf(a) - offsetOf(b));
  const first = sorted[0];
  let covered = 0;
  for (const piece of sorted) {
    if (offsetOf(piece) > covered) return undefined;
    covered = Math.max(covered, offsetOf(piece) + piece.length);
  }
  if (!first || covered < length) return undefined;
  const bytes = new Uint8Array(length);
  for (const piece of sorted)
    if (offsetOf(piece) < length)
      bytes.set(piece.bytes.subarray(0, length - offsetOf(piece)), offsetOf(piece));
  const cut = pieces.some((piece) => piece.cut);
  // It arrived with its last piece, so that is its time.
  const { index, time } = pieces[pieces.length - 1] ?? first;
  return { ...first, index, time, bytes, length, cut, fragment: undefined };
}
