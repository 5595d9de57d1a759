import { expect, it } from 'vitest';
import type { FaultOptions } from '../../../electron/backend/virtual';
import { apply, building, linesOf, plan, siteOf, type Building } from './building';

/** Every reading of the people comes with half of each page. */
const SHORT: FaultOptions = { kind: 'short-list', target: 'user', action: 'get', times: 10_000 };

/** One A05 that has everybody of the site, and a site from which one person has been taken since. */
async function oneToGo(): Promise<Building> {
  const house = await building({ doors: 1, people: 12, unit: () => ({ model: 'A05' }) });
  await apply(house, await plan(house));
  const [person] = (await siteOf(house)).people;
  await house.app.call('site.edit', {
    site: house.site,
    edits: [{ edit: 'put-person', item: { ...person!, doors: [] } }],
  });
  return house;
}

it('takes a list that came short for none, and says so in the plan', async () => {
  const house = await oneToGo();
  const [unit] = house.units;
  const held = unit!.state.records.user.rows;
  unit!.faults.add(SHORT);
  const head = await plan(house);
  expect(head.doors[0]?.notes.join(' ')).toMatch(/counts \d+, but sent only \d+/);
  const lines = await linesOf(house, head, { kind: 'people' });
  expect(lines.map(({ state }) => state)).toEqual(lines.map(() => 'refused'));
  const { tasks } = await apply(house, head);
  expect(tasks[0]).toMatchObject({ state: 'done-with-warnings' });
  expect(tasks[0]?.outcome).toMatch(/not read: .*counts \d+, but sent only \d+/);
  expect(unit!.state.records.user.rows).toEqual(held);
});

it('tells nothing as done where a list is not read back whole', async () => {
  const house = await oneToGo();
  const [unit] = house.units;
  const head = await plan(house);
  expect(head.counts.todo).toBeGreaterThan(0);
  // From the first change on.
  const fault = unit!.faults.add({ kind: 'slow', target: 'user', action: 'del', ms: 1 });
  void fault.hit.then(() => unit!.faults.add(SHORT));
  const { tasks } = await apply(house, head);
  expect(tasks[0]).toMatchObject({ state: 'done-with-warnings' });
  expect(tasks[0]?.outcome).toContain('counts');
});
