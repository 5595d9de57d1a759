import type { LiveState } from '../live/live-state';

/** A restart that is being followed. Times are milliseconds since 1970. */
export interface Reboot {
  readonly phase: 'asked' | 'away' | 'back';
  readonly askedAt: number;
  /** When it answered again. */
  readonly backAt: number | null;
}

/** After so many milliseconds without an answer a restart is no longer the likely reason. */
export const LONG_MS = 180_000;

export function rebootAsked(now: number): Reboot {
  return { phase: 'asked', askedAt: now, backAt: null };
}

/**
 * Follows a restart by what the readings say. It is over when the intercom answers after having
 * been silent, or when it has been running for less time than has passed since the restart was
 * asked for (a unit that was gone between two readings only).
 */
export function followReboot(reboot: Reboot, state: LiveState): Reboot {
  if (reboot.phase === 'back') return reboot;
  if (state.failures > 0) return reboot.phase === 'away' ? reboot : { ...reboot, phase: 'away' };
  const { live, readAt } = state;
  if (live === null || readAt === null || readAt <= reboot.askedAt) return reboot;
  const started = live.uptime.known && live.uptime.value * 1000 < readAt - reboot.askedAt;
  return reboot.phase === 'away' || started ? { ...reboot, phase: 'back', backAt: readAt } : reboot;
}
