import type { ApiKind } from '../api/row';

/** Milliseconds. Intercoms answer in tenths of a second when well, in seconds while they write flash. */
export interface Timeouts {
  /** Until the TCP (and TLS) connection stands. */
  readonly connect: number;
  /** Until the whole reply to a reading call is there. */
  readonly read: number;
  /** The same for calls that change something: the unit writes its flash before it answers. */
  readonly write: number;
  /** While a body goes up or comes down: without a single byte moving. */
  readonly idle: number;
  /** From the last byte of an upload, or from asking for a file, until the answer begins. */
  readonly settle: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = {
  connect: 1500,
  read: 5000,
  write: 15_000,
  idle: 30_000,
  settle: 120_000,
};

/** The limit for a whole call of this kind; uploads and downloads are watched for idleness as well. */
export function limitFor(kind: ApiKind, timeouts: Timeouts): number {
  switch (kind) {
    case 'read':
      return timeouts.read;
    case 'write':
    case 'action':
      return timeouts.write;
    case 'upload':
    case 'download':
      return timeouts.settle;
  }
}
