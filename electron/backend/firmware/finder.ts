import { isIPv4 } from 'node:net';
import { isAppError, toAppError } from '../../../shared/errors';
import { cidrContains } from '../discovery/ipv4';
import type { DiscoveryService } from '../discovery/types';
import { parseAddress } from '../driver/address';
import type { Clock, Log } from '../ports';

/** Looks for intercoms that may have come back at another address. */
export interface Finder {
  /**
   * Searches the network around an address, unless that was done a moment ago or a search runs
   * anyway. It answers at once: who is found elsewhere is followed there.
   */
  look(address: string): void;
}

/** The network to search: that of the card it is on, else the 256 addresses around it. */
function rangeAround(
  address: string,
  discovery: Pick<DiscoveryService, 'cards'>,
): string | undefined {
  const { scheme, host, port } = parseAddress(address);
  if (!isIPv4(host)) return undefined;
  const card = discovery
    .cards()
    .find(({ searched, subnet }) => searched && cidrContains(subnet, host));
  const subnet = card?.subnet ?? `${host.split('.').slice(0, 3).join('.')}.0/24`;
  return port === (scheme === 'https' ? 443 : 80) ? subnet : `${subnet}:${String(port)}`;
}

/** One search serves all that wait; `everyMs` milliseconds lie between two of the same network. */
export function createFinder(options: {
  readonly discovery: Pick<DiscoveryService, 'cards' | 'scan'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly everyMs: number;
}): Finder {
  const { discovery, clock, log, everyMs } = options;
  const last = new Map<string, number>();
  return {
    look(address) {
      const range = rangeAround(address, discovery);
      if (range === undefined) return;
      const now = clock.now();
      if (now - (last.get(range) ?? Number.NEGATIVE_INFINITY) < everyMs) return;
      last.set(range, now);
      discovery.scan({ ranges: [range] }, new AbortController().signal).catch((error: unknown) => {
        if (isAppError(error, 'scan.running')) last.delete(range);
        else
          log('warn', 'The network could not be searched for an intercom', {
            range,
            code: toAppError(error).code,
          });
      });
    },
  };
}
