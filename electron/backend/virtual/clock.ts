/** The time of a virtual intercom. Tests inject one that stands still until it is told to move. */
export interface VirtualClock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Runs `run` once, `ms` milliseconds from now. The function returned calls it off. */
  after(ms: number, run: () => void): () => void;
}

export const realClock: VirtualClock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends VirtualClock {
  /** Moves on by `ms` and runs everything that falls due on the way, in order. */
  advance(ms: number): void;
}

/** A clock that moves only when told to. `start` in milliseconds since 1970. */
export function createManualClock(start = Date.UTC(2026, 0, 15, 8, 0, 0)): ManualClock {
  let now = start;
  let waiting: { readonly due: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const entry = { due: now + ms, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = waiting
          .filter((entry) => entry.due <= end)
          .sort((a, b) => a.due - b.due)
          .at(0);
        if (next === undefined) break;
        waiting = waiting.filter((entry) => entry !== next);
        now = Math.max(now, next.due);
        next.run();
      }
      now = end;
    },
  };
}
