import { ETHER_IPV4, ETHER_IPV6, type Carried } from './link';
import { viewOf } from './types';

/** What an IP packet carries, or one fragment of it. */
export interface IpPacket {
  readonly from: string;
  readonly to: string;
  /** 6 is TCP, 17 is UDP. */
  readonly protocol: number;
  readonly bytes: Uint8Array;
  /** Bytes that `bytes` should have by the header of the packet. */
  readonly length: number;
  /** Absent where the packet is whole. */
  readonly fragment?: Fragment;
}

export interface Fragment {
  readonly id: number;
  /** Bytes from the start of the whole. */
  readonly offset: number;
  readonly more: boolean;
}

/** @returns undefined where it is no IP packet, or too short for one. */
export function readIp({ type, bytes }: Carried): IpPacket | undefined {
  if (type === ETHER_IPV4) return readIpv4(bytes);
  if (type === ETHER_IPV6) return readIpv6(bytes);
  return undefined;
}

/** RFC 791, section 3.1. */
function readIpv4(packet: Uint8Array): IpPacket | undefined {
  if (packet.length < 20 || (packet[0] ?? 0) >> 4 !== 4) return undefined;
  const view = viewOf(packet);
  const header = (view.getUint8(0) & 0x0f) * 4;
  if (header < 20 || header > packet.length) return undefined;
  // Zero: the network card split it after the capture had seen it.
  const total = view.getUint16(2) || packet.length;
  const flags = view.getUint16(6);
  const offset = (flags & 0x1fff) * 8;
  const more = (flags & 0x2000) !== 0;
  const address = (at: number): string => Array.from(packet.subarray(at, at + 4)).join('.');
  return {
    from: address(12),
    to: address(16),
    protocol: view.getUint8(9),
    // Short Ethernet frames are padded: what is beyond the total length is no content.
    bytes: packet.subarray(header, Math.max(header, total)),
    length: Math.max(0, total - header),
    ...(offset > 0 || more ? { fragment: { id: view.getUint16(4), offset, more } } : {}),
  };
}

/** Hop-by-hop, routing, destination, mobility, host identity, shim (RFC 8200; IANA). */
const EXTENSIONS: ReadonlySet<number> = new Set([0, 43, 60, 135, 139, 140]);
const FRAGMENT = 44;
const AUTHENTICATION = 51;

/** RFC 8200, sections 3 and 4. */
function readIpv6(packet: Uint8Array): IpPacket | undefined {
  if (packet.length < 40 || (packet[0] ?? 0) >> 4 !== 6) return undefined;
  const view = viewOf(packet);
  const end = 40 + (view.getUint16(4) || packet.length - 40);
  let protocol = view.getUint8(6);
  let offset = 40;
  let fragment: Fragment | undefined;
  while (offset + 8 <= packet.length) {
    if (protocol === FRAGMENT) {
      const flags = view.getUint16(offset + 2);
      const whole = (flags & 0xfff9) === 0;
      if (!whole)
        fragment = {
          id: view.getUint32(offset + 4),
          offset: flags & 0xfff8,
          more: (flags & 1) === 1,
        };
      protocol = view.getUint8(offset);
      offset += 8;
      // What follows in a later fragment is content, not a header.
      if (fragment && fragment.offset > 0) break;
    } else if (EXTENSIONS.has(protocol) || protocol === AUTHENTICATION) {
      const length = view.getUint8(offset + 1);
      // RFC 4302: an authentication header counts in words of four bytes.
      const size = protocol === AUTHENTICATION ? (length + 2) * 4 : (length + 1) * 8;
      protocol = view.getUint8(offset);
      offset += size;
    } else break;
  }
  return {
    from: formatIpv6(view, 8),
    to: formatIpv6(view, 24),
    protocol,
    bytes: packet.subarray(Math.min(offset, packet.length), Math.max(offset, end)),
    length: Math.max(0, end - offset),
    ...(fragment && { fragment }),
  };
}

/** RFC 5952: lower case, the longest run of zero groups as `::`. */
function formatIpv6(view: DataView, at: number): string {
  const groups = Array.from({ length: 8 }, (_, i) => view.getUint16(at + i * 2));
  let bestStart = -1;
  let bestLength = 1;
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length += 1;
    if (length > bestLength) [bestStart, bestLength] = [start, length];
  }
  const hex = (part: readonly number[]): string => part.map((one) => one.toString(16)).join(':');
  if (bestStart < 0) return hex(groups);
  return `${hex(groups.slice(0, bestStart))}::${hex(groups.slice(bestStart + bestLength))}`;
}
