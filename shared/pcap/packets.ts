/**
 * Reads a capture file into UDP and TCP payloads: the classic form of tcpdump and of the intercoms
 * in either byte order and resolution, and the form of Wireshark. Pure: bytes in, packets out.
 */
import { isClassic, readClassic } from './classic';
import { Fragments, type Whole } from './fragments';
import { readIp } from './ip';
import { carriedBy } from './link';
import { isNextGeneration, readNextGeneration } from './next-generation';
import { readTransport } from './transport';
import type { Capture, Frames, Packet } from './types';

/** Whether the bytes begin like a capture file of a form that can be read. */
export function isCapture(bytes: Uint8Array): boolean {
  return isClassic(bytes) || isNextGeneration(bytes);
}

function readFrames(bytes: Uint8Array): Frames | undefined {
  if (isClassic(bytes)) return readClassic(bytes);
  return isNextGeneration(bytes) ? readNextGeneration(bytes) : undefined;
}

/**
 * Reads a whole capture. Damaged or cut frames are named in `notes`, never thrown.
 *
 * @returns undefined when the bytes are no capture file at all.
 */
export function readCapture(bytes: Uint8Array): Capture | undefined {
  const file = readFrames(bytes);
  if (!file) return undefined;
  const { frames } = file;
  const fragments = new Fragments();
  const packets: Packet[] = [];
  const take = (whole: readonly Whole[]): void => {
    for (const one of whole) {
      const packet = readTransport(one);
      if (packet) packets.push(packet);
    }
  };
  frames.forEach(({ time, link, bytes: frame, cut }, index) => {
    const carried = carriedBy(frame, link);
    const ip = carried && readIp(carried);
    if (ip) take(fragments.add({ ...ip, index, time, cut }));
  });
  take(fragments.rest());
  const cut = frames.filter((frame) => frame.cut).length;
  const cutNote = cut === 1 ? '1 packet is not whole' : `${cut} packets are not whole`;
  return {
    packets: packets.sort((a, b) => a.index - b.index),
    frames: frames.length,
    firstTime: frames[0]?.time ?? 0,
    lastTime: frames.at(-1)?.time ?? 0,
    notes: cut === 0 ? file.notes : [...file.notes, `${cutNote} in the capture.`],
  };
}
