import { toAppError } from '../../../shared/errors';
import type { Clock, Log } from '../ports';
import type { Presence } from './types';

/** Milliseconds between two times of asking for those that were not there. */
const ASK_EVERY_MS = 10_000;

/** Asks for intercoms that did not answer, until each of them does or nobody waits for it any more. */
export interface LookOut {
  /** Begins to ask, unless it does already. */
  begin(): void;
  close(): Promise<void>;
}

/**
 * Nobody has to search the network for a unit that only took its time to start: it is asked for at
 * its own address, every ten seconds.
 */
export function createLookOut(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly presence: Presence;
  /** Who is waited for now. */
  readonly missing: () => readonly string[];
  /** Whether somebody works on it at this moment, and so knows better. */
  readonly isBusy: (intercomId: string) => boolean;
  readonly seen: (intercomId: string) => void;
}): LookOut {
  const { clock, log, presence, missing, isBusy, seen } = options;
  const closing = new AbortController();
  const { signal } = closing;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    while (missing().length > 0) {
      await clock.sleep(ASK_EVERY_MS, signal);
      await Promise.all(
        missing().map(async (id) => {
          if (!isBusy(id) && (await presence.check(id, signal))) seen(id);
        }),
      );
    }
  };

  return {
    begin() {
      asking ??= ask()
        .catch((error: unknown) => {
          if (!signal.aborted)
            log('warn', 'It is not asked any more for those that are missing', {
              code: toAppError(error).code,
            });
        })
        .finally(() => {
          asking = undefined;
        });
    },
    async close() {
      closing.abort();
      await asking;
    },
  };
}
