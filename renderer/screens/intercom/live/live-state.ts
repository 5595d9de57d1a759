import type { Live } from '../../../../shared/contract/device';
import type { AppErrorData } from '../../../../shared/errors';

/** Milliseconds between two readings while the intercom answers. */
export const POLL_MS = 2000;
/** After so many milliseconds without a reading, values are no longer shown as current. */
export const STALE_MS = 10_000;
const BACKOFF_MS = [2000, 2000, 4000, 8000, 15_000] as const;

/** What is known of an intercom that is read again and again. Times are milliseconds since 1970. */
export interface LiveState {
  readonly live: Live | null;
  /** When the last good reading came. */
  readonly readAt: number | null;
  /** Since when there has been no answer; null while it answers. */
  readonly silentSince: number | null;
  readonly failures: number;
  readonly error: AppErrorData | null;
}

export const NOTHING_READ: LiveState = {
  live: null,
  readAt: null,
  silentSince: null,
  failures: 0,
  error: null,
};

export function afterReading(live: Live, at: number): LiveState {
  return { live, readAt: at, silentSince: null, failures: 0, error: null };
}

/** `askedAt` is when the reading that failed began: the silence is counted from there. */
export function afterFailure(state: LiveState, error: AppErrorData, askedAt: number): LiveState {
  return {
    ...state,
    silentSince: state.silentSince ?? state.readAt ?? askedAt,
    failures: state.failures + 1,
    error,
  };
}

/** Milliseconds until the next reading: a unit that restarts is not hammered. */
export function nextDelay(failures: number): number {
  if (failures === 0) return POLL_MS;
  return BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1] ?? POLL_MS;
}

/**
 * Why there is no reading: nothing answers at its address; it answers, but does not let us read; or
 * Lintel itself has ended, which says nothing about the intercom.
 */
export type NoReading = 'silent' | 'refused' | 'lintel-ended';

export function whyNoReading(error: AppErrorData | null): NoReading {
  if (error === null || error.code.startsWith('net.')) return 'silent';
  return error.code === 'call.shut-down' || error.code === 'call.untrusted'
    ? 'lintel-ended'
    : 'refused';
}

/** Whether the values must be shown as past. */
export function isStale(state: LiveState, now: number): boolean {
  if (state.readAt === null) return true;
  return state.failures > 0 || now - state.readAt > STALE_MS;
}
