import type { Clock } from '../ports';

/** Milliseconds between two events of one job. */
const EVERY_MS = 250;

/** Tells of changes, the last one always, but not more often than a window can draw. */
export interface Teller {
  changed(): void;
  close(): void;
}

export function createTeller(options: {
  readonly clock: Clock;
  readonly tell: () => void;
}): Teller {
  const { clock, tell } = options;
  const over = new AbortController();
  let last = -Infinity;
  let planned = false;

  const now = (): void => {
    last = clock.now();
    tell();
  };

  return {
    changed() {
      if (planned || over.signal.aborted) return;
      const rest = last + EVERY_MS - clock.now();
      if (rest <= 0) {
        now();
        return;
      }
      planned = true;
      void clock.sleep(rest, over.signal).then(
        () => {
          planned = false;
          now();
        },
        () => {
          // Closed while it waited: nobody is left to be told.
          planned = false;
        },
      );
    },
    close: () => over.abort(),
  };
}
