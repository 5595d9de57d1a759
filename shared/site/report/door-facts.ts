import type { Acceptance, Door, Site } from '../document';
import { inputsOf, relaysOf, settingsOfDoor } from './door-settings';
import type { ReportDoor } from './schema';

/** The last run at the intercom that hangs there now; what its predecessor passed proves nothing. */
export function lastRun(site: Site, door: Door): Acceptance | undefined {
  const { bound } = door;
  if (bound === null) return undefined;
  return site.acceptances
    .filter((run) => run.door === door.id && run.mac === bound.mac)
    .reduce<Acceptance | undefined>(
      (last, run) => (last && last.at > run.at ? last : run),
      undefined,
    );
}

function stateOf(door: Door, run: Acceptance | undefined): ReportDoor['state'] {
  if (door.bound === null) return 'not-bound';
  if (!run) return 'not-accepted';
  return run.results.some(({ state }) => state === 'fail') ? 'failed' : 'accepted';
}

function accountsOf(site: Site, door: Door): ReportDoor['accounts'] {
  return door.accounts.map(({ account, server: id, username, displayName }) => {
    const server = site.servers.find((one) => one.id === id);
    const at = (host: string, port: number): string => (host === '' ? '' : `${host}:${port}`);
    return {
      ...{ account, username, displayName },
      serverName: server?.name ?? '',
      server: server ? at(server.server, server.port) : '',
      transport: server?.transport ?? 'udp',
      proxy: server ? at(server.proxyServer, server.proxyPort) : '',
    };
  });
}

function networkOf({ network }: Door): ReportDoor['network'] {
  const { type } = network;
  if (network.type !== 'static') return { type, mask: '', gateway: '', dns: [] };
  const { mask, gateway, dns1, dns2 } = network;
  return { type, mask, gateway, dns: [dns1, dns2].filter((one) => one !== '') };
}

export interface DoorFactsOptions {
  readonly number: number;
  /** How many people may open it. */
  readonly people: number;
  /** The address at which its intercom was last met; empty where that is not known. */
  readonly met: string;
}

/** What is known of a door, without its passwords. */
export function doorFacts(site: Site, door: Door, options: DoorFactsOptions): ReportDoor {
  const run = lastRun(site, door);
  const settings = settingsOfDoor(site, door);
  const planned = door.network.type === 'static' ? door.network.address : '';
  return {
    id: door.id,
    number: options.number,
    name: door.name,
    position: door.position,
    state: stateOf(door, run),
    model: door.model,
    mac: door.bound?.mac ?? door.mac,
    address: [planned, options.met, door.address].find((one) => one !== '') ?? '',
    network: networkOf(door),
    firmware: { wanted: door.firmware, found: run?.firmware ?? '' },
    boundAt: door.bound?.at ?? null,
    replaced: door.predecessors.map(({ mac, at }) => ({ mac, at })),
    accounts: accountsOf(site, door),
    relays: relaysOf(settings),
    inputs: inputsOf(settings),
    people: options.people,
    acceptance: run
      ? { at: run.at, by: run.by, firmware: run.firmware, results: run.results }
      : null,
    earlierRuns: site.acceptances.filter((one) => one.door === door.id && one !== run).length,
    notes: door.notes,
  };
}
