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
