import { expect, it } from 'vitest';
import type { VirtualIntercom } from '../../../electron/backend/virtual';
import { createMemorySecrets } from '../../../electron/backend/memory-secrets';
import { over } from '../access/support';
import { backend } from '../services/support';
import { createTestSecrets } from '../../support/secrets';
import { apply, building, historyEnds, linesOf, plan, type Building } from './building';

/** Fields that an intercom fills in by itself, and its IDs. */
const OWN = [
  'ID',
  'CardCode',
  'FaceUrl',
  'LiftFloorNum',
  'WebRelay',
  'Type',
  'SourceType',
  'Schedule-SRelay',
];

/** Everything that an intercom holds and that somebody has written. */
function held({ state }: VirtualIntercom): unknown {
  const shown = (row: Readonly<Record<string, string>>): string =>
    JSON.stringify(
      Object.entries(row)
        .filter(([key]) => !OWN.includes(key))
        .sort(),
    );
  const rows = Object.entries(state.records).map(([kind, table]) => [
    kind,
    table.rows.map(shown).sort(),
  ]);
  return { rows, config: Object.fromEntries(state.config) };
}

const stranger = { Name: 'Old caretaker', UserID: '900', PrivatePIN: '6655', Relays: '1001-1' };
// The same person, as the office before wrote her: her entry is changed.
const known = { Name: 'ADAMS, Anna', UserID: '10001', PrivatePIN: '1234', Relays: '1002-1' };
const seeded = { unit: () => ({ seed: { user: [stranger, known], group: [{ Name: 'Cellar' }] } }) };

const undo = async ({ app }: Building, fleet: string) =>
  over(app, await app.call('plan.undo', { fleet }));

it('puts back what was there before, and only that', async () => {
  const house = await building({ doors: 5, ...seeded });
  const before = house.units.map(held);
  const applied = await apply(house, await plan(house));
  expect(house.units.map(held)).not.toEqual(before);
  const undone = await undo(house, applied.id);
  expect(undone.tasks.map(({ outcome }) => outcome).join('\n')).not.toContain('Left');
  expect(house.units.map(held)).toEqual(before);
  await historyEnds(house, { what: 'undone', title: 'Undone at 5 doors' });
  const again = await house.app.failure('plan.undo', { fleet: applied.id });
  expect(again.code).toBe('job.cannot-undo');
});

it('leaves what somebody has changed since, and names it', async () => {
  const house = await building({ doors: 1 });
  const [unit] = house.units;
  const applied = await apply(house, await plan(house));
  const { user } = unit!.state.records;
  const row = user.rows.find(({ UserID }) => UserID === '10001')!;
  user.replace(row['ID']!, { ...row, PrivatePIN: '9999' });
  user.add({ Name: 'New tenant', UserID: '901', PrivatePIN: '', CardCode: '', Relays: '1001-1' });
  unit!.state.config.set('Config.Settings.LOGLEVEL.Level', '7');
  const undone = await undo(house, applied.id);
  const [task] = undone.tasks;
  expect(task?.state).toBe('done-with-warnings');
  expect(task?.outcome).toContain(row['Name']);
  expect(user.rows.map(({ Name }) => Name).sort()).toEqual([row['Name'], 'New tenant'].sort());
  expect(unit!.state.config.get('Config.Settings.LOGLEVEL.Level')).toBe('7');
});

it('works after Lintel was closed, where the computer seals; where it does not it says so', async () => {
  const secrets = createTestSecrets();
  const first = await backend({ ports: { secrets } });
  const house = await building({ doors: 1, app: first, ...seeded });
  const before = house.units.map(held);
  const applied = await apply(house, await plan(house));
  expect(applied.tasks[0]?.result).toMatchObject({ undo: 'kept' });
  await first.close();
  const second = await backend({ dataFolder: first.dataFolder, ports: { secrets } });
  await undo({ ...house, app: second }, applied.id);
  expect(house.units.map(held)).toEqual(before);

  const third = await backend({ ports: { secrets: createMemorySecrets() } });
  const other = await building({ doors: 1, app: third });
  const fleet = await apply(other, await plan(other));
  expect(fleet.tasks[0]?.result).toMatchObject({ undo: 'until-closed' });
  expect(fleet.tasks[0]?.outcome).toContain('until Lintel is closed');
  await third.close();
  const fourth = await backend({
    ...{ dataFolder: third.dataFolder, ports: { secrets: createMemorySecrets() } },
  });
  const gone = await fourth.failure('plan.undo', { fleet: fleet.id });
  expect(gone).toMatchObject({ code: 'job.cannot-undo' });
  expect(gone.hint).toContain('restore points');
});

it('keeps strangers unless they are chosen by name, and leaves out what was not confirmed', async () => {
  const house = await building({ doors: 1, ...seeded });
  const [door] = house.doors;
  const [unit] = house.units;
  const head = await plan(house);
  const { rows, kinds } = await house.app.call('plan.others', { plan: head.plan, door: door! });
  expect(kinds).toMatchObject({ user: 1, group: 1 });
  expect(rows.find(({ kind }) => kind === 'user')).toMatchObject({
    ...{ label: 'Old caretaker', locked: '' },
    detail: expect.stringContaining('PIN ••••') as string,
  });
  const careful = await apply(house, head, { confirmedRisks: [] });
  expect(careful.tasks[0]).toMatchObject({ state: 'done-with-warnings' });
  expect(careful.tasks[0]?.outcome).toContain(
    'Left out, not confirmed: Set Relay A: lock is wired to',
  );
  const names = () => unit!.state.records.user.rows.map(({ Name }) => Name);
  expect(names()).toContain('Old caretaker');
  const chosen = await apply(house, await plan(house), {
    removeOthers: [{ door: door!, kinds: ['user'] }],
  });
  expect(chosen.tasks[0]?.state).toBe('done');
  expect(names()).not.toContain('Old caretaker');
  expect(unit!.state.records.group.rows).toHaveLength(1);
  expect(await linesOf(house, await plan(house), { state: 'todo' })).toEqual([]);
});
