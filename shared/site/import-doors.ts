/** Doors out of a file, against those of the site. Pure. */
import type { RecordRow } from '../contract/records';
import { parseIpv4 } from '../device/ipv4';
import { macIn, normalizeMac } from '../device/mac';
import { modelFacts, parseVersion } from '../device/models';
import { doorLabel } from './check-doors';
import {
  doorSchema,
  sipServerSchema,
  type Door,
  type DoorAccount,
  type DoorNetwork,
  type Site,
  type SipServer,
} from './document';
import { IMPORT_FIELDS } from './import-fields';
import {
  byName,
  changesOf,
  checkValues,
  createRowNotes,
  plainName,
  withItems,
  type ImportedRow,
  type ImportSource,
  type RowNotes,
  type SiteImport,
} from './import-rows';

/** SIP servers of the site by name and by address; a new one is made where a row names it first. */
interface Servers {
  readonly all: ReadonlyMap<string, SipServer>;
  idOf(text: string): string;
}

function createServers(site: Site, newId: () => string): Servers {
  const all = new Map<string, SipServer>();
  const known = new Map<string, string>();
  for (const one of site.servers)
    for (const word of [one.name, one.server])
      if (word !== '' && !known.has(plainName(word))) known.set(plainName(word), one.id);
  return {
    all,
    idOf(text) {
      const there = known.get(plainName(text));
      if (there !== undefined) return there;
      const [, host = text, port] = /^(.*?):(\d{1,5})$/.exec(text.trim()) ?? [];
      const server = sipServerSchema.parse({
        ...{ id: newId(), name: host.trim(), server: host.trim() },
        ...(port !== undefined &&
          Number(port) > 0 &&
          Number(port) < 65536 && { port: Number(port) }),
      });
      all.set(server.id, server);
      known.set(plainName(text), server.id);
      return server.id;
    },
  };
}

const text = (row: RecordRow, key: string): string => (row[key] ?? '').trim();

function networkOf(
  row: RecordRow,
  number: number,
  before: DoorNetwork,
  notes: RowNotes,
): DoorNetwork {
  const fixed = text(row, 'FixedAddress');
  if (fixed === '') return before;
  if (/^dhcp$/i.test(fixed)) return { type: 'dhcp' };
  const was = before.type === 'static' ? before : undefined;
  const or = (key: string, old: string | undefined): string => text(row, key) || (old ?? '');
  const network: DoorNetwork = {
    ...{ type: 'static', address: fixed, mask: or('Mask', was?.mask) },
    ...{
      gateway: or('Gateway', was?.gateway),
      dns1: or('DNS1', was?.dns1),
      dns2: or('DNS2', was?.dns2),
    },
  };
  const checked = [
    ['FixedAddress', fixed],
    ['Mask', network.mask],
    ['Gateway', network.gateway],
    ['DNS1', network.dns1],
    ['DNS2', network.dns2],
  ] as const;
  for (const [field, value] of checked)
    if (value !== '' && parseIpv4(value) === undefined)
      notes.error(number, field, `${value} is no IPv4 address such as 192.168.1.20.`);
  if (network.mask === '') notes.error(number, 'Mask', 'A fixed address needs a subnet mask.');
  return network;
}

function accountsOf(
  row: RecordRow,
  number: number,
  before: readonly DoorAccount[],
  { servers, notes }: { readonly servers: Servers; readonly notes: RowNotes },
): DoorAccount[] {
  return ([1, 2] as const).flatMap((account): DoorAccount[] => {
    const was = before.find((one) => one.account === account);
    const [server = '', username = '', password = ''] = ['Server', 'User', 'Password'].map((one) =>
      text(row, `${one}${account}`),
    );
    if (server + username + password === '') return was ? [was] : [];
    if (server === '' && !was) {
      notes.error(number, `Server${account}`, `The SIP server of account ${account} is missing.`);
      return [];
    }
    return [
      {
        ...{ account, server: server === '' ? (was?.server ?? '') : servers.idOf(server) },
        username: username || (was?.username ?? ''),
        authName: was?.authName ?? '',
        displayName: was?.displayName ?? '',
        password: password || (was?.password ?? ''),
      },
    ];
  });
}

function macOf(row: RecordRow, number: number, notes: RowNotes): string {
  const cell = text(row, 'MAC');
  const mac = cell === '' ? '' : (normalizeMac(cell) ?? macIn(cell));
  if (mac === undefined)
    notes.error(number, 'MAC', `${cell} is no MAC: twelve digits 0-9 and A-F.`);
  return mac ?? '';
}

const WORDS: readonly (readonly [string, (door: Door) => string])[] = [
  ['Door', ({ name }) => name],
  ['Position', ({ position }) => position],
  ['Model', ({ model }) => model],
  ['MAC', ({ mac }) => mac],
  ['Address', ({ address }) => address],
  [
    'Network',
    ({ network }) =>
      network.type === 'static'
        ? [network.address, network.mask, network.gateway, network.dns1, network.dns2]
            .filter((one) => one !== '')
            .join(', ')
        : network.type === 'dhcp'
          ? 'DHCP'
          : '',
  ],
  ['Firmware', ({ firmware }) => firmware],
  ['Notes', ({ notes }) => notes],
];

