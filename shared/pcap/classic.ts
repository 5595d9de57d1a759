import { viewOf, type Frame, type Frames } from './types';

/** A frame longer than this is a damaged header, not a packet. */
export const MAX_FRAME = 262_144;

const FILE_HEADER = 24;
const RECORD_HEADER = 16;

/** Magic number as it stands in the file, read big-endian: byte order, and parts of a second. */
const MAGIC: Readonly<Record<number, readonly [little: boolean, fraction: number]>> = {
  0xa1b2c3d4: [false, 1e6],
  0xd4c3b2a1: [true, 1e6],
  0xa1b23c4d: [false, 1e9],
  0x4d3cb2a1: [true, 1e9],
};

/** Whether the bytes begin like a classic capture file (tcpdump's own form, and the intercom's). */
export function isClassic(bytes: Uint8Array): boolean {
  return bytes.length >= FILE_HEADER && MAGIC[viewOf(bytes).getUint32(0)] !== undefined;
}

/**
 * The frames of a classic capture file (draft-ietf-opsawg-pcap). Damaged and cut frames are named in
 * `notes`, never thrown.
 */
export function readClassic(bytes: Uint8Array): Frames {
  const view = viewOf(bytes);
  const [little, fraction] = MAGIC[view.getUint32(0)] ?? [true, 1e6];
  // The upper bits tell of frame check sequences (draft-ietf-opsawg-pcap, section 4).
  const link = view.getUint32(20, little) & 0xffff;
  const frames: Frame[] = [];
  const notes: string[] = [];
  let offset = FILE_HEADER;
  while (offset + RECORD_HEADER <= bytes.length) {
    const seconds = view.getUint32(offset, little);
    const part = view.getUint32(offset + 4, little);
    const held = view.getUint32(offset + 8, little);
    const original = view.getUint32(offset + 12, little);
    offset += RECORD_HEADER;
    if (held > MAX_FRAME) {
      notes.push(`Packet ${frames.length + 1} is damaged; what follows it cannot be read.`);
      return { frames, notes };
    }
    const frame = bytes.subarray(offset, Math.min(offset + held, bytes.length));
    const cut = frame.length < original;
    frames.push({ time: seconds + part / fraction, link, bytes: frame, cut });
    offset += held;
  }
  if (offset > bytes.length)
    notes.push('The last packet is cut off: the capture was stopped by its size.');
  else if (offset < bytes.length) notes.push('The file ends in the middle of a packet header.');
  return { frames, notes };
}
