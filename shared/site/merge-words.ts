/** What differs between two states of an item, in words. Pure. */
import type { Site } from './document';
import { nameOf, type ListItem } from './lists';

const LABELS: Readonly<Record<string, string>> = {
  ...{ userId: 'User ID', name: 'Name', flat: 'Flat', phone: 'Number or address', group: 'Group' },
  ...{ cards: 'Cards', pins: 'PINs', doors: 'Doors', relays: 'Relays', schedule: 'Schedule' },
  ...{ notes: 'Notes', position: 'Position', model: 'Model', mac: 'MAC', address: 'Address' },
  ...{ network: 'Network', accounts: 'SIP account', presets: 'Presets', settings: 'Setting' },
  ...{ firmware: 'Firmware', bound: 'Intercom', predecessors: 'Earlier intercoms', days: 'Days' },
  ...{ from: 'From', to: 'To', server: 'SIP server', port: 'Port', transport: 'Transport' },
  ...{ proxyServer: 'Outbound proxy', proxyPort: 'Port of the proxy', values: 'Setting' },
  ...{ prefix: 'Number dialled', line: 'Calls by', replacements: 'Replacements', door: 'Door' },
  ...{ caption: 'Caption', data: 'Picture', type: 'Kind', at: 'Time' },
  ...{ username: 'User name', password: 'Password', contact: 'Contact', email: 'E-mail' },
  ...{ company: 'Company', mask: 'Subnet mask', gateway: 'Gateway', how: 'Bound by' },
};

/** The name of a field; the value of a fact of the site goes without one. */
const fieldName = (path: readonly string[]): string =>
  path
    .filter((part) => part !== 'value')
    .map((part) => LABELS[part] ?? part)
    .join(' ');

/** Characters that are shown of a value. */
const MOST = 200;

interface Names {
  readonly doors: ReadonlyMap<string, string>;
  readonly others: ReadonlyMap<string, string>;
}

const known = new WeakMap<Site, Names>();

function namesOf(site: Site): Names {
  const made = known.get(site);
  if (made) return made;
  const of = (items: readonly ListItem[]) => items.map((one) => [one.id, nameOf(one)] as const);
  const names = {
    doors: new Map(of(site.doors)),
    others: new Map([...of(site.schedules), ...of(site.servers), ...of(site.presets)]),
  };
  known.set(site, names);
  return names;
}

/** A value by its path, each part in words; names in place of IDs. */
function flatten(
  value: unknown,
  path: readonly string[],
  names: Names,
): (readonly [string, string])[] {
  const [key = ''] = path;
  if (typeof value !== 'object' || value === null) {
    const plain = typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
    const text = typeof value === 'string' ? value : plain;
    const named = key === 'doors' ? names.doors : names.others;
    const shown = key === 'doors' && text === 'all' ? 'All doors' : (named.get(text) ?? text);
    return [[fieldName(path), shown.slice(0, MOST)]];
  }
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return [
      [
        fieldName(path),
        value.flatMap((one) => flatten(one, path, names).map(([, text]) => text)).join(', '),
      ],
    ];
  return Object.entries(value).flatMap(([part, one]) =>
    // Places in a list count from 1.
    flatten(one, [...path, Array.isArray(value) ? String(Number(part) + 1) : part], names),
  );
}

const NOT_SHOWN = new Set(['id', 'edited', 'data']);

function wordsOf(item: ListItem | undefined, site: Site): ReadonlyMap<string, string> {
  const names = namesOf(site);
  const fields = Object.entries(item ?? {}).filter(([key]) => !NOT_SHOWN.has(key));
  return new Map(fields.flatMap(([key, value]) => flatten(value, [key], names)));
}

/** Field by field what differs; of an item that only one has what it says. */
export function wordsOfItem(
  pair: { readonly here: ListItem | undefined; readonly there: ListItem | undefined },
  sites: { readonly here: Site; readonly there: Site },
): readonly { field: string; here: string; there: string }[] {
  const [here, there] = [wordsOf(pair.here, sites.here), wordsOf(pair.there, sites.there)];
  return [...new Set([...here.keys(), ...there.keys()])]
    .map((field) => ({ field, here: here.get(field) ?? '', there: there.get(field) ?? '' }))
    .filter((one) => one.here !== one.there);
}
