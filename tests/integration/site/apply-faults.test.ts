import { expect, it } from 'vitest';
import type { VirtualIntercom } from '../../../electron/backend/virtual';
import type { Clock } from '../../../electron/backend/ports';
import { realClock } from '../../support/clock';
import { taskOf } from '../access/support';
import { backend } from '../services/support';
import { apply, building, linesOf, plan, type Building } from './building';

const people = (unit: VirtualIntercom) => unit.state.records.user.rows;

/** The texts of all that is left to do. */
const left = async (house: Building) =>
  (await linesOf(house, await plan(house), { state: 'todo' })).map(({ text }) => text);

function twice(unit: VirtualIntercom): readonly string[] {
  const ids = people(unit).map(({ UserID }) => UserID ?? '');
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

it('writes again what an intercom took and did not keep, and nothing twice after lost answers', async () => {
  const house = await building({ people: 60 });
  const [x916, r29, a05] = house.units;
  x916?.faults.add({ kind: 'said-ok-but-stored-nothing', target: 'user', action: 'add' });
  r29?.faults.add({ kind: 'drop-after', target: 'user', action: 'add' });
  a05?.faults.add({ kind: 'drop-after', target: 'config', action: 'set' });
  a05?.faults.add({ kind: 'busy', target: 'contact', action: 'add' });
  const fleet = await apply(house, await plan(house));
  expect(fleet.tasks.map(({ state }) => state)).toEqual(Array(5).fill('done'));
  expect(await left(house)).toEqual([]);
  for (const unit of house.units) {
    expect(twice(unit)).toEqual([]);
    expect(unit.faults.pending).toEqual([]);
  }
});

it('names what an intercom never keeps, and is done with the others', async () => {
  const house = await building({ doors: 2 });
  const [x916] = house.units;
  x916?.faults.add({
    ...{ kind: 'said-ok-but-stored-nothing', target: 'group', times: 50 },
  });
  x916?.faults.add({
    ...{ kind: 'said-ok-but-stored-nothing', target: 'dialreplace', times: 50 },
  });
  const fleet = await apply(house, await plan(house));
  const [bad, good] = house.units.map(({ mac }) => taskOf(fleet, mac.replaceAll(':', '')));
  expect(good?.state).toBe('done');
  expect(bad?.state).toBe('done-with-warnings');
  expect(bad?.outcome).toContain('Still to do: Add the dial rule for 9: call 2001.');
  expect(await left(house)).toEqual(['Add the dial rule for 9: call 2001.']);
});

/** Waits are over fifty times as soon. */
const hasty: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => realClock.sleep(ms / 50, signal),
};

it('goes on with a door whose cable was pulled in the middle, and has nothing there twice', async () => {
  const house = await building({
    ...{ doors: 2, people: 40, app: await backend({ clock: hasty }) },
  });
  const [x916] = house.units;
  const id = x916?.mac.replaceAll(':', '') ?? '';
  const begun = x916?.faults.add({ kind: 'drop-after', target: 'user', action: 'add' });
  // From then on nothing gets through.
  void begun?.hit.then(() => x916?.faults.add({ kind: 'drop-before', times: 100_000 }));
  const fleet = await apply(house, await plan(house));
  const task = taskOf(fleet, id);
  expect(task.state).toBe('failed');
  expect(task.error?.code).toMatch(/^net\./);
  expect(fleet.counts).toMatchObject({ done: 1, failed: 1 });
  expect(people(x916!).length).toBeGreaterThan(0);

  x916?.faults.clear();
  await house.app.call('fleets.control', { fleet: fleet.id, action: 'retry-failed' });
  const ended = await house.app.event(
    'fleets.changed',
    (one) => one.id === fleet.id && one.endedAt !== null && one.counts['done'] === 2,
  );
  expect(taskOf(ended, id).state).toBe('done');
  expect(twice(x916!)).toEqual([]);
  expect(await left(house)).toEqual([]);
});

it('says of doors that cannot be read why, and plans the others', async () => {
  const house = await building({
    doors: 3,
    change: (site) => ({
      ...site,
      doors: site.doors.map((door, at) =>
        at === 1
          ? { ...door, bound: null }
          : at === 2
            ? { ...door, bound: { ...door.bound!, mac: '0C:11:05:FF:FF:FF' } }
            : door,
      ),
    }),
  });
  const head = await plan(house);
  expect(head.doors.map(({ state }) => state)).toEqual(['read', 'not-bound', 'not-known']);
  const refused = await house.app.failure('plan.apply', {
    plan: head.plan,
    doors: [...house.doors],
  });
  expect(refused).toMatchObject({ code: 'call.bad-input' });
  await house.units[0]?.stop();
  const [gone] = (await plan(house)).doors;
  expect(gone).toMatchObject({ state: 'failed', error: { code: 'net.refused' } });
});
