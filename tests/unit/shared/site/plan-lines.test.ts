import { describe, expect, it } from 'vitest';
import type { PlanLine } from '../../../../shared/contract/site-plan';
import type { Person, Site } from '../../../../shared/site/document';
import type { DoorRead } from '../../../../shared/site/door-read';
import { planDoor } from '../../../../shared/site/plan';
import { PRETEND_FORMS, PretendUnit, type PretendForm } from '../../../support/pretend-unit';
import { door, person, site } from '../../../support/site-parts';

const formOf = (model: string): PretendForm => {
  const form = PRETEND_FORMS.find((one) => one.model === model);
  if (!form) throw new Error(`No form of ${model}.`);
  return form;
};
const [A05, R29S, E12] = ['A05', 'R29S', 'E12'].map(formOf) as [
  PretendForm,
  PretendForm,
  PretendForm,
];

const anna: Partial<Person> = { userId: '7', name: 'Anna Kowalski', flat: '4' };

function lines(
  wanted: Site,
  unit: PretendUnit,
  change: Partial<DoorRead> = {},
): readonly PlanLine[] {
  const [of] = wanted.doors;
  if (!of) throw new Error('There is no door.');
  const { lines: made } = planDoor({ site: wanted, door: of, read: { ...unit.read(), ...change } });
  return made.map(({ line }, at) => ({ id: String(at), door: of.id, ...line }));
}
const texts = (all: readonly PlanLine[], state: PlanLine['state'] = 'todo') =>
  all
    .filter((line) => line.state === state)
    .map(({ text, reason }) => (state === 'refused' ? `${text} ${reason}` : text));

const withPeople = (...people: Partial<Person>[]): Site =>
  site({ doors: [door('d1')], people: people.map((one, at) => person(`p${at}`, one)) });

describe('people', () => {
  const codes = { pins: ['4711'], cards: ['00B4161D', 'AABBCCDD'] };

  it('are one sentence each, without a code in it', () => {
    for (const form of [A05, R29S]) {
      const [line] = lines(withPeople({ ...anna, ...codes }), new PretendUnit(form));
      expect(line?.text).toBe('Add Anna Kowalski (flat 4) with PIN •••• and 2 cards.');
      expect(JSON.stringify(line)).not.toMatch(/4711|00B4161D|AABBCCDD/);
    }
  });

  it('say old and new, of a card its last four digits', () => {
    const unit = new PretendUnit(A05);
    const [of] = withPeople({ ...anna, ...codes }).doors;
    unit.apply({ site: withPeople({ ...anna, ...codes }), door: of! });
    const changed = withPeople({ ...anna, pins: ['8822'], cards: ['00B4161D'] });
    const [line] = lines(changed, unit);
    expect(line).toMatchObject({
      action: 'change',
      text: 'Change Anna Kowalski (flat 4): PIN, Cards.',
      changes: [
        { label: 'PIN', before: '••••', after: '•••• (another)' },
        { label: 'Cards', before: '…161D, …CCDD', after: '…161D' },
      ],
    });
  });

  it('with a new PIN lose the old one where PINs are a list of their own', () => {
    const unit = new PretendUnit(R29S);
    const before = withPeople({ ...anna, ...codes });
    unit.apply({ site: before, door: before.doors[0]! });
    const after = withPeople({ ...anna, pins: ['8822'], cards: codes.cards });
    unit.apply({ site: after, door: after.doors[0]! });
    expect(unit.rows.get('privatekey')?.map(({ Code }) => Code)).toEqual(['8822']);
  });

  it('are split where they have more cards than an intercom takes, under IDs that stay', () => {
    const cards = Array.from({ length: 6 }, (_, at) => `A000000${at}`);
    const wanted = withPeople({ ...anna, cards, pins: ['4711'] });
    const unit = new PretendUnit(A05);
    expect(texts(lines(wanted, unit))).toEqual([
      'Add Anna Kowalski (flat 4) with PIN •••• and 6 cards.',
    ]);
    unit.apply({ site: wanted, door: wanted.doors[0]! });
    expect(
      unit.rows.get('user')?.map(({ UserID, CardCode }) => [UserID, CardCode?.split(';').length]),
    ).toEqual([
      ['7', 4],
      ['7-2', 2],
    ]);
    const fewer = withPeople({ ...anna, cards: cards.slice(0, 2), pins: ['4711'] });
    const [line] = lines(fewer, unit);
    expect(line?.risks).toEqual(['deletion']);
    unit.apply({ site: fewer, door: fewer.doors[0]! });
    expect(unit.rows.get('user')?.map(({ UserID }) => UserID)).toEqual(['7']);
  });

  it('who do not belong here any more go only as a marked line; strangers stay', () => {
    const unit = new PretendUnit(A05, {
      user: [
        { UserID: '7', Name: 'Anna Kowalski', ScheduleRelay: '1001-1' },
        { UserID: '99', Name: 'Old caretaker', ScheduleRelay: '1001-1' },
      ],
    });
    const all = lines(withPeople({ ...anna, doors: ['another'] }), unit);
    expect(all.map(({ text, risks }) => [text, risks])).toEqual([
      ['Remove Anna Kowalski (flat 4): the site does not give this door.', ['deletion']],
    ]);
  });

  it('get the relays that there are, and are told of the others', () => {
    const [line] = lines(withPeople({ ...anna, ...codes, relays: '12' }), new PretendUnit(A05));
    expect(line?.notes).toEqual(['Relay 2 is left out: this intercom has one relay.']);
    const none = lines(withPeople({ ...anna, ...codes, relays: '3' }), new PretendUnit(A05));
    expect(texts(none, 'refused')).toEqual([
      'Not written: Anna Kowalski (flat 4). Opens nothing here. Relay 3 is left out: this intercom has one relay.',
    ]);
  });
});

