import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createTestSecrets } from '../support/secrets';
import { building, linesOf, PASSPHRASE, plan } from '../integration/site/building';
import { backend } from '../integration/services/support';
import { killedAt } from './support/kill';
import type { SiteApplyOptions } from './support/site-apply-child';

it('goes on after a kill in the middle of several doors: nothing twice, nothing lost, all put back', async () => {
  const key = randomBytes(32);
  const secrets = createTestSecrets(key);
  const first = await backend({ ports: { secrets } });
  const house = await building({ doors: 4, people: 80, app: first });
  const before = house.units.map(({ state }) => state.records.user.rows.length);
  const [listed] = (await first.call('site.list', {})).sites;
  await first.close();

  // Two doors hang in the middle of their people, one of them with the rows taken and no answer.
  const [x916, r29] = house.units;
  const taken = r29!.faults.add({ kind: 'slow', target: 'user', action: 'add' });
  const hung = x916!.faults.add({ kind: 'slow', target: 'contact', action: 'add' });
  let reached = 0;
  for (const fault of [taken, hung]) void fault.hit.then(() => (reached += 1));
  const options: SiteApplyOptions = {
    ...{ dataFolder: first.dataFolder, key: key.toString('hex') },
    ...{ known: listed!.known, passphrase: PASSPHRASE },
  };
  await killedAt(
    {
      script: 'tests/faults/support/site-apply-child.ts',
      argument: JSON.stringify(options),
    },
    () => reached === 2,
  );
  for (const unit of house.units) unit.faults.clear();

  const app = await backend({ dataFolder: first.dataFolder, ports: { secrets } });
  const after = { ...house, app };
  const [fleet] = (await app.call('fleets.list', {})).fleets;
  expect(fleet).toMatchObject({ kind: 'site.apply', state: 'interrupted' });
  await app.call('site.open', { known: listed!.known });
  await app.call('site.unlock', { site: house.site, passphrase: PASSPHRASE });
  await app.call('fleets.control', { fleet: fleet!.id, action: 'resume' });
  const ended = await app.event(
    'fleets.changed',
    (one) => one.id === fleet!.id && one.endedAt !== null,
  );
  expect(ended.tasks.map(({ state, outcome }) => [state, outcome])).toEqual(
    ended.tasks.map(({ outcome }) => ['done', outcome]),
  );
  const left = await linesOf(after, await plan(after), { state: 'todo' });
  expect(left.map(({ text }) => text)).toEqual([]);
  for (const { state } of house.units) {
    const ids = state.records.user.rows.map(({ UserID }) => UserID);
    expect(new Set(ids).size).toBe(ids.length);
  }

  // What both programs wrote is put back by one undo.
  const undo = await app.call('plan.undo', { fleet: fleet!.id });
  await app.event('fleets.changed', (one) => one.id === undo.id && one.endedAt !== null);
  expect(house.units.map(({ state }) => state.records.user.rows.length)).toEqual(before);
  expect(house.units.map(({ state }) => state.records.contact.rows.length)).toEqual([0, 0, 0, 0]);
});
