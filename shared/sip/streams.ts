import type { Packet } from '../pcap/types';
import { contentLength, headEnd, looksLikeSip } from './message';
import { toBytesText } from './text';

/** One SIP message out of a TCP stream, with the packet in which it began. */
export interface StreamMessage {
  readonly text: string;
  readonly packet: Packet;
  readonly cut: boolean;
}

interface Piece {
  readonly packet: Packet;
  readonly bytes: Uint8Array;
}

/** One direction of one connection; a port that is used again is another one. */
interface Stream {
  readonly first: number;
  readonly packets: Packet[];
}

/**
 * Puts the TCP pieces of each direction in order (by sequence number, repeats dropped) and cuts the
 * stream into SIP messages by Content-Length (RFC 3261, section 18.3). A gap ends the message before
 * it as cut; where a stream begins in the middle of a message, reading starts at the next one.
 */
export function reassemble(packets: readonly Packet[]): readonly StreamMessage[] {
  return streamsOf(packets).flatMap((stream) => runs(stream).flatMap(split));
}

function streamsOf(packets: readonly Packet[]): readonly Stream[] {
  const all: Stream[] = [];
  const current = new Map<string, Stream>();
  for (const packet of packets) {
    const key = `${packet.from} ${packet.fromPort} ${packet.to} ${packet.toPort}`;
    let stream = current.get(key);
    // A SYN that was sent again carries the number that it had.
    if (!stream || (packet.opens && packet.sequence !== stream.first)) {
      stream = { first: packet.sequence, packets: [] };
      current.set(key, stream);
      all.push(stream);
    }
    if (packet.payload.length > 0) stream.packets.push(packet);
  }
  return all;
}

/** Signed distance of two sequence numbers: they wrap at 2^32. */
const distance = (from: number, to: number): number => (to - from) | 0;

/** Unbroken runs of pieces in the order of their sequence numbers. */
function runs({ first, packets }: Stream): readonly (readonly Piece[])[] {
  const sorted = [...packets].sort(
    (a, b) => distance(first, a.sequence) - distance(first, b.sequence),
  );
  const out: Piece[][] = [];
  let current: Piece[] = [];
  let next: number | undefined;
  for (const packet of sorted) {
    const ahead = next === undefined ? 0 : distance(next, packet.sequence);
    if (ahead > 0) {
      out.push(current);
      current = [];
    }
    const overlap = Math.max(0, -ahead);
    if (overlap >= packet.payload.length) continue;
    current.push({ packet, bytes: packet.payload.subarray(overlap) });
    next = (packet.sequence + packet.payload.length) >>> 0;
  }
  return [...out, current].filter((run) => run.length > 0);
}

const START =
  /\n((?:[A-Za-z][\w.-]{1,31} \S{1,1024} SIP\/2\.0[ \t]*|SIP\/2\.0 \d{3}[^\n]{0,256})\r?\n)/g;

/** Where the next start line stands after `from`; the length of the text where there is none. */
function nextStart(text: string, from: number): number {
  START.lastIndex = from;
  const match = START.exec(text);
  return match?.[1] === undefined ? text.length : match.index + match[0].length - match[1].length;
}

function split(pieces: readonly Piece[]): StreamMessage[] {
  const text = pieces.map((piece) => toBytesText(piece.bytes)).join('');
  // A file that came by HTTP is no SIP: not worth the search.
  if (!text.includes('SIP/2.0')) return [];
  const packetAt = finder(pieces);
  const messages: StreamMessage[] = [];
  let at = 0;
  while (at < text.length) {
    if (!looksLikeSip(text.slice(at, at + 2048))) {
      at = nextStart(text, at);
      continue;
    }
    const head = headEnd(text, at);
    const length = head && (contentLength(text.slice(at, head.at)) ?? 0);
    const end = head && length !== undefined ? head.body + length : text.length;
    const cut = !head || end > text.length;
    messages.push({ text: text.slice(at, end), packet: packetAt(at), cut });
    at = end;
  }
  return messages;
}

/** Finds the packet in which a place of the text stands; places must not go back. */
function finder(pieces: readonly Piece[]): (position: number) => Packet {
  let index = 0;
  let passed = 0;
  return (position) => {
    for (;;) {
      const piece = pieces[index];
      if (!piece) throw new Error('This place is not in the stream.');
      if (position < passed + piece.bytes.length) return piece.packet;
      passed += piece.bytes.length;
      index += 1;
    }
  };
}
