import type { Whole } from './fragments';
import { viewOf, type Packet } from './types';

const TCP = 6;
const UDP = 17;
const SYN = 0x02;

/** @returns undefined where it is neither UDP nor TCP, or too short to tell its ports. */
export function readTransport(packet: Whole): Packet | undefined {
  const { index, time, from, to, bytes, protocol } = packet;
  const view = viewOf(bytes);
  const cut = packet.cut || bytes.length < packet.length;
  if (protocol === UDP && bytes.length >= 8) {
    const length = view.getUint16(4);
    // Zero stands in a jumbogram, and in what a network card splits later.
    const payload = bytes.subarray(8, length < 8 ? undefined : length);
    return {
      ...{ index, time, transport: 'udp', from, to, payload },
      ...{ fromPort: view.getUint16(0), toPort: view.getUint16(2) },
      ...{ sequence: 0, opens: false },
      cut: cut || (length >= 8 && payload.length < length - 8),
    };
  }
  if (protocol === TCP && bytes.length >= 20) {
    const header = (view.getUint8(12) >> 4) * 4;
    if (header < 20) return undefined;
    const opens = (view.getUint8(13) & SYN) !== 0;
    return {
      ...{ index, time, transport: 'tcp', from, to, cut, opens },
      ...{ fromPort: view.getUint16(0), toPort: view.getUint16(2) },
      // A SYN takes a number of its own (RFC 9293, section 3.4).
      sequence: (view.getUint32(4) + (opens ? 1 : 0)) >>> 0,
      payload: bytes.subarray(Math.min(header, bytes.length)),
    };
  }
  return undefined;
}
