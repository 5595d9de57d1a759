import { assertNever } from '../assert';
import type { Ladder, SipDialog, SipMessage } from '../contract/diagnostics';
import type { Capture, Packet } from '../pcap/types';
import { hasCredentials, isChallenge, kindOf, type DialogKind, type Placed } from './dialog';
import { maskSecrets } from './mask';
import { headerOf, looksLikeSip, parseSip, type SipText } from './message';
import { explainStatus } from './status-words';
import { reassemble } from './streams';
import { toBytesText, toReadable } from './text';
import { judge } from './verdict';

/** Messages that one ladder shows at most: more cannot be read by a person, nor drawn at once. */
const MAX_MESSAGES = 5000;
/** SIP over TLS (RFC 3261, section 19.1.2). */
const TLS_PORT = 5061;

/** The calls and registrations of a capture as a sequence diagram with a verdict for each. */
export function buildLadder(capture: Capture): Ladder {
  const found = [...fromUdp(capture.packets), ...fromTcp(capture.packets)].sort(
    (a, b) => a.time - b.time,
  );
  const placed = found.slice(0, MAX_MESSAGES);
  const dialogs = new Map<string, Placed[]>();
  for (const message of placed) {
    const list = dialogs.get(message.callId);
    if (list) list.push(message);
    else dialogs.set(message.callId, [message]);
  }
  const cutOff = found.length > placed.length;
  const end = cutOff ? (placed.at(-1)?.time ?? 0) : capture.lastTime;
  return {
    participants: participantsOf(placed),
    dialogs: [...dialogs.values()].map((list) => describe(list, { start: capture.firstTime, end })),
    packets: capture.frames,
    notes: [
      ...capture.notes,
      ...(cutOff ? [`Only the first ${MAX_MESSAGES} of ${found.length} messages are shown.`] : []),
      ...(capture.packets.some(isSecret)
        ? ['There is encrypted SIP in it (TLS, port 5061): those messages cannot be read.']
        : []),
    ],
  };
}

/** A handshake or data record of TLS (RFC 8446, section 5.1) on the port of secure SIP. */
function isSecret({ transport, fromPort, toPort, payload }: Packet): boolean {
  const [type = 0, major = 0] = payload;
  const port = fromPort === TLS_PORT || toPort === TLS_PORT;
  return transport === 'tcp' && port && type >= 20 && type <= 23 && major === 3;
}

function fromUdp(packets: readonly Packet[]): Placed[] {
  return packets.flatMap((packet) => {
    // Voice and video outweigh SIP by far: two bytes tell them apart before any text is made.
    if (packet.transport !== 'udp' || !isLetter(packet.payload[0])) return [];
    const text = toBytesText(packet.payload);
    const sip = looksLikeSip(text) ? parseSip(text) : undefined;
    return sip ? [place({ ...sip, cut: sip.cut || packet.cut }, packet)] : [];
  });
}

function isLetter(byte = 0): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function fromTcp(packets: readonly Packet[]): Placed[] {
  const tcp = packets.filter(({ transport }) => transport === 'tcp');
  return reassemble(tcp).flatMap(({ text, packet, cut }) => {
    const sip = parseSip(text);
    return sip ? [place({ ...sip, cut: sip.cut || cut }, packet)] : [];
  });
}

function place(sip: SipText, packet: Packet): Placed {
  return {
    ...sip,
    time: packet.time,
    from: endpoint(packet.from, packet.fromPort),
    to: endpoint(packet.to, packet.toPort),
    transport: packet.transport,
  };
}

const endpoint = (address: string, port: number): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

function participantsOf(messages: readonly Placed[]): { address: string; label: string }[] {
  const labels = new Map<string, string>();
  for (const message of messages)
    for (const address of [message.from, message.to])
      if (!labels.has(address)) labels.set(address, '');
  for (const message of messages) {
    const product = headerOf(message, message.isRequest ? 'user-agent' : 'server');
    if (labels.get(message.from) === '') labels.set(message.from, product.slice(0, 40));
  }
  for (const message of messages) {
    if (message.method !== 'REGISTER') continue;
    const { isRequest, from, to } = message;
    const [phone, registrar] = isRequest ? [from, to] : [to, from];
    labels.set(registrar, 'Registrar');
    if (message.fromUser !== '') labels.set(phone, message.fromUser);
  }
  return [...labels].map(([address, label]) => ({
    address,
    label: toReadable(label === '' ? address : label),
  }));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function describe(messages: readonly Placed[], { start, end }: Span): SipDialog {
  const kind = kindOf(messages);
  const { culprit, ...judged } = judge({ kind, messages, end });
  const seen = new Set<string>();
  const signed = new Set(messages.filter(hasCredentials).map(({ cseq }) => cseq));
  const toMessage = (message: Placed): SipMessage => {
    const { isRequest, method, status, reason, callId, cseq, cut, from, to, transport } = message;
    const key = `${from} ${to} ${message.text}`;
    const repeated = transport === 'udp' && seen.has(key);
    seen.add(key);
    const asks = isChallenge(message) && !signed.has(cseq);
    const refusal = (status ?? 0) >= 400 && !asks;
    return {
      at: Math.max(0, message.time - start),
      title: toReadable(isRequest ? method : `${status ?? 0} ${reason}`.trim()),
      words: asks ? 'asks for the password' : wordsOf(message),
      text: toReadable(maskSecrets(message.text)),
      problem: message === culprit || refusal,
      ...{ from, to, transport, isRequest, status, method, callId, cseq, cut, repeated },
    };
  };
  return {
    callId: messages[0]?.callId ?? '',
    kind,
    title: toReadable(titleOf(kind, messages)),
    outcome: judged.outcome,
    verdict: toReadable(judged.verdict),
    messages: messages.map(toMessage),
  };
}

function wordsOf({ method, status }: Placed): string {
  return status === null || status < 300 ? '' : explainStatus(method, status);
}

function titleOf(kind: DialogKind, messages: readonly Placed[]): string {
  const first = messages[0];
  if (!first) return '';
  const [sender, receiver] = first.isRequest ? [first.from, first.to] : [first.to, first.from];
  switch (kind) {
    case 'call':
      return `Call from ${first.fromUser || sender} to ${first.toUser || first.toHost || receiver}`;
    case 'registration':
      return `Registration of ${first.toUser || first.fromUser || sender} at ${first.toHost || receiver}`;
    case 'other':
      return `${first.method} from ${sender} to ${receiver}`;
    default:
      return assertNever(kind, 'kind of dialog');
  }
}
