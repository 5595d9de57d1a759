/** A UDP datagram, or a piece of a TCP stream, with where it came from. */
export interface Packet {
  /** Index of its frame in the file, from 0. */
  readonly index: number;
  /** Seconds since 1970, with the file's own resolution. */
  readonly time: number;
  readonly transport: 'udp' | 'tcp';
  /** Dotted quad or IPv6 without brackets. */
  readonly from: string;
  readonly fromPort: number;
  readonly to: string;
  readonly toPort: number;
  /** TCP sequence number of the first byte of `payload`; 0 for UDP. */
  readonly sequence: number;
  /** TCP: this segment opens a connection (SYN). */
  readonly opens: boolean;
  readonly payload: Uint8Array;
  /** The capture holds fewer bytes than went over the wire. */
  readonly cut: boolean;
}

export interface Capture {
  readonly packets: readonly Packet[];
  /** All frames in the file, the ones that are neither UDP nor TCP included. */
  readonly frames: number;
  /** Time of the first and of the last frame, seconds since 1970; 0 where there is none. */
  readonly firstTime: number;
  readonly lastTime: number;
  /** What could not be read, in words; empty when everything could. */
  readonly notes: readonly string[];
}

/** One frame of a capture file, whatever the form of the file. */
export interface Frame {
  /** Seconds since 1970. */
  readonly time: number;
  /** LINKTYPE_ value of the interface it was heard on. */
  readonly link: number;
  readonly bytes: Uint8Array;
  /** Fewer bytes are in the file than were on the wire. */
  readonly cut: boolean;
}

/** The frames of a file, and what of it could not be read. */
export interface Frames {
  readonly frames: readonly Frame[];
  readonly notes: readonly string[];
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
