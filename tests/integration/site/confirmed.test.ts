import { expect, it } from 'vitest';
import { over } from '../access/support';
import { apply, building, plan, siteOf } from './building';

it('carries out what was shown when it was confirmed, and nothing that the site wants only since', async () => {
  const house = await building({ doors: 1, people: 12, unit: () => ({ model: 'A05' }) });
  const { app, site, doors } = house;
  const [unit] = house.units;
  await apply(house, await plan(house));
  const names = (): readonly string[] => unit!.state.records.user.rows.map((row) => row['Name']!);
  const [one, other] = (await siteOf(house)).people;
  const sendAway = (person: typeof one) =>
    app.call('site.edit', {
      site,
      edits: [{ edit: 'put-person', item: { ...person!, doors: [] } }],
    });
  expect(names()).toEqual(expect.arrayContaining([one!.name, other!.name]));

  await sendAway(one);
  const head = await plan(house);
  // The door answers late, and meanwhile somebody takes another person off it.
  const late = unit!.faults.add({ kind: 'slow', target: 'user', action: 'get' });
  const fleet = await app.call('plan.apply', {
    ...{ plan: head.plan, doors: [...doors] },
    confirmedRisks: ['connection', 'relay-type', 'deletion'],
  });
  await late.hit;
  await sendAway(other);
  late.release();
  const { tasks } = await over(app, fleet);
  expect(names()).not.toContain(one!.name);
  expect(names()).toContain(other!.name);
  expect(tasks[0]).toMatchObject({ state: 'done-with-warnings' });
  expect(tasks[0]?.outcome).toMatch(`Left out, not confirmed: Remove ${other!.name}`);

  await apply(house, await plan(house));
  expect(names()).not.toContain(other!.name);
});
