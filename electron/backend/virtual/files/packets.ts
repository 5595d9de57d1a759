import { isIPv4 } from 'node:net';

export interface Packet {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The Ethernet frame. */
  readonly bytes: Buffer;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** A pcap file (version 2.4, Ethernet, microseconds, little-endian). */
export function packetFile(packets: readonly Packet[]): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(65535, 16);
  head.writeUInt32LE(1, 20);
  return Buffer.concat([head, ...packets.flatMap(({ at, bytes }) => [record(at, bytes), bytes])]);
}

function record(at: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(Math.floor(at / 1000), 0);
  head.writeUInt32LE((at % 1000) * 1000, 4);
  head.writeUInt32LE(bytes.length, 8);
  head.writeUInt32LE(bytes.length, 12);
  return head;
}

/** An Ethernet frame with IPv4 and UDP, checksums included. */
export function udpPacket(options: {
  readonly at: number;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly payload: Buffer;
}): Packet {
  const { at, from, to, payload } = options;
  const source = address(from.host);
  const target = address(to.host);
  const udp = Buffer.alloc(8 + payload.length);
  udp.writeUInt16BE(from.port, 0);
  udp.writeUInt16BE(to.port, 2);
  udp.writeUInt16BE(udp.length, 4);
  payload.copy(udp, 8);
  const pseudo = Buffer.from([...source, ...target, 0, 17, udp.length >> 8, udp.length & 0xff]);
  // A sum of zero would mean "no checksum" (RFC 768).
  udp.writeUInt16BE(checksum(Buffer.concat([pseudo, udp])) || 0xffff, 6);
  const ip = Buffer.alloc(20);
  ip[0] = 0x45;
  ip.writeUInt16BE(20 + udp.length, 2);
  ip.writeUInt16BE(0x4000, 6);
  ip[8] = 64;
  ip[9] = 17;
  ip.set(source, 12);
  ip.set(target, 16);
  ip.writeUInt16BE(checksum(ip), 10);
  const ethernet = Buffer.from([...mac(target), ...mac(source), 0x08, 0x00]);
  return { at, bytes: Buffer.concat([ethernet, ip, udp]) };
}

/** Four bytes of an IPv4 address; a server known by name is shown under a documentation address. */
function address(host: string): readonly number[] {
  return (isIPv4(host) ? host : '192.0.2.10').split('.').map(Number);
}

/** A made-up, locally administered MAC that tells the address. */
function mac(ip: readonly number[]): readonly number[] {
  return [0x02, 0x00, ...ip];
}

/** The Internet checksum (RFC 1071). */
function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
