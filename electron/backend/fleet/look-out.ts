import { toAppError } from '../../../shared/errors';
import type { Clock, Log } from '../ports';
import type { Presence } from './types';

/** Milliseconds between two times of asking for those that were not there. */
const ASK_EVERY_MS = 10_000;
/** Milliseconds between two searches of the network for them; doubled each time, up to the second. */
const SEARCH_EVERY_MS = [20_000, 600_000] as const;

/** Asks for intercoms that did not answer, until each of them does or nobody waits for it any more. */
export interface LookOut {
  /** Begins to ask, unless it does already. */
  begin(): void;
  close(): Promise<void>;
}

/**
 * Nobody has to search the network for a unit that only took its time to start, or that DHCP gave
 * another address: it is asked for at its own address every ten seconds, and the networks where they
 * were are searched: at once for each that is newly missed, then ever more rarely.
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

  let pause: number = SEARCH_EVERY_MS[0];
  let searchedAt = Number.NEGATIVE_INFINITY;
  let searchedFor = new Set<string>();

  const search = (): void => {
    const ids = missing();
    const again = clock.now() - searchedAt >= pause;
    const wanted = again ? ids : ids.filter((id) => !searchedFor.has(id));
    if (wanted.length === 0) return;
    if (again && searchedFor.size > 0) pause = Math.min(2 * pause, SEARCH_EVERY_MS[1]);
    if (again) searchedAt = clock.now();
    searchedFor = new Set([...searchedFor, ...wanted]);
    presence.look(wanted);
  };

  const ask = async (): Promise<void> => {
    while (missing().length > 0) {
      search();
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
      if (asking) return;
      pause = SEARCH_EVERY_MS[0];
      searchedFor = new Set();
      asking = ask()
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
