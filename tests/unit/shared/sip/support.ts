import type { Ladder, SipDialog } from '../../../../shared/contract/diagnostics';
import { readCapture } from '../../../../shared/pcap/packets';
import { buildLadder } from '../../../../shared/sip/ladder';
import { datagram, pcap, type MadeFrame } from '../pcap/capture-maker';

const PHONE = 5062;
const SERVER = 5060;

export interface Said {
  readonly id?: string;
  readonly cseq?: string;
  readonly to?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

/** A SIP message as text: a start line and what it takes to be one. */
export function sip(line: string, said: Said = {}): string {
  const method = line.split(' ')[0] ?? '';
  const { id = 'd1', cseq = `1 ${method}`, headers = [], body = '' } = said;
  return [
    line,
    'From: "Gate" <sip:130@10.0.0.5>;tag=a',
    `To: ${said.to ?? '<sip:200@10.0.0.5>'}`,
    `Call-ID: ${id}`,
    `CSeq: ${cseq}`,
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

export type Step = readonly [who: 'phone' | 'server', text: string, at?: number];

/** The frames of a conversation; half a second between messages unless told. */
export function conversation(steps: readonly Step[], tail = 5): readonly MadeFrame[] {
  let time = 1_795_000_000;
  const frames = steps.map(([who, text, at]): MadeFrame => {
    time = at === undefined ? time + 0.5 : 1_795_000_000 + at;
    const ports = who === 'phone' ? { from: PHONE, to: SERVER } : { from: SERVER, to: PHONE };
    return { frame: datagram(text, ports, who === 'server'), time };
  });
  // The capture goes on, so that silence is silence.
  const last = { frame: datagram('\r\n', { from: 9, to: 9 }), time: time + tail };
  return [...frames, last];
}

export function ladderOf(frames: readonly MadeFrame[]): Ladder {
  const capture = readCapture(pcap(frames));
  if (!capture) throw new Error('This was expected to be a capture.');
  return buildLadder(capture);
}

/** The one dialog of a conversation. */
export function dialogOf(steps: readonly Step[], tail?: number): SipDialog {
  const { dialogs } = ladderOf(conversation(steps, tail));
  const [dialog] = dialogs;
  if (!dialog || dialogs.length !== 1) throw new Error(`${dialogs.length} dialogs, not one.`);
  return dialog;
}