describe('what cannot be is refused in advance, by row', () => {
  it.each([
    ['a PIN with letters', [{ ...anna, pins: ['12a4'] }], 'A PIN has digits only.'],
    ['a PIN too long', [{ ...anna, pins: ['123456789'] }], 'at most 8 characters'],
    ['a card that is none', [{ ...anna, cards: ['XYZ'] }], 'XYZ is no card number'],
    [
      'a PIN that two share',
      [
        { ...anna, pins: ['4711'] },
        { userId: '8', name: 'Bo', pins: ['4711'] },
      ],
      'Anna Kowalski (flat 4) has the same PIN. Give one of them another.',
    ],
    [
      'a card that two share, written otherwise',
      [
        { ...anna, cards: ['00B4161D'] },
        { userId: '8', name: 'Bo', cards: ['b4161d'] },
      ],
      'Anna Kowalski (flat 4) has the same card.',
    ],
    [
      'a user ID that two share',
      [anna, { userId: '7', name: 'Bo' }],
      'Anna Kowalski (flat 4) has the same user ID.',
    ],
  ] as readonly [string, readonly Partial<Person>[], string][])('%s', (_, people, why) => {
    const refused = texts(lines(withPeople(...people), new PretendUnit(A05)), 'refused');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(why);
  });

  it('more people than a model takes', () => {
    const unit = new PretendUnit(E12);
    const people = Array.from({ length: 1003 }, (_, at) => ({
      ...{ userId: String(at), name: `Person ${at}`, pins: [] },
      cards: [(0x10000000 + at).toString(16)],
    }));
    const refused = texts(lines(withPeople(...people), unit), 'refused');
    expect(refused).toHaveLength(3);
    expect(refused[0]).toBe(
      'Not written: Person 1000. It is full: this model takes 1000 RF cards.',
    );
  });

  it('a schedule where there are none, rather than letting somebody in always', () => {
    const wanted = {
      ...withPeople({ ...anna, pins: ['4711'], schedule: 's1' }),
      schedules: [
        { id: 's1', name: 'Cleaning', days: '1010100', from: '06:00', to: '10:30', edited: 0 },
      ],
    };
    const X916 = new PretendUnit(formOf('X916'));
    expect(texts(lines(wanted, X916), 'refused')).toEqual([
      'Not written: Anna Kowalski (flat 4). This intercom has no schedules, so nobody can be limited to "Cleaning" on it.',
    ]);
    const keys = new PretendUnit(R29S);
    keys.apply({ site: wanted, door: wanted.doors[0]! });
    expect(keys.rows.get('privatekey')).toMatchObject([
      { Mon: '1', Tue: '0', Wed: '1', Fri: '1', Sun: '0', TimeStart: '06:00', TimeEnd: '10:30' },
    ]);
  });

  it('a list that could not be read is said so and never taken for empty', () => {
    const read = new PretendUnit(A05).read();
    const { user: _user, ...lists } = read.lists;
    const all = lines(withPeople({ ...anna, pins: ['4711'] }), new PretendUnit(A05), {
      ...{ lists, unread: { user: 'The intercom is busy.' } },
    });
    expect(texts(all)).toEqual([]);
    expect(texts(all, 'refused')[0]).toContain('could not be read: The intercom is busy.');
  });

  it('an apartment book', () => {
    const unit = new PretendUnit(A05);
    const read = unit.read();
    const book = { rows: [{ Name: 'Flat 4', APTName: '4' }], readOnly: new Map<string, string>() };
    const all = lines(withPeople({ ...anna, phone: '104' }), unit, {
      lists: { ...read.lists, contact: book },
    });
    expect(texts(all, 'refused')[0]).toContain('apartment book');
  });
});

describe('the rest', () => {
  const wanted = site({
    doors: [
      door('d1', {
        accounts: [{ account: 1, server: 'pbx', username: '130', password: 'geheim77' }],
        network: { type: 'static', address: '10.0.0.20', mask: '255.255.255.0' },
        settings: {
          'Config.DoorSetting.RELAY.NameA': 'Gate',
          'Config.DoorSetting.RELAY.NameB': 'B',
        },
      }),
    ],
    servers: [{ id: 'pbx', name: 'House', server: '10.0.0.5' }],
    people: [person('p1', { name: 'Anna', phone: '104', group: 'Floor 2' })],
    dialRules: [{ id: 'r1', prefix: '9', replacements: ['2001'] }],
  });

  it('reads like sentences, marks what may cut the connection, and refuses what there is not', () => {
    const all = lines(wanted, new PretendUnit(A05));
    expect(texts(all)).toEqual([
      'Add the group Floor 2 to the phone book.',
      'Put Anna into the phone book under 104.',
      'Add the dial rule for 9: call 2001.',
      'Account 1 registers at 10.0.0.5 as 130.',
      'Set Relay A: name to Gate.',
      'Use the fixed address 10.0.0.20.',
    ]);
    expect(texts(all, 'refused')).toEqual([
      'Not written: Anna. This person has no user ID.',
      'Not written: Relay B: name. This intercom has no such setting.',
    ]);
    expect(all.find(({ kind }) => kind === 'network')?.risks).toEqual(['connection']);
    expect(JSON.stringify(all)).not.toContain('geheim77');
  });

  it('finds the spelling of the intercom', () => {
    const S532 = lines(wanted, new PretendUnit(formOf('S532')));
    expect(texts(S532)).toContain('Set Relay A: name to Gate.');
    expect(texts(S532)).toContain('Set Relay B: name to B.');
    expect(texts(lines(wanted, new PretendUnit(R29S)))).toContain(
      'Account 1 registers at 10.0.0.5 as 130.',
    );
  });
});
