import type { Found, Source } from '../../../shared/contract/discovery';
import { parseAddress } from '../driver/address';

/** One look at a unit. What is left undefined was not learnt and leaves the row as it is. */
export interface Sighting {
  readonly address: string;
  readonly state: Found['state'];
  readonly at: number;
  readonly source: Source;
  readonly card: string;
  readonly mac?: string;
  /** `unit`: it said so itself. `network`: the neighbour table said so, which a router can blur. */
  readonly macFrom?: 'unit' | 'network';
  readonly intercomId?: string | null;
  readonly name?: string;
  readonly model?: string;
  readonly firmware?: string;
  /** Somebody just spoke with the unit there: its address counts whatever the search saw. */
  readonly told?: boolean;
}

/** The list as it stands, and which rows the search now running (or the last one) saw. */
export interface FoundList {
  readonly rows: ReadonlyMap<string, Found>;
  readonly seen: ReadonlySet<string>;
}

/** What a step did to the list, as the event `discovery.found` tells it. */
export interface ListChange {
  readonly list: FoundList;
  readonly rows: readonly Found[];
  readonly gone: readonly string[];
}

export const EMPTY_LIST: FoundList = { rows: new Map(), seen: new Set() };

/** States of rows that are shown only because somebody typed the address. */
export function isIntercom(row: Pick<Found, 'state' | 'mac' | 'model'>): boolean {
  if (row.state === 'not-an-intercom') return false;
  return row.state !== 'no-answer' || row.mac !== '' || row.model !== '';
}

/**
 * The same for `10.0.0.5`, `10.0.0.5:80` and `https://10.0.0.5`: one unit answers on both standard
 * ports. Any other port can be another unit behind the same router, so it is a place of its own.
 */
export function placeOf(address: string): string {
  const { scheme, host, port } = parseAddress(address);
  return port === (scheme === 'https' ? 443 : 80) ? host : `${host}:${String(port)}`;
}

/** The host of an address, without its port. */
export const hostOf = (address: string): string => parseAddress(address).host;

const keyOf = (mac: string, address: string): string =>
  mac === '' ? address : mac.replaceAll(':', '');

/** A new search begins: every row stays, none is seen yet. */
export function beginSearch(list: FoundList): FoundList {
  return { rows: list.rows, seen: new Set() };
}

/**
 * Drops a MAC that cannot be the unit's own: a router that answers ARP for others gives its own MAC
 * to every host, and merging by that would hide intercoms.
 */
function trustedMac(list: FoundList, sighting: Sighting): string {
  const { mac = '', macFrom = 'unit', address } = sighting;
  if (mac === '' || macFrom === 'unit') return mac;
  const row = list.rows.get(keyOf(mac, ''));
  const elsewhere =
    row !== undefined && list.seen.has(row.key) && hostOf(row.address) !== hostOf(address);
  return elsewhere ? '' : mac;
}

function findRow(list: FoundList, mac: string, place: string): Found | undefined {
  const byMac = mac === '' ? undefined : list.rows.get(keyOf(mac, ''));
  if (byMac) return byMac;
  const there = [...list.rows.values()].filter(
    (row) => placeOf(row.address) === place && (mac === '' || row.mac === ''),
  );
  return (
    there.find((row) => list.seen.has(row.key)) ??
    there.find((row) => row.change !== 'left') ??
    there[0]
  );
}

/** Whether what was seen adds nothing to a row that the same search saw already with more to say. */
const saysLess = (state: Found['state']): boolean =>
  state === 'no-answer' || state === 'not-an-intercom' || state === 'wants-https';

