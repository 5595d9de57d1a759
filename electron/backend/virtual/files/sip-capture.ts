import { packetFile, udpPacket, type Packet } from './packets';
import type { Device } from '../device';

/** Seconds between two registrations in a capture: long enough to read, short enough to see. */
const REGISTER_EVERY = 10;
const FILE_HEADER = 24;
const PACKET_HEADER = 16;

interface Peer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly local: string;
  readonly localPort: number;
}

/** Packets of the present capture up to `now`, cut at its limit in bytes. */
function packets(device: Device, now: number): readonly Packet[] {
  const { capture, pastCalls } = device.state;
  if (capture.startedAt === 0) return [];
  const end = Math.min(now, capture.endsAt ?? now);
  const all: Packet[] = [];
  for (let at = capture.startedAt; at <= end; at += REGISTER_EVERY * 1000)
    all.push(...background(device, at));
  const peer = firstPeer(device);
  if (peer !== undefined)
    for (const call of pastCalls)
      if (call.at >= capture.startedAt) all.push(...invite(peer, call.phone, call.at));
  let size = FILE_HEADER;
  return all
    .filter((packet) => packet.at <= end)
    .sort((a, b) => a.at - b.at)
    .filter((packet) => {
      size += PACKET_HEADER + packet.bytes.length;
      return size <= capture.limit;
    });
}

/** Size of the capture file in bytes; 0 where none was started. */
export function capturedBytes(device: Device, now: number): number {
  if (device.state.capture.startedAt === 0) return 0;
  return packets(device, now).reduce(
    (sum, packet) => sum + PACKET_HEADER + packet.bytes.length,
    FILE_HEADER,
  );
}

export function captureFile(device: Device, now: number): Buffer {
  return packetFile(packets(device, now));
}

function firstPeer(device: Device): Peer | undefined {
  const index = device.state.sip.findIndex(({ status }) => status !== 0);
  if (index < 0) return undefined;
  const account = device.account(index);
  return {
    host: account.server,
    port: Number(account.port) || 5060,
    user: account.userName,
    local: device.setting('Config.Network.LAN.IPAddress'),
    localPort: Number(device.setting(`${device.accountPrefix(index)}SIP.ListenPortMin`)) || 5062,
  };
}

/** Time from the network, and the registration of an account with what the registrar says to it. */
function background(device: Device, at: number): readonly Packet[] {
  const local = device.setting('Config.Network.LAN.IPAddress');
  const ntp = Buffer.alloc(48);
  ntp[0] = 0x23;
  const to = { host: '192.0.2.123', port: 123 };
  const time = udpPacket({ at, from: { host: local, port: 123 }, to, payload: ntp });
  const peer = firstPeer(device);
  if (peer === undefined) return [time];
  const status = device.state.sip.find((entry) => entry.status !== 0)?.status;
  const verdict = status === 3 ? '403 Forbidden' : '200 OK';
  const request = { method: 'REGISTER', uri: `sip:${peer.host}`, to: peer.user };
  const message = sip(peer, `r${at}`);
  const authorization =
    `Authorization: Digest username="${peer.user}", realm="sip", nonce="7f3a", ` +
    `uri="sip:${peer.host}", response="${'0'.repeat(32)}", algorithm=MD5`;
  const challenge = 'WWW-Authenticate: Digest realm="sip", nonce="7f3a", algorithm=MD5';
  return [
    time,
    message.send(at + 20, request, 1),
    message.reply(at + 35, '401 Unauthorized', { ...request, cseq: 1 }, challenge),
    message.send(at + 50, request, 2, authorization),
    message.reply(at + 70, verdict, { ...request, cseq: 2 }),
  ];
}

function invite(peer: Peer, phone: string, at: number): readonly Packet[] {
  const request = { method: 'INVITE', uri: `sip:${phone}@${peer.host}`, to: phone };
  const message = sip(peer, `c${at}`);
  return [
    message.send(at + 10, request, 1),
    message.reply(at + 20, '100 Trying', { ...request, cseq: 1 }),
    message.reply(at + 60, '180 Ringing', { ...request, cseq: 1 }),
    message.reply(at + 200, '200 OK', { ...request, cseq: 1 }),
    message.send(at + 210, { ...request, method: 'ACK' }, 1),
  ];
}

interface SipRequest {
  readonly method: string;
  readonly uri: string;
  readonly to: string;
}

/** Messages of one dialog (RFC 3261), from the intercom and back to it. */
function sip(
  peer: Peer,
  callId: string,
): {
  send(at: number, request: SipRequest, cseq: number, extra?: string): Packet;
  reply(
    at: number,
    status: string,
    request: SipRequest & { readonly cseq: number },
    extra?: string,
  ): Packet;
} {
  const here = { host: peer.local, port: peer.localPort };
  const there = { host: peer.host, port: peer.port };
  const headers = (request: SipRequest, cseq: number, extra?: string): string =>
    [
      `Via: SIP/2.0/UDP ${here.host}:${here.port};branch=z9hG4bK${callId}${cseq}`,
      `From: <sip:${peer.user}@${peer.host}>;tag=${callId}`,
      `To: <sip:${request.to}@${peer.host}>`,
      `Call-ID: ${callId}@${here.host}`,
      `CSeq: ${cseq} ${request.method}`,
      `Contact: <sip:${peer.user}@${here.host}:${here.port}>`,
      'Max-Forwards: 70',
      ...(extra === undefined ? [] : [extra]),
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n');
  return {
    send(at, request, cseq, extra) {
      const line = `${request.method} ${request.uri} SIP/2.0\r\n`;
      const payload = Buffer.from(line + headers(request, cseq, extra));
      return udpPacket({ at, from: here, to: there, payload });
    },
    reply(at, status, request, extra) {
      const payload = Buffer.from(`SIP/2.0 ${status}\r\n${headers(request, request.cseq, extra)}`);
      return udpPacket({ at, from: there, to: here, payload });
    },
  };
}
