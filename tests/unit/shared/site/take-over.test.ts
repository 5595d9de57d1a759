import { describe, expect, it } from 'vitest';
import type { RecordRow } from '../../../../shared/contract/records';
import type { Site } from '../../../../shared/site/document';
import { othersOf, planDoor } from '../../../../shared/site/plan';
import { takeLine, takeOther } from '../../../../shared/site/take-over';
import { PRETEND_FORMS, PretendUnit, type PretendForm } from '../../../support/pretend-unit';
import { makeSite } from '../../../support/site';

const forms = new Map(PRETEND_FORMS.map((form) => [form.model, form]));
const [A05, R29S] = [forms.get('A05')!, forms.get('R29S')!];

/** A unit that is as the site wants it. */
function settled(form: PretendForm): { readonly site: Site; readonly unit: PretendUnit } {
  const site = makeSite({ doors: 1, people: 12 });
  const unit = new PretendUnit(form);
  unit.apply({ site, door: site.doors[0]! });
  return { site, unit };
}

/** The site with everything taken that the unit has otherwise, and why something was not. */
function taken(
  site: Site,
  unit: PretendUnit,
): { readonly site: Site; readonly refused: readonly string[] } {
  const door = site.doors[0]!;
  const read = unit.read();
  const plan = planDoor({ site, door, read });
  const refused: string[] = [];
  let next = site;
  let id = 0;
  const context = { door, read, newId: () => `new-${id++}` };
  for (const { line, source } of plan.lines) {
    if (line.state !== 'todo') continue;
    const made = line.noTakeOver === '' ? takeLine(next, source, context) : undefined;
    next = made?.site ?? next;
    if (!made || made.refused !== '') refused.push(made?.refused ?? line.noTakeOver);
  }
  for (const other of othersOf(plan)) {
    const made = takeOther(next, other, context);
    next = made.site;
    if (made.refused !== '') refused.push(made.refused);
  }
  return { site: next, refused };
}

function left(site: Site, unit: PretendUnit): readonly string[] {
  const plan = planDoor({ site, door: site.doors[0]!, read: unit.read() });
  return [
    ...plan.lines.filter(({ line }) => line.state === 'todo').map(({ line }) => line.text),
    ...othersOf(plan).map(({ row }) => `Unknown: ${row['Name'] ?? ''}`),
  ];
}

function change(
  unit: PretendUnit,
  kind: 'user' | 'privatekey' | 'rfkey' | 'contact',
  fields: RecordRow,
  which = 0,
): void {
  const rows = unit.rows.get(kind) ?? [];
  unit.rows.set(
    kind,
    rows.map((row, at) => (at === which ? { ...row, ...fields } : row)),
  );
}

describe('what an intercom has otherwise', () => {
  it.each<[string, PretendForm, (unit: PretendUnit) => void]>([
    [
      'a name',
      R29S,
      (unit) => {
        const name = unit.rows.get('rfkey')?.[1]?.['Name'];
        for (const kind of ['rfkey', 'privatekey'] as const)
          for (const [at, { Name }] of (unit.rows.get(kind) ?? []).entries())
            if (Name === name) change(unit, kind, { Name: 'Renamed' }, at);
      },
    ],
    ['a PIN', A05, (unit) => change(unit, 'user', { PrivatePIN: '7788' })],
    ['no PIN any more', A05, (unit) => change(unit, 'user', { PrivatePIN: '' })],
    ['other cards', A05, (unit) => change(unit, 'user', { CardCode: 'FEED01;FEED02' })],
    ['another number', A05, (unit) => change(unit, 'contact', { Phone: '999' })],
    ['another PIN in its list', R29S, (unit) => change(unit, 'privatekey', { Code: '7788' })],
    ['another card in its list', R29S, (unit) => change(unit, 'rfkey', { Code: 'FEED01' })],
    [
      'other hours',
      R29S,
      (unit) => {
        const hours = { Sun: '0', TimeStart: '08:00', TimeEnd: '17:00' };
        change(unit, 'rfkey', { ...hours, Tags: '3' });
        change(unit, 'privatekey', hours);
      },
    ],
    [
      'a person more',
      A05,
      (unit) =>
        unit.add('user', {
          UserID: '900',
          Name: 'New',
          PrivatePIN: '6161',
          CardCode: '',
          ScheduleRelay: '1001-1',
        }),
    ],
    [
      'a PIN of somebody more',
      R29S,
      (unit) =>
        unit.add('privatekey', {
          Name: 'New',
          Code: '6161',
          DoorNum: '1',
          Mon: '1',
          Tue: '1',
          Wed: '1',
          Thur: '1',
          Fri: '1',
          Sat: '1',
          Sun: '1',
          TimeStart: '00:00',
          TimeEnd: '00:00',
        }),
    ],
    [
      'somebody more to call',
      A05,
      (unit) => unit.add('contact', { Name: 'Office', Phone: '700', Group: '' }),
    ],
    [
      'another address',
      A05,
      (unit) => void (unit.settings['Config.Network.LAN.StaticIP'] = '10.9.9.9'),
    ],
    [
      'another SIP user',
      A05,
      (unit) => void (unit.settings['Config.Account1.GENERAL.UserName'] = '555'),
    ],
    [
      'an account switched off',
      A05,
      (unit) => void (unit.settings['Config.Account1.GENERAL.Enable'] = '0'),
    ],
  ])('%s: is what the site wants afterwards', (_, form, drift) => {
    const { site, unit } = settled(form);
    drift(unit);
    expect(left(site, unit)).not.toEqual([]);
    const after = taken(site, unit);
    expect(after.refused).toEqual([]);
    // Somebody new may be called, or get in, of whom the other lists know nothing yet.
    const own = left(after.site, unit).filter((text) => !/^Add (New|Office)/.test(text));
    expect(own).toEqual([]);
  });

  it('is refused where the site cannot say it', () => {
    const { site, unit } = settled(A05);
    change(unit, 'user', { ScheduleRelay: '1001-1;1002-1' });
    const after = taken(site, unit);
    expect(after.refused).toEqual([
      'It has several schedules at the intercom; a person of the site has one.',
    ]);
    expect(after.site).toEqual(site);
  });
});
