import { isAppError, toAppError } from '../../../shared/errors';
import type { Clock, Log } from '../ports';
import type { DiscoveryService, ScanRequest } from './types';

/** Looks for intercoms that may be at another address by now. */
export interface Finder {
  /**
   * Searches the networks around these addresses, unless that was done a moment ago or a search runs
   * anyway. It answers at once: who is found elsewhere is followed there.
   */
  look(...addresses: readonly string[]): void;
}

/** While somebody practises, "everywhere" is the practice network, whatever its addresses are now. */
const PRACTICE = 'practice';

/** One search serves all that wait; `everyMs` milliseconds lie between two of the same network. */
export function createFinder(options: {
  readonly discovery: Pick<DiscoveryService, 'around' | 'practising' | 'scan'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly everyMs: number;
}): Finder {
  const { discovery, clock, log, everyMs } = options;
  const last = new Map<string, number>();

  const search = async (request: ScanRequest, places: readonly string[]): Promise<void> => {
    try {
      await discovery.scan(request, new AbortController().signal);
    } catch (error) {
      if (isAppError(error, 'scan.running')) for (const place of places) last.delete(place);
      else
        log('warn', 'The network could not be searched for an intercom', {
          places,
          code: toAppError(error).code,
        });
    }
  };

  return {
    look(...addresses) {
      if (addresses.length === 0) return;
      const now = clock.now();
      const places = [
        ...(discovery.practising() ? [PRACTICE] : []),
        ...addresses.map((address) => discovery.around(address)).filter((range) => range !== null),
      ];
      const due = [...new Set(places)].filter(
        (place) => now - (last.get(place) ?? Number.NEGATIVE_INFINITY) >= everyMs,
      );
      for (const place of due) last.set(place, now);
      const ranges = due.filter((place) => place !== PRACTICE);
      void (async () => {
        if (due.includes(PRACTICE)) await search({}, [PRACTICE]);
        if (ranges.length > 0) await search({ ranges }, ranges);
      })();
    },
  };
}
