import { expect, it } from 'vitest';
import { codesOf, makeSite, passwordsOf } from '../../support/site';
import { apply, building, historyEnds, linesOf, plan, siteOf } from './building';

it('brings five doors of five dialects to what the site wants, and has nothing left to do', async () => {
  const house = await building();
  const head = await plan(house);
  expect(head.doors.map(({ state }) => state)).toEqual(Array(5).fill('read'));
  expect(head.counts.todo).toBeGreaterThan(40);
  const fleet = await apply(house, head);
  expect(fleet.tasks.map(({ state, outcome }) => [state, outcome])).toEqual(
    fleet.tasks.map(({ outcome }) => ['done', outcome]),
  );
  const again = await plan(house);
  const left = await linesOf(house, again, { state: 'todo' });
  expect(left.map(({ door, text }) => `${door}: ${text}`)).toEqual([]);
  await historyEnds(house, { what: 'applied', title: 'Applied to 5 doors' });
  const made = makeSite({ doors: 5, people: 12 });
  const told = JSON.stringify([
    house.app.events.filter(({ name }) => name === 'fleets.changed'),
    head,
    (await siteOf(house)).history,
  ]);
  for (const secret of [...codesOf(made), ...passwordsOf(made)]) expect(told).not.toContain(secret);
  expect(house.app.log.text()).not.toMatch(new RegExp(codesOf(made).join('|')));
});

it('keeps a restore point of a door only where something is to be changed', async () => {
  const house = await building({ doors: 2, people: 3 });
  const points = async () => (await house.app.call('backups.list', {})).backups.length;
  const first = await plan(house);
  await apply(house, first, { doors: [house.doors[0]!] });
  expect(await points()).toBe(1);
  const fleet = await apply(house, await plan(house));
  expect(await points()).toBe(2);
  const [same, changed] = fleet.tasks;
  expect(same).toMatchObject({ state: 'done', outcome: 'Nothing was written.' });
  expect(same?.steps[0]).toMatchObject({
    ...{ id: 'point', state: 'skipped' },
    detail: 'Nothing differs: there is nothing to be put back.',
  });
  expect(changed?.outcome).toContain('Written and read back');
  // Rows that go although the site does not know them are a change too.
  house.units[0]!.state.records.contact.add({ Name: 'Stranger', Phone: '777' });
  const head = await plan(house);
  expect(head.counts.todo).toBe(0);
  await apply(house, head, {
    removeOthers: [{ door: house.doors[0]!, kinds: ['contact'] }],
  });
  expect(await points()).toBe(3);
});

it('reads a list once before it writes it, and once to see that it is there', async () => {
  const house = await building({ doors: 1, people: 12 });
  const [unit] = house.units;
  const head = await plan(house);
  const from = unit!.requests.length;
  await apply(house, head);
  const asked = unit!.requests
    .slice(from)
    .filter(({ target }) => target === 'contact')
    .map(({ action }) => action);
  // An empty list is one request.
  expect(asked.slice(0, 2)).toEqual(['get', 'add']);
  expect(asked.at(-1)).toBe('get');
});
