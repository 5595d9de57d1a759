import { MAX_FRAME } from './classic';
import { viewOf, type Frame, type Frames } from './types';

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;
const RESOLUTION_OPTION = 9;

interface Interface {
  readonly link: number;
  /** Parts of a second in a time stamp. */
  readonly perSecond: number;
}

interface Section {
  readonly little: boolean;
  readonly interfaces: Interface[];
}

/** Whether the bytes begin like a pcapng file, the form in which Wireshark saves. */
export function isNextGeneration(bytes: Uint8Array): boolean {
  if (bytes.length < 12) return false;
  const view = viewOf(bytes);
  const order = view.getUint32(8);
  return view.getUint32(0) === SECTION && (order === 0x1a2b3c4d || order === 0x4d3c2b1a);
}

/** The frames of a pcapng file (draft-ietf-opsawg-pcapng). Damage is named in `notes`. */
export function readNextGeneration(bytes: Uint8Array): Frames {
  const view = viewOf(bytes);
  const frames: Frame[] = [];
  const notes: string[] = [];
  let section: Section = { little: true, interfaces: [] };
  let offset = 0;
  while (offset + 12 <= bytes.length) {
    const isSection = view.getUint32(offset) === SECTION;
    if (isSection) section = { little: view.getUint32(offset + 8) === 0x4d3c2b1a, interfaces: [] };
    const { little } = section;
    const type = isSection ? SECTION : view.getUint32(offset, little);
    const length = view.getUint32(offset + 4, little);
    if (length < 12 || length % 4 !== 0) {
      notes.push(`The file is damaged after packet ${frames.length}; the rest cannot be read.`);
      return { frames, notes };
    }
    if (offset + length > bytes.length) break;
    const block = bytes.subarray(offset + 8, offset + length - 4);
    if (type === INTERFACE) section.interfaces.push(readInterface(block, little));
    const frame = readPacket(type, block, section);
    if (frame) frames.push(frame);
    offset += length;
  }
  if (offset < bytes.length) notes.push('The file ends in the middle of a packet.');
  return { frames, notes };
}

function readInterface(block: Uint8Array, little: boolean): Interface {
  const view = viewOf(block);
  const link = block.length >= 2 ? view.getUint16(0, little) : 0;
  let perSecond = 1e6;
  let at = 8;
  while (at + 4 <= block.length) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === 0) break;
    if (code === RESOLUTION_OPTION && length >= 1 && at + 4 < block.length) {
      const value = view.getUint8(at + 4);
      // The highest bit tells powers of two from powers of ten.
      perSecond = value & 0x80 ? 2 ** (value & 0x7f) : 10 ** value;
    }
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return { link, perSecond };
}

function readPacket(type: number, block: Uint8Array, section: Section): Frame | undefined {
  const { little, interfaces } = section;
  const view = viewOf(block);
  if (type === SIMPLE_PACKET && block.length >= 4) {
    const [only] = interfaces;
    const original = view.getUint32(0, little);
    const bytes = block.subarray(4, 4 + original);
    return only && { time: 0, link: only.link, bytes, cut: bytes.length < original };
  }
  if (type !== ENHANCED_PACKET || block.length < 20) return undefined;
  const heard = interfaces[view.getUint32(0, little)];
  if (!heard) return undefined;
  // Nanoseconds since 1970 are more than a number holds exactly.
  const ticks = (BigInt(view.getUint32(4, little)) << 32n) | BigInt(view.getUint32(8, little));
  const perSecond = BigInt(heard.perSecond);
  const time = Number(ticks / perSecond) + Number(ticks % perSecond) / heard.perSecond;
  const held = Math.min(view.getUint32(12, little), MAX_FRAME);
  const bytes = block.subarray(20, 20 + held);
  const cut = bytes.length < view.getUint32(16, little);
  return { time, link: heard.link, bytes, cut };
}
