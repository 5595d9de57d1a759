/** Builds captures by hand, byte for byte, apart from the code that reads them. */

export type Bytes = Uint8Array;

export const bytes = (...parts: readonly (Bytes | readonly number[] | string)[]): Bytes =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))),
  );

const u16 = (value: number): readonly number[] => [(value >> 8) & 255, value & 255];
const u32 = (value: number): readonly number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];

export interface FrameOptions {
  /** Seconds, with a fraction. */
  readonly time?: number;
  /** Bytes of it that the capture holds; all unless told. */
  readonly held?: number;
}

export interface MadeFrame extends FrameOptions {
  readonly frame: Bytes;
}

/** A classic capture in any byte order and resolution. */
export function pcap(
  frames: readonly MadeFrame[],
  options: { readonly big?: boolean; readonly nano?: boolean; readonly link?: number } = {},
): Buffer {
  const { big = false, nano = false, link = 1 } = options;
  const file = Buffer.alloc(24 + frames.reduce((sum, one) => sum + 16 + heldOf(one), 0));
  const put32 = (value: number, at: number) =>
    big ? file.writeUInt32BE(value >>> 0, at) : file.writeUInt32LE(value >>> 0, at);
  put32(nano ? 0xa1b23c4d : 0xa1b2c3d4, 0);
  put32(big ? 0x0002_0004 : 0x0004_0002, 4);
  put32(65_535, 16);
  put32(link, 20);
  let at = 24;
  for (const one of frames) {
    const time = one.time ?? 0;
    put32(Math.floor(time), at);
    put32(Math.round((time % 1) * (nano ? 1e9 : 1e6)), at + 4);
    put32(heldOf(one), at + 8);
    put32(one.frame.length, at + 12);
    file.set(one.frame.subarray(0, heldOf(one)), at + 16);
    at += 16 + heldOf(one);
  }
  return file;
}

const heldOf = ({ frame, held }: MadeFrame): number => held ?? frame.length;

/** A pcapng file with one Ethernet interface, in nanoseconds. */
export function pcapng(frames: readonly MadeFrame[], big = false): Buffer {
  const n32 = (value: number): readonly number[] => (big ? u32(value) : [...u32(value)].reverse());
  const n16 = (value: number): readonly number[] => (big ? u16(value) : [...u16(value)].reverse());
  const block = (type: number, body: Bytes): Bytes => {
    const padded = bytes(body, new Uint8Array((4 - (body.length % 4)) % 4));
    return bytes(n32(type), n32(padded.length + 12), padded, n32(padded.length + 12));
  };
  const section = block(0x0a0d0d0a, bytes(n32(0x1a2b3c4d), n16(1), n16(0), n32(~0), n32(~0)));
  const resolution = bytes(n16(9), n16(1), [9, 0, 0, 0], n32(0));
  const card = block(1, bytes(n16(1), n16(0), n32(65_535), resolution));
  const packets = frames.map((one) => {
    const ticks = BigInt(Math.round((one.time ?? 0) * 1e6)) * 1000n;
    const held = heldOf(one);
    return block(
      6,
      bytes(
        n32(0),
        n32(Number(ticks >> 32n)),
        n32(Number(ticks & 0xffff_ffffn)),
        n32(held),
        n32(one.frame.length),
        one.frame.subarray(0, held),
      ),
    );
  });
  return Buffer.concat([section, card, ...packets]);
}

/** An Ethernet frame, with as many VLAN tags as are named. */
export function ethernet(type: number, content: Bytes, tags: readonly number[] = []): Bytes {
  const tag = tags.flatMap((one) => [...u16(one), 0, 7]);
  return bytes([2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1], tag, u16(type), content);
}

export const cooked = (type: number, content: Bytes): Bytes =>
  bytes([0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0], u16(type), content);

export const cooked2 = (type: number, content: Bytes): Bytes =>
  bytes(u16(type), [0, 0, 0, 0, 0, 2, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0], content);

export interface Ipv4Options {
  readonly protocol?: number;
  readonly options?: readonly number[];
  readonly id?: number;
  /** Bytes from the start of the whole. */
  readonly offset?: number;
  readonly more?: boolean;
  /** From 10.0.0.5 to 10.0.0.12 instead. */
  readonly back?: boolean;
}

/** An IPv4 packet from 10.0.0.12 to 10.0.0.5. */
export function ipv4(content: Bytes, made: Ipv4Options = {}): Bytes {
  const { protocol = 17, options = [], id = 1, offset = 0, more = false, back = false } = made;
  const here = [10, 0, 0, 12];
  const there = [10, 0, 0, 5];
  const header = 20 + options.length;
  const fragment = (more ? 0x2000 : 0) | (offset / 8);
  const head = bytes(
    [0x40 | (header / 4), 0],
    u16(header + content.length),
    u16(id),
    u16(fragment),
    [64, protocol, 0, 0],
    back ? [...there, ...here] : [...here, ...there],
    options,
  );
  let sum = 0;
  for (let at = 0; at < head.length; at += 2) sum += ((head[at] ?? 0) << 8) | (head[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  head.set(u16(~sum & 0xffff), 10);
  return bytes(head, content);
}

/** An IPv6 packet from fd00::12 to fd00::5; `next` names the first header of `content`. */
export function ipv6(content: Bytes, next = 17): Bytes {
  const address = (last: number) => [0xfd, ...Array<number>(14).fill(0), last];
  return bytes(
    [0x60, 0, 0, 0],
    u16(content.length),
    [next, 64],
    address(0x12),
    address(5),
    content,
  );
}

export interface Ports {
  readonly from?: number;
  readonly to?: number;
}

export const udp = (content: Bytes, { from = 5062, to = 5060 }: Ports = {}): Bytes =>
  bytes(u16(from), u16(to), u16(8 + content.length), [0, 0], content);

export const tcp = (
  sequence: number,
  content: Bytes,
  { from = 5062, to = 5060, syn = false }: Ports & { readonly syn?: boolean } = {},
): Bytes =>
  bytes(
    u16(from),
    u16(to),
    u32(sequence >>> 0),
    u32(0),
    [0x50, syn ? 0x02 : 0x18, 0xff, 0xff, 0, 0, 0, 0],
    content,
  );

export const ETHER = { ipv4: 0x0800, ipv6: 0x86dd } as const;

/** The usual: UDP in IPv4 in Ethernet. */
export const datagram = (text: string, ports?: Ports, back = false): Bytes =>
  ethernet(ETHER.ipv4, ipv4(udp(bytes(text), ports), { back }));

/** TCP in IPv4 in Ethernet. */
export const segment = (
  sequence: number,
  text: string,
  options?: Ports & { readonly syn?: boolean },
): Bytes => ethernet(ETHER.ipv4, ipv4(tcp(sequence, bytes(text), options), { protocol: 6 }));