const passwordsOf = ({ accounts }: Door): string =>
  JSON.stringify(accounts.map((one) => one.password));

function doorWords(servers: ReadonlyMap<string, SipServer>): typeof WORDS {
  const account = (number: 1 | 2) => (door: Door) => {
    const found = door.accounts.find((one) => one.account === number);
    const server = found && servers.get(found.server);
    return found ? `${found.username} at ${server ? server.name || server.server : '?'}` : '';
  };
  return [...WORDS, ['SIP account 1', account(1)], ['SIP account 2', account(2)]];
}

/** Rows are merged by MAC where they have one that the site knows, else by name. */
export function importDoors(site: Site, source: ImportSource, newId: () => string): SiteImport {
  const notes = createRowNotes(source.problems);
  const servers = createServers(site, newId);
  const names = byName(site.doors, ({ name }) => name);
  const macs = new Map(
    site.doors.flatMap((door) => {
      const mac = normalizeMac(door.bound?.mac ?? door.mac);
      return mac === undefined ? [] : [[mac, door] as const];
    }),
  );
  const seen = new Map<string, number>();
  const found = new Map<number, Door>();
  const before = new Map<number, Door>();

  source.rows.forEach((row, index) => {
    const number = index + 1;
    checkValues(row, number, { fields: IMPORT_FIELDS.doors, notes });
    const name = text(row, 'DoorName');
    const mac = macOf(row, number, notes);
    if (name === '' && mac === '') notes.error(number, 'DoorName', 'A name or a MAC is missing.');
    for (const [field, identity] of [
      ['DoorName', plainName(name)],
      ['MAC', mac],
    ] as const) {
      const first = identity === '' ? undefined : seen.get(`${field} ${identity}`);
      if (first !== undefined)
        notes.error(
          number,
          field,
          `The same ${field === 'MAC' ? 'MAC' : 'name'} stands in row ${first} too.`,
        );
      else if (identity !== '') seen.set(`${field} ${identity}`, number);
    }
    const match = (mac === '' ? undefined : macs.get(mac)) ?? names.get(plainName(name));
    if (match === null)
      notes.error(number, 'DoorName', 'Two doors of the site are called so. Give the MAC.');
    const model = text(row, 'Model');
    if (model !== '' && !modelFacts(model))
      notes.warning(number, 'Model', `Nobody has described ${model}: its limits are not known.`);
    const firmware = text(row, 'Firmware');
    if (firmware !== '' && !parseVersion(firmware))
      notes.error(number, 'Firmware', 'A firmware version has four numbers, such as 29.30.10.465.');
    const address = text(row, 'Address');
    if (!/^[\w.:/[\]-]*$/.test(address))
      notes.error(number, 'Address', `${address} is no address such as 192.168.1.20.`);
    if (notes.refused(number)) return;

    const old = match ?? doorSchema.parse({ id: newId() });
    const or = (key: string, was: string): string => text(row, key) || was;
    const door: Door = {
      ...old,
      name: name || old.name,
      position: or('Position', old.position),
      model: or('Model', old.model),
      mac: mac || old.mac,
      address: or('Address', old.address),
      network: networkOf(row, number, old.network, notes),
      accounts: accountsOf(row, number, old.accounts, { servers, notes }),
      firmware: or('Firmware', old.firmware),
      notes: or('DoorNotes', old.notes),
    };
    if (notes.refused(number)) return;
    if (match) before.set(number, match);
    found.set(number, door);
  });

  const good = new Map([...found.values()].map((door) => [door.id, door]));
  const used = new Set(
    [...good.values()].flatMap(({ accounts }) => accounts.map((one) => one.server)),
  );
  const made = new Map([...servers.all].filter(([id]) => used.has(id)));
  const after = {
    ...site,
    servers: withItems(site.servers, made),
    doors: withItems(site.doors, good),
  };
  const words = doorWords(new Map(after.servers.map((one) => [one.id, one])));
  const rows = source.rows.map((row, index): ImportedRow => {
    const number = index + 1;
    const door = found.get(number);
    if (!door) {
      const label = text(row, 'DoorName') || text(row, 'MAC');
      return { row: number, state: 'refused', name: label, changes: [] };
    }
    const old = before.get(number);
    const changes = changesOf(words, old, door);
    if (old ? passwordsOf(old) !== passwordsOf(door) : /[^[\]",]/.test(passwordsOf(door)))
      changes.push({ field: 'SIP password', before: '', after: 'new' });
    const state = !old ? 'added' : changes.length > 0 ? 'changed' : 'unchanged';
    return { row: number, state, name: doorLabel(door), changes };
  });
  return { rows, problems: notes.problems, site: after };
}