function mergeRow(row: Found, sighting: Sighting & { readonly mac: string }, seen: boolean): Found {
  const { mac, told = false } = sighting;
  const keepsAddress = seen && !told;
  const address = keepsAddress ? row.address : sighting.address;
  const moved = placeOf(address) !== placeOf(row.address);
  const silent = !seen && sighting.state === 'no-answer' && isIntercom(row);
  const back = row.change === 'left' || (!seen && !told);
  return {
    key: keyOf(mac || row.mac, address),
    intercomId: sighting.intercomId === undefined ? row.intercomId : sighting.intercomId,
    name: sighting.name ?? row.name,
    model: sighting.model ?? row.model,
    mac: mac || row.mac,
    firmware: sighting.firmware ?? row.firmware,
    address,
    state: seen && !told && saysLess(sighting.state) ? row.state : sighting.state,
    sources: seen || told ? [...new Set([...row.sources, sighting.source])] : [sighting.source],
    card: (seen && row.card) || sighting.card || row.card,
    change: silent ? 'left' : moved ? 'moved' : back ? 'same' : row.change,
    previousAddress: moved ? row.address : back ? '' : row.previousAddress,
    lastSeen: sighting.state === 'no-answer' ? row.lastSeen : sighting.at,
  };
}

function newRow(sighting: Sighting & { readonly mac: string }): Found {
  return {
    key: keyOf(sighting.mac, sighting.address),
    intercomId: sighting.intercomId ?? null,
    name: sighting.name ?? '',
    model: sighting.model ?? '',
    mac: sighting.mac,
    firmware: sighting.firmware ?? '',
    address: sighting.address,
    state: sighting.state,
    sources: [sighting.source],
    card: sighting.card,
    change: 'new',
    previousAddress: '',
    lastSeen: sighting.at,
  };
}

const same = (one: Found, other: Found): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Puts one look at a unit into the list: by MAC, then by address. A row without a MAC becomes the
 * row of its MAC once that is known, and rows that turn out to be the same unit become one.
 */
export function addSighting(list: FoundList, sighting: Sighting): ListChange {
  const mac = trustedMac(list, sighting);
  const place = placeOf(sighting.address);
  const old = findRow(list, mac, place);
  // With the MAC goes what was looked up by it.
  const blurred = mac === '' && sighting.mac !== undefined;
  const full = blurred
    ? { ...sighting, mac, intercomId: undefined, name: undefined }
    : { ...sighting, mac };
  const row = old ? mergeRow(old, full, list.seen.has(old.key)) : newRow(full);

  const rows = new Map(list.rows);
  const seen = new Set(list.seen);
  const gone: string[] = [];
  const drop = (key: string): void => {
    rows.delete(key);
    seen.delete(key);
    if (key !== row.key) gone.push(key);
  };
  // Setting an existing key keeps its place in the table; only a new key goes to the end.
  if (old && old.key !== row.key) drop(old.key);
  if (row.mac !== '')
    for (const other of list.rows.values())
      if (other.key !== old?.key && other.mac === '' && placeOf(other.address) === place)
        drop(other.key);
  rows.set(row.key, row);
  seen.add(row.key);
  const unchanged = old !== undefined && gone.length === 0 && same(old, row);
  return { list: { rows, seen }, rows: unchanged ? [] : [row], gone };
}

/**
 * The search is over. Rows that it did not see are marked `left` where `asked` says that their
 * address was really asked; what was no intercom then leaves the list.
 */
export function endSearch(list: FoundList, asked: (row: Found) => boolean): ListChange {
  const rows = new Map(list.rows);
  const changed: Found[] = [];
  const gone: string[] = [];
  for (const row of list.rows.values()) {
    if (list.seen.has(row.key) || !asked(row)) continue;
    if (!isIntercom(row)) {
      rows.delete(row.key);
      gone.push(row.key);
    } else if (row.change !== 'left') {
      const left: Found = { ...row, change: 'left' };
      rows.set(row.key, left);
      changed.push(left);
    }
  }
  return { list: { rows, seen: list.seen }, rows: changed, gone };
}

/** Takes the rows out for which `unwanted` is true. */
export function removeRows(list: FoundList, unwanted: (row: Found) => boolean): ListChange {
  const gone = [...list.rows.values()].filter(unwanted).map(({ key }) => key);
  const rows = new Map(list.rows);
  const seen = new Set(list.seen);
  for (const key of gone) {
    rows.delete(key);
    seen.delete(key);
  }
  return { list: { rows, seen }, rows: [], gone };
}
