import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSighting,
  beginSearch,
  EMPTY_LIST,
  endSearch,
  placeOf,
  removeRows,
  type FoundList,
  type Sighting,
} from '../../../electron/backend/discovery/merge';
import { foundSchema, type Found } from '../../../shared/contract/discovery';

const MAC_A = '0C:11:05:00:00:0A';
const MAC_B = '0C:11:05:00:00:0B';

const sight = (address: string, more: Partial<Sighting> = {}): Sighting => ({
  address,
  state: 'wants-password',
  at: 1,
  source: 'sweep',
  card: 'eth0',
  ...more,
});

const add = (list: FoundList, ...sightings: readonly Sighting[]): FoundList =>
  sightings.reduce((into, sighting) => addSighting(into, sighting).list, list);
const rowsOf = (list: FoundList): readonly Found[] => [...list.rows.values()];
const everywhere = (): boolean => true;

function search(list: FoundList, ...sightings: readonly Sighting[]): FoundList {
  return endSearch(add(beginSearch(list), ...sightings), everywhere).list;
}

describe('one search', () => {
  it('makes a row of the contract, by MAC or by address', () => {
    const list = search(EMPTY_LIST, sight('10.0.0.5', { mac: MAC_A }), sight('10.0.0.6'));
    for (const row of rowsOf(list)) expect(foundSchema.parse(row)).toEqual(row);
    expect(rowsOf(list).map(({ key, change }) => [key, change])).toEqual([
      ['0C110500000A', 'new'],
      ['10.0.0.6', 'new'],
    ]);
  });

  it('makes one row of a unit that several sources and both standard ports give', () => {
    const list = search(
      EMPTY_LIST,
      sight('10.0.0.5', { source: 'sweep' }),
      sight('https://10.0.0.5', { source: 'mdns' }),
      sight('10.0.0.5', { source: 'onvif', model: 'E12S' }),
    );
    expect(rowsOf(list)).toHaveLength(1);
    expect(rowsOf(list)[0]).toMatchObject({
      address: '10.0.0.5',
      sources: ['sweep', 'mdns', 'onvif'],
      model: 'E12S',
      change: 'new',
    });
  });

  it('keeps units behind one address and several ports apart', () => {
    const list = search(
      EMPTY_LIST,
      sight('10.0.0.5:8081'),
      sight('10.0.0.5:8082'),
      sight('10.0.0.5'),
    );
    expect(rowsOf(list)).toHaveLength(3);
  });

  it('raises a row to the row of its MAC, and tells that the old key is gone', () => {
    const before = addSighting(EMPTY_LIST, sight('10.0.0.5')).list;
    const change = addSighting(before, sight('10.0.0.5', { mac: MAC_A }));
    expect(change.gone).toEqual(['10.0.0.5']);
    expect(change.rows.map(({ key }) => key)).toEqual(['0C110500000A']);
    expect(rowsOf(change.list)).toHaveLength(1);
  });

  it('makes one row of a unit that two cards hear', () => {
    const list = search(
      EMPTY_LIST,
      sight('10.0.0.5', { mac: MAC_A, macFrom: 'network', card: 'eth0' }),
      sight('10.0.0.5', { mac: MAC_A, macFrom: 'network', card: 'wlan0' }),
    );
    expect(rowsOf(list)).toMatchObject([{ card: 'eth0', address: '10.0.0.5' }]);
  });

  it('keeps two units apart that have the same address on two cards', () => {
    const list = search(
      EMPTY_LIST,
      sight('10.0.0.5', { mac: MAC_A, card: 'eth0' }),
      sight('10.0.0.5', { mac: MAC_B, card: 'wlan0' }),
    );
    expect(rowsOf(list).map(({ mac }) => mac)).toEqual([MAC_A, MAC_B]);
  });

  it('is not fooled by a router that answers ARP for every host', () => {
    const fact = { mac: MAC_A, macFrom: 'network', name: 'Gate', intercomId: 'a' } as const;
    const list = search(EMPTY_LIST, sight('10.0.0.5', fact), sight('10.0.0.6', fact));
    expect(rowsOf(list).map(({ address, mac, name }) => [address, mac, name])).toEqual([
      ['10.0.0.5', MAC_A, 'Gate'],
      ['10.0.0.6', '', ''],
    ]);
  });

  it('does not let a source that knows less undo what was learnt', () => {
    const list = search(
      EMPTY_LIST,
      sight('10.0.0.5', { state: 'open' }),
      sight('10.0.0.5', { state: 'no-answer' }),
    );
    expect(rowsOf(list)[0]?.state).toBe('open');
  });

  it('tells nothing where nothing changed', () => {
    const list = add(EMPTY_LIST, sight('10.0.0.5'));
    expect(addSighting(list, sight('10.0.0.5'))).toMatchObject({ rows: [], gone: [] });
  });
});

