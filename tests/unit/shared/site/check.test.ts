import { describe, expect, it } from 'vitest';
import { checkSite } from '../../../../shared/site/check';
import type { SiteProblem } from '../../../../shared/site/check-result';
import type { Site } from '../../../../shared/site/document';
import { splitSecrets } from '../../../../shared/site/secrets';
import { makeSite } from '../../../support/site';
import { bigSite, door, person, site } from '../../../support/site-parts';

type Line = readonly [id: string, field: string, severity: SiteProblem['severity'], words: RegExp];

/** Every problem of a site is one of the lines, and every line is one of its problems. */
function expectProblems(of: Site, lines: readonly Line[]): void {
  const { problems } = checkSite(of);
  expect(problems.map(({ id, field, severity }) => [id, field, severity])).toEqual(
    lines.map(([id, field, severity]) => [id, field, severity]),
  );
  problems.forEach(({ message }, at) => expect(message).toMatch(lines[at]![3]));
}
const doors = (...items: Site['doors']): Site => site({ doors: items });
const ok = { userId: '1', name: 'A' };

describe('the check of a site', () => {
  it('finds nothing to say of a good one', () => {
    expect(checkSite(bigSite(200)).problems).toEqual([]);
    const { problems } = checkSite(makeSite({ doors: 10, people: 200 }));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('looks for what two doors share', () => {
    expectProblems(
      doors(
        door('a', { name: 'Gate', mac: '0c110507 8b71', address: '10.0.0.5' }),
        door('b', { name: 'gate ', mac: '0C:11:05:07:8B:71' }),
        door('c', { address: '10.0.0.5 ' }),
        door('d', {
          network: { type: 'static', address: '10.0.0.5', mask: '255.255.255.0' },
        }),
        door('e', { bound: { mac: '0C-11-05-07-8B-71', at: 1, how: 'list' } }),
      ),
      [
        ['b', 'name', 'error', /same name/],
        ['b', 'mac', 'error', /^Gate has the same MAC/],
        ['c', 'address', 'error', /^Gate has the same address/],
        ['d', 'network.address', 'error', /^Gate has/],
        ['e', 'mac', 'error', /^Gate has/],
      ],
    );
  });

  it('reads the network of a door', () => {
    const fixed = (address: string, mask: string, gateway = '') =>
      ({ type: 'static', address, mask, gateway, dns1: '', dns2: '8.8.8' }) as const;
    expectProblems(
      doors(
        door('a', { network: { ...fixed('10.0.0.5', '255.255.255.0', '10.0.0.1'), dns2: '' } }),
        door('b', { network: { ...fixed('10.0.0', '255.0.255.0', 'x') } }),
        door('c', { network: { ...fixed('10.0.0.6', '255.255.255.0', '10.0.1.1'), dns2: '' } }),
      ),
      [
        ['b', 'network.address', 'error', /no IPv4/],
        ['b', 'network.mask', 'error', /usual one/],
        ['b', 'network.gateway', 'error', /no IPv4/],
        ['b', 'network.dns2', 'error', /DNS/],
        ['c', 'network.gateway', 'warning', /not in the subnet/],
      ],
    );
  });

  it('looks at model, firmware, accounts, presets and the bound intercom', () => {
    const account = { account: 1 as const, server: 's1', username: '200' };
    expectProblems(
      site({
        servers: [{ id: 's1', name: 'PBX', server: '10.0.0.1' }, { id: 's2' }],
        doors: [
          door('a', { model: 'R29S', firmware: '29.30.10.465', accounts: [account] }),
          door('b', { name: '', model: 'Z99', firmware: '7', mac: 'xx', presets: ['gone'] }),
          door('c', { model: 'A05', firmware: '29.30.10.465', accounts: [account] }),
          door('d', {
            ...{ mac: '0C1105078B71', bound: { mac: '0C1105078B72', at: 1, how: 'list' } },
            accounts: [
              { account: 1, server: 'gone' },
              { ...account, username: 'x' },
            ],
          }),
        ],
      }),
      [
        ['b', 'name', 'error', /no name/],
        ['b', 'mac', 'error', /no MAC/],
        ['b', 'firmware', 'error', /four numbers/],
        ['b', 'presets', 'error', /not on the site any more/],
        ['c', 'firmware', 'error', /for R29, not for A05/],
        ['d', 'accounts', 'error', /server of account 1 is not/],
        ['d', 'accounts', 'error', /account 1 has no user name/],
        ['d', 'accounts', 'error', /stands here twice/],
        ['s2', 'server', 'error', /no address/],
        ['b', 'model', 'warning', /Nobody has described/],
        ['c', 'accounts', 'warning', /^Door a registers as the same/],
        ['d', 'mac', 'warning', /another MAC/],
      ],
    );
  });

  it('holds PINs and relays against every model at whose doors a person is', () => {
    expectProblems(
      site({
        doors: [door('a', { model: 'A05' }), door('x', { model: 'X916' })],
        people: [
          person('1', { ...ok, pins: ['912345'], doors: ['a'] }),
          person('2', { ...ok, name: 'B', userId: '2', pins: ['912346'] }),
          person('3', { ...ok, name: 'C', userId: '3', pins: ['123456789'], doors: ['x'] }),
          person('4', { ...ok, name: 'D', userId: '4', pins: ['12a4', '55'], doors: ['a'] }),
          person('5', { ...ok, name: 'E', userId: '5', relays: '34', doors: ['a'] }),
          person('6', { ...ok, name: 'F', userId: '6', relays: '12' }),
          person('7', { ...ok, name: 'G', userId: '7', relays: '' }),
        ],
      }),
      [
        ['3', 'pins', 'error', /2 to 8 digits.*Door x, X916/],
        ['4', 'pins', 'error', /PIN 1: A PIN has digits only/],
        ['5', 'relays', 'error', /^Opens nothing here. Relay 3, 4/],
        ['7', 'relays', 'error', /No relay/],
        ['2', 'pins', 'warning', /begins with 9.*Door x, X916/],
        ['4', 'pins', 'warning', /PIN 2: Short PINs/],
        ['6', 'relays', 'warning', /Relay 2 is not there: this door has one relay \(Door a, A05\)/],
      ],
    );
  });

  it('looks for codes and numbers that two people have', () => {
    expectProblems(
      site({
        doors: [door('a'), door('b')],
        people: [
          person('1', {
            name: 'A',
            userId: '1',
            pins: ['4711'],
            cards: ['00B4161D'],
            doors: ['a'],
          }),
          person('2', { name: 'B', userId: '2', pins: ['4711'], doors: ['a', 'b'] }),
          person('3', { name: 'C', userId: '3', cards: ['b4161d'], doors: ['b'] }),
          person('4', { name: 'D', userId: '1', pins: ['5555', '5555'] }),
          person('5', { name: 'a', userId: '5', pins: ['1', '2'].map((n) => `600${n}`) }),
          person('6', { name: 'F', userId: '5-2' }),
        ],
      }),
      [
        ['2', 'pins', 'error', /^A has the same PIN/],
        ['4', 'userId', 'error', /^A has the user ID 1 too/],
        ['6', 'userId', 'error', /^a has the user ID 5-2 too/],
        ['3', 'cards', 'warning', /^A has the same card, at other doors/],
        ['4', 'pins', 'warning', /stands here twice/],
        ['5', 'name', 'warning', /Stands on the site twice/],
      ],
    );
  });

  it('looks for what a person refers to', () => {
    expectProblems(
      site({
        doors: [door('a')],
        people: [
          person('1', { name: '', userId: '' }),
          person('2', { name: 'B', userId: '2', doors: [] }),
          person('3', { name: 'C', userId: '3', doors: ['gone'], schedule: 'gone' }),
          person('4', { name: 'D', userId: '4', phone: '1?2', cards: ['00X'] }),
        ],
      }),
      [
        ['1', 'name', 'error', /neither a name nor a flat/],
        ['1', 'userId', 'error', /no user ID/],
        ['3', 'doors', 'error', /not on the site any more/],
        ['3', 'schedule', 'error', /not on the site any more/],
        ['4', 'phone', 'error', /no number or address/],
        ['4', 'cards', 'error', /^The card has no card number/],
        ['2', 'doors', 'warning', /opens no door/],
      ],
    );
  });

  it('looks at schedules, presets and dial rules', () => {
    const rule = { prefix: '9', replacements: ['100'] };
    expectProblems(
      site({
        doors: [door('a')],
        schedules: [
          { id: 's', name: 'Night', from: '22:00', to: '06:00' },
          { id: 't', name: 'night', from: '25:00', days: '0000000' },
        ],
        presets: [
          { id: 'p', name: 'Relays', values: {} },
          { id: 'q', name: 'relays', values: {} },
        ],
        dialRules: [
          { id: 'r', ...rule, doors: ['a'] },
          { id: 'u', ...rule },
          { id: 'v', prefix: '', replacements: [''], doors: ['gone'] },
        ],
      }),
      [
        ['s', 'to', 'error', /ends before it begins/],
        ['t', 'name', 'error', /same name/],
        ['t', 'from', 'error', /00:00 to 23:59/],
        ['u', 'prefix', 'error', /same number at the same door/],
        ['v', 'prefix', 'error', /missing/],
        ['v', 'replacements', 'error', /missing/],
        ['v', 'doors', 'error', /not on the site/],
        ['t', 'days', 'warning', /no day/],
        ['q', 'name', 'warning', /same name/],
      ],
    );
  });

  it('counts what each door gets against what its model takes', () => {
    const full = bigSite(1001);
    const few = { ...full, doors: [door('a', { name: 'Gate', model: 'E12' })] };
    expectProblems(few, [['a', 'model', 'error', /1001 entries.*E12 takes 1000/]]);
    const split = few.people
      .slice(0, 600)
      .map((one) => ({ ...one, pins: [...one.pins, `8${one.pins.join('')}`] }));
    expectProblems({ ...few, people: split }, [['a', 'model', 'error', /1200 entries/]]);
  });

  it('does not check what is hidden, says so, and quotes no secret', () => {
    const bad = site({
      doors: [door('x', { model: 'X916' })],
      people: [
        person('1', { ...ok, pins: ['123456789'], cards: ['00XYZ'] }),
        person('2', { ...ok, userId: '2', name: 'B', pins: ['1.23E+10'], cards: ['00XYZ'] }),
      ],
    });
    expect(JSON.stringify(checkSite(bad))).not.toMatch(/123456789|00XYZ|1\.23/);
    expect(checkSite(splitSecrets(bad).open)).toEqual({ problems: [], codesHidden: true });
  });
});

describe('codes that are not one person’s own', () => {
  const code = (number: number, value: string) => ({
    [`Config.DoorSetting.PASSWORD.PublicKey${number}`]: value,
  });

  it('are told of every two who meet at a door, whoever had the code first', () => {
    const at = (id: string, door: string, more: Partial<Site['people'][number]>) =>
      person(id, { ...{ userId: id, name: id, doors: [door] }, ...more });
    const of = site({
      doors: ['d1', 'd2'].map((id) => door(id, { model: 'A05' })),
      people: [
        at('a', 'd1', { pins: ['4711'] }),
        at('b', 'd2', { pins: ['4711'], cards: ['00B4161D'] }),
        at('c', 'd2', { pins: ['4711'], cards: ['B4161D'] }),
      ],
    });
    expectProblems(of, [
      ['c', 'pins', 'error', /^b has the same PIN/],
      ['c', 'cards', 'error', /^b has the same card/],
      ['b', 'pins', 'warning', /^a has the same PIN, at other doors/],
    ]);
  });

  it('are told where a PIN is a public code that the site gives the door', () => {
    const enabled = { 'Config.DoorSetting.PASSWORD.PublicKeyEnable': '1' };
    const of = site({
      presets: [{ id: 'p', name: 'Codes', values: { ...enabled, ...code(2, '4711') }, edited: 0 }],
      doors: [
        door('d1', { name: 'Gate', model: 'A05', presets: ['p'] }),
        door('d2', { model: 'A05', presets: ['p'] }),
        // Its own setting wins over the preset.
        door('d3', { model: 'A05', presets: ['p'], settings: code(2, '8822') }),
      ],
      people: [
        person('a', { ...ok, pins: ['4711'] }),
        person('b', { userId: '2', name: 'B', pins: ['4711'], doors: ['d3'] }),
      ],
    });
    expect(
      checkSite(of).problems.filter(({ message }) => message.includes('public code')),
    ).toMatchObject([
      {
        ...{ list: 'people', id: 'a', name: 'A', field: 'pins', severity: 'warning' },
        message: expect.stringMatching(
          /^This PIN is public code 2 at Gate and at 1 more:/,
        ) as string,
      },
    ]);
    expect(
      checkSite(of)
        .problems.map(({ message }) => message)
        .join(),
    ).not.toContain('4711');
  });
});
