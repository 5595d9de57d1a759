import { expect, it } from 'vitest';
import type { Clock } from '../../../electron/backend/ports';
import type { SiteEdit } from '../../../shared/site/edits';
import { realClock } from '../../support/clock';
import { backend } from '../services/support';
import { apply, building, historyEnds, linesOf, plan, siteOf, type Building } from './building';

/** The first keeps people as records, the second as PINs and cards; each has a phone book. */
const TWO = {
  doors: 2,
  unit: (at: number) => (at === 1 ? { lacks: ['user', 'schedule'] } : {}),
} as const;

async function applied(): Promise<Building> {
  const house = await building({ ...TWO, people: 4 });
  await apply(house, await plan(house));
  await historyEnds(house, { what: 'applied' });
  return house;
}

const edit = (house: Building, edits: SiteEdit[]) =>
  house.app.call('site.edit', { site: house.site, edits });

const todo = async (house: Building) =>
  linesOf(house, await plan(house), { state: 'todo', limit: 500 });

const namesIn = ({ units }: Building, kind: 'contact' | 'privatekey' | 'user') =>
  units.flatMap(({ state }) => state.records[kind].rows.map(({ Name }) => Name ?? ''));

it('changes the rows of a renamed person and of a dial rule with another number, and leaves none behind', async () => {
  const house = await applied();
  const { people, dialRules } = await siteOf(house);
  const [was] = people;
  const before = namesIn(house, 'contact');
  // With another PIN too, nothing but the former name tells the row in a list of PINs.
  await edit(house, [
    { edit: 'put-person', item: { ...was!, name: 'Renamed Tenant', pins: ['445566'] } },
    { edit: 'put-dial-rule', item: { ...dialRules[0]!, prefix: '8' } },
  ]);
  const head = await plan(house);
  const lines = await linesOf(house, head, { state: 'todo' });
  expect(new Set(lines.map(({ action }) => action))).toEqual(new Set(['change']));
  expect(head.counts.others).toBe(0);
  expect(lines.find(({ kind }) => kind === 'contacts')?.changes[0]).toMatchObject({
    ...{ label: 'Name', before: was!.name, after: 'Renamed Tenant' },
  });
  await apply(house, head);
  expect(namesIn(house, 'contact')).toHaveLength(before.length);
  for (const kind of ['contact', 'privatekey', 'user'] as const)
    expect(namesIn(house, kind)).not.toContain(was!.name);
  expect(await todo(house)).toEqual([]);
  expect((await plan(house)).counts.others).toBe(0);
});

it('knows what it wrote for somebody who was removed, and takes out only that where it is chosen', async () => {
  const house = await applied();
  const [unit] = house.units.slice(1);
  unit!.state.records.contact.add({ Name: 'Stranger', Phone: '777' });
  const { people } = await siteOf(house);
  const gone = people.find(({ phone, doors }) => phone !== '' && doors === 'all') ?? people[0]!;
  await edit(house, [{ edit: 'remove', list: 'people', items: [gone] }]);
  const head = await plan(house);
  expect(await linesOf(house, head, { state: 'todo' })).toEqual([]);
  const door = house.doors[1]!;
  const { rows } = await house.app.call('plan.others', { plan: head.plan, door });
  const own = rows.filter(({ written }) => written);
  expect(own.map(({ kind }) => kind).sort()).toEqual(['contact', 'privatekey', 'rfkey']);
  for (const { words } of own)
    expect(words).toMatch(
      new RegExp(`^Was written by this site for ${gone.name}.*, who is not on the site any more.$`),
    );
  expect(rows.find(({ label }) => label === 'Stranger')).toMatchObject({ written: false });
  await apply(house, head, {
    doors: [door],
    removeOthers: [{ door, kinds: ['contact', 'privatekey', 'rfkey'], only: 'written' }],
  });
  expect(unit!.state.records.contact.rows.map(({ Name }) => Name)).toContain('Stranger');
  for (const kind of ['contact', 'privatekey', 'rfkey'] as const)
    expect(unit!.state.records[kind].rows.map(({ Name }) => Name)).not.toContain(gone.name);
});

it('does not take a stranger of a name that was corrected before anything was written for its own', async () => {
  const house = await building({ ...TWO, people: 2 });
  const { people } = await siteOf(house);
  const [typo] = people;
  for (const { state } of house.units) state.records.contact.add({ Name: 'Typo', Phone: '777' });
  await edit(house, [{ edit: 'put-person', item: { ...typo!, name: 'Typo' } }]);
  const { edited } = (await siteOf(house)).people.find(({ id }) => id === typo!.id)!;
  await edit(house, [{ edit: 'put-person', item: { ...typo!, edited } }]);
  await apply(house, await plan(house));
  await historyEnds(house, { what: 'applied' });
  const { rows } = await house.app.call('plan.others', {
    ...{ plan: (await plan(house)).plan, door: house.doors[0]! },
  });
  expect(rows.map(({ label, written, words }) => [label, written, words])).toEqual([
    ['Typo', false, ''],
  ]);
});

it('takes no card of a stranger for its own who is called as somebody was', async () => {
  const house = await applied();
  const [, unit] = house.units;
  const { rfkey } = unit!.state.records;
  const { people } = await siteOf(house);
  const on = new Set(rfkey.rows.map(({ Name }) => Name));
  const was = people.find(({ name, cards }) => on.has(name) && cards.length === 1)!;
  rfkey.add({ Name: was.name, Code: 'FEEDBEEF', DoorNum: '1' });
  await edit(house, [
    { edit: 'put-person', item: { ...was, name: 'Renamed Tenant', cards: ['0ABBCCDD'] } },
  ]);
  const head = await plan(house);
  const { rows } = await house.app.call('plan.others', {
    ...{ plan: head.plan, door: house.doors[1]!, kind: 'rfkey' },
  });
  expect(rows).toMatchObject([
    { label: was.name, written: false },
    { label: was.name, written: false },
  ]);
  await apply(house, head);
  expect(rfkey.rows.map(({ Code }) => Code)).toEqual(
    expect.arrayContaining(['FEEDBEEF', '0ABBCCDD']),
  );
});

/** Waits are over fifty times as soon. */
const hasty: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => realClock.sleep(ms / 50, signal),
};

it('knows what an apply wrote that broke off, of somebody who was removed before the next one', async () => {
  const house = await building({
    ...{ doors: 1, people: 4, app: await backend({ clock: hasty }) },
  });
  const [unit] = house.units;
  const begun = unit!.faults.add({ kind: 'drop-after', target: 'user', action: 'add' });
  // From then on nothing gets through.
  void begun.hit.then(() => unit!.faults.add({ kind: 'drop-before', times: 100_000 }));
  const fleet = await apply(house, await plan(house));
  expect(fleet.counts).toMatchObject({ failed: 1 });
  await historyEnds(house, { what: 'applied', doors: [{ done: false, touched: true }] });
  unit!.faults.clear();
  const { people } = await siteOf(house);
  const written = new Set(unit!.state.records.user.rows.map(({ UserID }) => UserID));
  const gone = people.find(({ userId }) => written.has(userId))!;
  await edit(house, [{ edit: 'remove', list: 'people', items: [gone] }]);
  await apply(house, await plan(house));
  await historyEnds(house, { what: 'applied', doors: [{ done: true }] });
  const head = await plan(house);
  const { rows } = await house.app.call('plan.others', {
    ...{ plan: head.plan, door: house.doors[0]!, kind: 'user' },
  });
  expect(rows).toMatchObject([{ label: gone.name, written: true }]);
});
