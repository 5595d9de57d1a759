import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../electron/backend/ports';

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, { signal });
  },
};

/** A clock whose sleeps take no time, but move it on: a wait of a minute is over at once. */
export interface QuickClock extends Clock {
  advance(ms: number): void;
}

/** Starts at `start` milliseconds since 1970. */
export function createQuickClock(start = Date.UTC(2026, 0, 15, 8)): QuickClock {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      now += ms;
      // Lets sockets and other work have their turn, as a real wait would.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
}
