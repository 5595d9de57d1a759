import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  createManualClock,
  type VirtualIntercom,
  type VirtualOptions,
} from '../../electron/backend/virtual';
import type { Fleet, FleetTask } from '../../shared/contract/fleet';
import type { TestBackend } from '../support/backend';
import { createTestSecrets } from '../support/secrets';
import { fleetEnded } from '../integration/services/firmware-support';
import { backend, intercom } from '../integration/services/support';
import { killedInTheMiddle } from './support/kill';

const PLACE = 'Config.DoorSetting.DEVICENODE.Location';
const STATIC_IP = 'Config.Network.LAN.StaticIP';
const NEW_HOST = '127.0.0.79';
const LIMITS = { goneS: 3, backS: 20, searchAfterS: 1 };

/** How far each one is when the program is killed. */
const AT = {
  done: 0,
  doneToo: 1,
  /** It took the import and restarts; it is back before Lintel is. */
  sent: 2,
  /** The import is on its way, and is lost with the program. */
  lost: 3,
  /** It has the settings again; its lists are on their way. */
  lists: 4,
  /** It restarts for longer, and the backup gives it another address. */
  moved: 5,
  /** The restore point of before is being made; nothing was sent. */
  point: 6,
};
const COUNT = Object.keys(AT).length;

const seed: VirtualOptions['seed'] = {
  privatekey: [
    { Name: 'Ann', Code: '83941' },
    { Name: 'Bo', Code: '55213' },
  ],
};

/** What reading never asks for. Requests that were not let in have no action. */
const isWrite = ({ action }: VirtualIntercom['requests'][number]): boolean =>
  action !== undefined && !['get', 'info', 'status'].includes(action);

async function backedUp(app: TestBackend, ids: readonly string[]): Promise<Map<string, string>> {
  await fleetEnded(app, await app.call('backups.make', { ids: [...ids], reason: '' }));
  const { backups } = await app.call('backups.list', {});
  return new Map(backups.map(({ mac, name }) => [mac.replaceAll(':', ''), name]));
}

it('settles restores by reading after it was killed in the middle, and does the rest when told to', async () => {
  const key = randomBytes(32);
  const clock = createManualClock(Date.now());
  const shortly = createManualClock(Date.now());
  const units: VirtualIntercom[] = [];
  for (let at = 0; at < COUNT; at += 1)
    units.push(
      await intercom({
        ...{ model: 'A05', mac: `0C:11:05:30:00:0${String(at)}`, seed },
        ...(at === AT.sent && { clock: shortly }),
        ...(at === AT.moved && { clock, obeysNetwork: true, auth: { mode: 'none' } }),
      }),
    );
  const unit = (at: number): VirtualIntercom => {
    const found = units[at];
    if (!found) throw new Error('There is no such unit.');
    return found;
  };

  const ports = { secrets: createTestSecrets(key) };
  const before = await backend({ ports });
  const { dataFolder } = before;
  const ids: string[] = [];
  for (const { address, state } of units) {
    ids.push((await before.call('intercoms.connect', { address })).id);
    state.config.set(PLACE, 'As it was');
  }
  unit(AT.moved).state.config.set('Config.Network.LAN.Type', '1');
  unit(AT.moved).state.config.set(STATIC_IP, NEW_HOST);
  const names = await backedUp(before, ids);
  unit(AT.moved).state.config.set(STATIC_IP, '127.0.0.1');
  for (const { state } of units) state.config.set(PLACE, 'Changed since');
  unit(AT.lists).state.records.privatekey.clear();
  await before.close();

  const hold = (at: number, target: string, action: string) =>
    unit(at).faults.add({ kind: 'slow', target, action });
  const held = [
    hold(AT.lost, 'config', 'import'),
    hold(AT.lists, 'privatekey', 'add'),
    hold(AT.point, 'config', 'export'),
  ];
  const targets = ids.map((id) => ({ id, name: names.get(id) ?? '' }));
  await killedInTheMiddle(
    { dataFolder, key: key.toString('hex'), call: 'backups.restore', input: { targets } },
    ({ done = 0 }) =>
      done === 2 &&
      held.every(({ struck }) => struck > 0) &&
      [AT.sent, AT.moved].every((at) => !unit(at).reachable),
  );
  // What it was asked for when the program died is lost with its power.
  for (const one of [unit(AT.lost), unit(AT.lists)]) {
    await one.reboot();
    await one.whenReachable();
    await expect.poll(() => one.requests.some(({ status }) => status === 0)).toBe(true);
  }
  for (const { faults } of units) faults.clear();
  shortly.advance(60_000);
  await unit(AT.sent).whenReachable();
  const asked = units.map(({ requests }) => requests.length);
  const boots = units.map(({ state }) => state.boots);

  const after = await backend({ dataFolder, ports, restoreLimits: LIMITS });
  const [crashed] = (await after.call('fleets.list', {})).fleets;
  if (!crashed) throw new Error('The job was forgotten.');
  const fleet = crashed.id;
  const now = (): Promise<Fleet> => after.call('fleets.get', { fleet });
  const task = async (at: number): Promise<FleetTask | undefined> => (await now()).tasks[at];
  expect(crashed.state).toBe('interrupted');
  expect([AT.done, AT.doneToo].map((at) => crashed.tasks[at]?.state)).toEqual(['done', 'done']);
  await expect.poll(async () => (await now()).counts.unknown, { timeout: 40_000 }).toBe(1);
  // Away all the while: nobody says that it is done, or that it failed.
  expect((await task(AT.moved))?.state).toBe('unknown');
  clock.advance(60_000);
  await expect.poll(async () => (await task(AT.moved))?.state, { timeout: 40_000 }).toBe('done');

  expect(await task(AT.moved)).toMatchObject({
    outcome: expect.stringContaining('as in the backup') as string,
    result: { address: expect.stringContaining(NEW_HOST) as string },
  });
  expect((await task(AT.sent))?.outcome).toContain('Settings and lists are as in the backup.');
  expect(await task(AT.lists)).toMatchObject({
    state: 'queued',
    outcome: 'Its settings are those of the backup; its lists are still to be put back.',
  });
  expect(await task(AT.lost)).toMatchObject({ state: 'queued', outcome: '' });
  expect(await task(AT.point)).toMatchObject({ state: 'queued', outcome: '' });
  // All of that was found out by reading.
  for (const [at, { requests }] of units.entries())
    expect(requests.slice(asked[at]).filter(isWrite), `unit ${String(at)}`).toEqual([]);

  await after.call('fleets.control', { fleet, action: 'resume' });
  const end = await fleetEnded(after, crashed);
  expect(end.counts).toEqual({ done: COUNT });
  for (const { state } of units) {
    expect(state.config.get(PLACE)).toBe('As it was');
    expect(state.records.privatekey.rows.map(({ Name }) => Name)).toEqual(['Ann', 'Bo']);
  }
  // The one that had its settings was not restarted again for its lists, and what was there before
  // the restore is still what can be gone back to.
  expect(unit(AT.lists).state.boots).toBe(boots[AT.lists]);
  expect(end.tasks[AT.lists]?.steps.map(({ state }) => state)).toEqual([
    ...['done', 'skipped', 'skipped', 'skipped', 'skipped', 'done', 'done'],
  ]);
  const { backups } = await after.call('backups.list', { id: ids[AT.lists] });
  expect(backups.map(({ reason }) => reason)).toEqual(['Before a restore', '']);
  expect(end.tasks[AT.lists]?.result.point).toBe(backups[0]?.name);
}, 120_000);