describe('against the search before', () => {
  const first = search(
    EMPTY_LIST,
    sight('10.0.0.5', { mac: MAC_A }),
    sight('10.0.0.6', { mac: MAC_B }),
  );

  it('marks what is the same, what moved and what is new', () => {
    const list = search(
      first,
      sight('10.0.0.5', { mac: MAC_A }),
      sight('10.0.0.9', { mac: MAC_B }),
      sight('10.0.0.7'),
    );
    expect(
      rowsOf(list).map(({ address, change, previousAddress }) => [
        address,
        change,
        previousAddress,
      ]),
    ).toEqual([
      ['10.0.0.5', 'same', ''],
      ['10.0.0.9', 'moved', '10.0.0.6'],
      ['10.0.0.7', 'new', ''],
    ]);
  });

  it('marks what left, keeps it, and takes it back when it returns', () => {
    const without = search(first, sight('10.0.0.5', { mac: MAC_A }));
    expect(rowsOf(without).map(({ change }) => change)).toEqual(['same', 'left']);
    const back = search(
      without,
      sight('10.0.0.5', { mac: MAC_A }),
      sight('10.0.0.6', { mac: MAC_B }),
    );
    expect(rowsOf(back).map(({ change }) => change)).toEqual(['same', 'same']);
  });

  it('marks nothing as left that was not asked', () => {
    const asked = (row: Found): boolean => row.address === '10.0.0.5';
    const change = endSearch(beginSearch(first), asked);
    expect(change.rows.map(({ address, change: how }) => [address, how])).toEqual([
      ['10.0.0.5', 'left'],
    ]);
    expect(rowsOf(change.list)[1]?.change).toBe('new');
  });

  it('does not take a unit that took over an address for the one before', () => {
    const list = search(first, sight('10.0.0.5', { mac: MAC_B }));
    expect(rowsOf(list).map(({ mac, address, change }) => [mac, address, change])).toEqual([
      [MAC_A, '10.0.0.5', 'left'],
      [MAC_B, '10.0.0.5', 'moved'],
    ]);
  });

  it('follows a unit without its MAC to the row it had, once the MAC is known', () => {
    const during = add(beginSearch(first), sight('10.0.0.9'));
    const change = addSighting(during, sight('10.0.0.9', { mac: MAC_B }));
    expect(change.gone).toEqual(['10.0.0.9']);
    expect(change.rows).toMatchObject([
      { mac: MAC_B, change: 'moved', previousAddress: '10.0.0.6' },
    ]);
  });

  it('marks a known row as left when its address is typed and silent', () => {
    const list = search(first, sight('10.0.0.5', { state: 'no-answer', source: 'manual', at: 9 }));
    expect(rowsOf(list)[0]).toMatchObject({
      mac: MAC_A,
      state: 'no-answer',
      change: 'left',
      lastSeen: 1,
    });
  });

  it('forgets what was no intercom', () => {
    const typed = search(
      EMPTY_LIST,
      sight('10.0.0.1', { state: 'not-an-intercom' }),
      sight('10.0.0.2', { state: 'no-answer' }),
    );
    expect(rowsOf(typed)).toHaveLength(2);
    const change = endSearch(beginSearch(typed), everywhere);
    expect(change.gone).toEqual(['10.0.0.1', '10.0.0.2']);
    expect(rowsOf(change.list)).toEqual([]);
  });
});

