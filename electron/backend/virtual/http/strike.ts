import { assertNever } from '../../../../shared/assert';
import { json, page, type Answer } from './respond';
import type { Device } from '../device';
import type { Fault } from '../faults';
import type { Reply } from '../reply';
import type { Gate, GateVerdict } from './gate';

/** What becomes of a request that a fault strikes before it is carried out. */
export type Strike =
  | { readonly kind: 'go-on' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'refuse'; readonly verdict: GateVerdict };

/** Carries out the part of a fault that comes before the request is done. */
export async function strikeBefore(device: Device, gate: Gate, fault: Fault): Promise<Strike> {
  const { kind } = fault.options;
  switch (kind) {
    case 'drop-before':
      return { kind: 'cut' };
    case 'reboot-now':
      device.reboot();
      return { kind: 'cut' };
    case 'http-500':
      return { kind: 'answer', answer: page(500, 'Internal Server Error') };
    case 'garbage':
      return { kind: 'answer', answer: garbage() };
    case 'busy':
      return {
        kind: 'answer',
        answer: json({ retcode: -1, action: 'unknow', message: 'Device busy' }),
      };
    case 'stale-nonce':
      return { kind: 'refuse', verdict: gate.callStale() };
    case 'throttle-401':
      return { kind: 'refuse', verdict: gate.throttle() };
    case 'slow':
      return (await device.pause(slowUntil(device, fault))) ? { kind: 'go-on' } : { kind: 'cut' };
    case 'drop-after':
    case 'truncated':
    case 'short-list':
    case 'said-ok-but-stored-nothing':
      return { kind: 'go-on' };
    default:
      return assertNever(kind, 'fault');
  }
}

/** Until its time is over, or until it is let go. */
function slowUntil(device: Device, fault: Fault): Promise<void> {
  const { ms } = fault.options;
  if (ms === undefined) return fault.released;
  return Promise.race([fault.released, device.pause(ms).then(() => undefined)]);
}

function garbage(): Answer {
  const body = Buffer.from([0x00, 0xff, 0xfe, 0x7b, 0x22, 0x80, 0x0a, 0x3c, 0xc3, 0x28, 0x5d]);
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body };
}

/** A list with the first half of its rows; other answers as they are. */
export function shortened(reply: Reply): Reply {
  if (reply.kind !== 'json' || reply.data === undefined) return reply;
  const rows = Object.entries(reply.data).find(([, value]) => Array.isArray(value));
  if (rows === undefined) return reply;
  const [key, items] = rows as [string, readonly unknown[]];
  return {
    ...reply,
    data: { ...reply.data, [key]: items.slice(0, Math.floor(items.length / 2)) },
  };
}

/** The first half of an answer, as a whole HTTP message. */
export function truncated(answer: Answer): Answer {
  return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) };
}
