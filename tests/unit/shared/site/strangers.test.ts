import { describe, expect, it } from 'vitest';
import type { Person, Site } from '../../../../shared/site/document';
import { othersOf, planDoor, type DoorPlan } from '../../../../shared/site/plan';
import { sameName } from '../../../../shared/site/same-person';
import { PRETEND_FORMS, PretendUnit } from '../../../support/pretend-unit';
import { door, person, site } from '../../../support/site-parts';

/** The intercom of an office that numbers its people from 1, too. */
const SCHMIDT = {
  ...{ UserID: '5', Name: 'Schmidt', PrivatePIN: '4711', CardCode: '0BADCAFE' },
  ...{ ScheduleRelay: '1001-1', LiftFloorNum: '0', WebRelay: '0' },
};
const ANNA: Partial<Person> = { userId: '5', name: 'Anna Kowalski', flat: '4', pins: ['8822'] };

function planned(anna: Partial<Person>, held: Partial<typeof SCHMIDT> = {}): DoorPlan {
  const form = PRETEND_FORMS.find(({ model }) => model === 'A05')!;
  const unit = new PretendUnit(form, { user: [{ ...SCHMIDT, ...held }] });
  const wanted: Site = site({ doors: [door('d1')], people: [person('p1', { ...ANNA, ...anna })] });
  return planDoor({ site: wanted, door: wanted.doors[0]!, read: unit.read() });
}

const said = ({ lines }: DoorPlan) => lines.map(({ line }) => `${line.state}: ${line.text}`);

describe('a row with the user ID of somebody of the site', () => {
  it('is kept where it is somebody else by name and codes, and the one of the site is held back', () => {
    const plan = planned({});
    const [line, ...rest] = plan.lines;
    expect(rest).toEqual([]);
    expect(line?.line.state).toBe('refused');
    expect(line?.line.reason).toContain('User ID 5 is "Schmidt" on this intercom');
    expect(othersOf(plan).map(({ row }) => row['Name'])).toEqual(['Schmidt']);
  });

  it('is not removed in the name of somebody who is not of this door', () => {
    const plan = planned({ doors: [] });
    expect(said(plan)).toEqual([]);
    expect(othersOf(plan).map(({ row }) => row['Name'])).toEqual(['Schmidt']);
  });

  it('is not an entry too many of somebody with the first half of its user ID', () => {
    const plan = planned({}, { UserID: '5-2' });
    expect(said(plan)).toEqual(['todo: Add Anna Kowalski (flat 4) with PIN ••••.']);
    expect(othersOf(plan).map(({ row }) => row['Name'])).toEqual(['Schmidt']);
  });

  it.each([
    ['by a card that both have', {}, { cards: ['0BADCAFE'] }],
    ['by a name written otherwise', { Name: 'KOWALSKI, Anna' }, {}],
    ['by having no name at all', { Name: '' }, {}],
  ] as const)('is theirs %s', (_, held, anna) => {
    const [text, ...rest] = said(planned(anna as Partial<Person>, held));
    expect(text).toMatch(/^todo: Change Anna Kowalski \(flat 4\): /);
    expect(rest).toEqual([]);
  });
});

it('knows one name by its words, and two by theirs', () => {
  expect(sameName('Łukasz  Étienne', 'etienne łukasz')).toBe(true);
  expect(sameName('Anna Kowalski', 'Anna Kowalska')).toBe(false);
  expect(sameName('', ' ')).toBe(true);
});
