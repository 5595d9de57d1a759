import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordRow } from '../../../../shared/contract/records';
import type { Person, Site } from '../../../../shared/site/document';
import { isEmpty, planDoor } from '../../../../shared/site/plan';
import { makeSite } from '../../../support/site';
import { PRETEND_FORMS, PretendUnit } from '../../../support/pretend-unit';

const DOORS = ['door-1', 'door-2'];
const digits = (min: number, max: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max })
    .map((all) => all.join(''));
const hex = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16).toUpperCase());
const name = fc.constantFrom('Anna', 'Bo', 'Cara', ' Anna ', '');

const person: fc.Arbitrary<Person> = fc.record({
  id: fc.uuid(),
  userId: fc.constantFrom('1', '2', '3', '4', '5', '2-2', ''),
  name,
  flat: fc.constantFrom('', '1', '2'),
  phone: fc.constantFrom('', '101', '102', '103'),
  group: fc.constantFrom('', 'Default', 'Floor 1', 'Floor 2'),
  cards: fc.oneof(
    fc.array(hex, { maxLength: 9 }),
    fc.array(fc.constant('00112233445566AA'), { maxLength: 1 }),
  ),
  pins: fc.array(digits(1, 9), { maxLength: 3 }),
  doors: fc.oneof(fc.constant('all' as const), fc.subarray(DOORS)),
  relays: fc.constantFrom('1', '2', '12', '4', ''),
  schedule: fc.constantFrom('', 'cleaning', 'gone'),
  notes: fc.constant(''),
  edited: fc.constant(0),
});

const rule = fc.record({
  id: fc.uuid(),
  prefix: fc.constantFrom('9', '10', ' 9'),
  line: fc.constantFrom('0' as const, '1' as const),
  replacements: fc.array(fc.constantFrom('2001', '2002'), { minLength: 1, maxLength: 5 }),
  doors: fc.oneof(fc.constant('all' as const), fc.subarray(DOORS)),
  edited: fc.constant(0),
});

// Only what the plan looks at, so that a counterexample can be read.
const applied = { id: 'h', at: 1, by: '', what: 'applied' as const, title: '', result: '' };
const base: Site = {
  ...makeSite({ doors: 2, people: 0 }),
  acceptances: [],
  history: [{ ...applied, doors: DOORS.map((one) => ({ door: one, result: '', done: true })) }],
};
/** Names that people, and some who are gone, had before. */
const former = fc.array(fc.record({ who: fc.nat({ max: 14 }), name }), { maxLength: 4 });
const site: fc.Arbitrary<Site> = fc
  .record({
    people: fc.array(person, { maxLength: 12 }),
    dialRules: fc.array(rule, { maxLength: 4 }),
    former,
  })
  .map((parts) => ({
    ...base,
    ...parts,
    former: parts.former.map(({ who, name: was }, at) => ({
      ...{
        id: String(at),
        list: 'people',
        item: parts.people[who]?.id ?? 'gone',
        name: was.trim(),
      },
      ...{ userId: '', label: was, doors: 'all', at: 2 },
    })),
  }));

/** What somebody has entered on the intercom by hand before. */
const rowOf = fc.record({
  Name: name,
  UserID: fc.constantFrom('1', '2', '1-2', '77'),
  PrivatePIN: fc.oneof(fc.constant(''), digits(4, 4)),
  CardCode: fc.oneof(fc.constant(''), hex),
  ScheduleRelay: fc.constantFrom('1001-1', '1002-1'),
});
const keyOf = fc.record({ Name: name, Code: digits(4, 4), DoorNum: fc.constant('1') });
const contactOf = fc.record({
  Name: name,
  Phone: fc.constantFrom('101', '102'),
  Group: fc.constantFrom('', 'Floor 1'),
});
const seed = fc.record({
  user: fc.uniqueArray(rowOf, { maxLength: 4, selector: ({ UserID }) => UserID }),
  privatekey: fc.uniqueArray(keyOf, { maxLength: 3, selector: ({ Code }) => Code }),
  rfkey: fc.uniqueArray(keyOf, { maxLength: 3, selector: ({ Code }) => Code }),
  contact: fc.array(contactOf, { maxLength: 3 }),
});

const doorOf = (of: Site) => {
  const [door] = of.doors;
  if (!door) throw new Error('The site has no door.');
  return door;
};

describe('applying a plan and planning again', () => {
  it.each(PRETEND_FORMS)('leaves nothing to do on a unit like $model', (form) => {
    fc.assert(
      fc.property(site, seed, (wanted, there) => {
        const unit = new PretendUnit(form, there);
        const task = { site: wanted, door: doorOf(wanted) };
        unit.apply(task);
        const again = planDoor({ ...task, read: unit.read() });
        const left = again.lines
          .filter(({ line }) => line.state === 'todo')
          .map(({ line }) => line.text);
        expect(left).toEqual([]);
        expect(isEmpty(again)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each(PRETEND_FORMS)('takes no row away that the site does not know, on $model', (form) => {
    fc.assert(
      fc.property(site, (wanted) => {
        const strangers: Partial<Record<'user' | 'rfkey', readonly RecordRow[]>> = {
          user: [{ Name: 'Stranger', UserID: '900', PrivatePIN: '', CardCode: 'FEEDBEEF' }],
          rfkey: [{ Name: 'Stranger', Code: 'FEEDBEEF', DoorNum: '1' }],
        };
        const unit = new PretendUnit(form, strangers);
        unit.apply({ site: wanted, door: doorOf(wanted) });
        for (const kind of ['user', 'rfkey'] as const)
          if (form.lists.includes(kind))
            expect(unit.rows.get(kind)?.filter(({ Name }) => Name === 'Stranger')).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });
});
