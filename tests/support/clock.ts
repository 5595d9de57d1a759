import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../electron/backend/ports';

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, { signal });
  },
};

/** Real time that can be moved on: an hour later is one call away. Waits stay real. */
export interface ShiftedClock extends Clock {
  advance(ms: number): void;
}

export function createShiftedClock(): ShiftedClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    sleep: (ms, signal) => realClock.sleep(ms, signal),
    advance(ms) {
      ahead += ms;
    },
  };
}