describe('what a sign-in tells', () => {
  const told = { told: true, source: 'manual' } as const;

  it('wins over what the search saw', () => {
    const list = add(
      search(EMPTY_LIST, sight('10.0.0.5')),
      sight('10.0.0.5', { ...told, mac: MAC_A, state: 'ready', name: 'Gate' }),
    );
    expect(rowsOf(list)).toMatchObject([
      {
        key: '0C110500000A',
        state: 'ready',
        name: 'Gate',
        change: 'new',
        sources: ['sweep', 'manual'],
      },
    ]);
  });

  it('moves the row to where the unit was met', () => {
    const list = add(
      search(EMPTY_LIST, sight('10.0.0.5', { mac: MAC_A })),
      sight('10.0.0.8', { ...told, mac: MAC_A }),
    );
    expect(rowsOf(list)).toMatchObject([
      { address: '10.0.0.8', change: 'moved', previousAddress: '10.0.0.5' },
    ]);
  });

  it('makes a row where there is none, and takes an empty name as told', () => {
    const list = add(
      EMPTY_LIST,
      sight('10.0.0.8', { ...told, name: 'Gate' }),
      sight('10.0.0.8', { ...told, name: '' }),
    );
    expect(rowsOf(list)).toMatchObject([{ name: '', change: 'new' }]);
  });
});

describe('the list as a whole', () => {
  const sighting = fc.record({
    address: fc.constantFrom('10.0.0.1', '10.0.0.2', 'https://10.0.0.1', '10.0.0.1:8080'),
    mac: fc.constantFrom(undefined, MAC_A, MAC_B),
    macFrom: fc.constantFrom('unit' as const, 'network' as const),
    told: fc.boolean(),
    state: fc.constantFrom('open' as const, 'wants-password' as const, 'no-answer' as const),
  });

  it('never has two rows of one key or MAC, nor one place twice without MAC, and its changes add up', () => {
    fc.assert(
      fc.property(fc.array(fc.array(sighting, { maxLength: 6 }), { maxLength: 4 }), (searches) => {
        let list = EMPTY_LIST;
        const mirror = new Map<string, Found>();
        const follow = (change: ReturnType<typeof addSighting>): void => {
          for (const key of change.gone) mirror.delete(key);
          for (const row of change.rows) mirror.set(row.key, row);
          list = change.list;
        };
        for (const sightings of searches) {
          list = beginSearch(list);
          for (const one of sightings) follow(addSighting(list, sight(one.address, one)));
          follow(endSearch(list, everywhere));
        }
        const rows = rowsOf(list);
        const macs = rows.map(({ mac }) => mac).filter((mac) => mac !== '');
        const places = rows.filter(({ mac }) => mac === '').map(({ address }) => placeOf(address));
        expect(new Set(macs).size).toBe(macs.length);
        expect(new Set(places).size).toBe(places.length);
        for (const [key, row] of list.rows) expect(row.key).toBe(key);
        // Whoever only follows the events has the same list.
        expect(new Map([...mirror].sort())).toEqual(new Map([...list.rows].sort()));
      }),
      { numRuns: 500 },
    );
  });

  it('takes rows out on request', () => {
    const list = search(EMPTY_LIST, sight('10.0.0.1'), sight('10.0.0.2'));
    const change = removeRows(list, ({ address }) => address === '10.0.0.1');
    expect(change.gone).toEqual(['10.0.0.1']);
    expect(rowsOf(change.list).map(({ address }) => address)).toEqual(['10.0.0.2']);
  });
});
