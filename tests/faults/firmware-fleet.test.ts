import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createManualClock, type VirtualIntercom } from '../../electron/backend/virtual';
import type { Fleet, FleetTask } from '../../shared/contract/fleet';
import type { TestBackend } from '../support/backend';
import { createTestSecrets } from '../support/secrets';
import { QUICK } from '../support/upgrade-limits';
import { fleetEnded, image } from '../integration/services/firmware-support';
import { backend, intercom } from '../integration/services/support';
import { killedInTheMiddle } from './support/kill';
import { AT, COUNT, NEW, NEW_HOST, OLD, optionsOf, twentyOf } from './support/twenty';

function printed(fleet: Fleet, title: string): void {
  const rows = fleet.tasks.map(({ name, address, model, state, result, outcome }) => ({
    ...{ name, address: result.address ?? address, model, state },
    from: result.from ?? '',
    now: result.now ?? '',
    outcome,
  }));
  console.log(`${title}: ${fleet.state} ${JSON.stringify(fleet.counts)} ${fleet.stopReason}`);
  console.table(rows);
}

async function connected(app: TestBackend, units: readonly VirtualIntercom[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, { address }] of units.entries()) {
    const { id } = await app.call('intercoms.connect', { address });
    await app.call('intercoms.update', { id, name: `Door ${String(at + 1)}` });
    ids.push(id);
  }
  return ids;
}

it('upgrades twenty, whatever befalls them and although it is killed in the middle', async () => {
  const key = randomBytes(32);
  const clock = createManualClock(Date.now());
  const units: VirtualIntercom[] = [];
  for (let at = 0; at < COUNT; at += 1) units.push(await intercom(optionsOf(at, clock)));
  const twenty = twentyOf(units);
  const { unit } = twenty;
  const ports = { secrets: createTestSecrets(key) };

  const before = await backend({ ports, upgradeLimits: QUICK });
  const ids = await connected(before, units);
  const rom = await image(before, `${NEW}.rom`, randomBytes(4_000_000).toString('latin1'));
  await before.close();
  const { dataFolder } = before;

  // One was told and has not answered; one is away; the last five have not been told yet.
  const isTime = twenty.hold();
  await killedInTheMiddle(
    {
      dataFolder,
      key: key.toString('hex'),
      call: 'firmware.upgrade',
      input: { image: rom.id, ids },
    },
    isTime,
  );
  twenty.letGo();

  const after = await backend({ dataFolder, ports, upgradeLimits: QUICK });
  const [crashed] = (await after.call('fleets.list', {})).fleets;
  if (!crashed) throw new Error('The job was forgotten.');
  printed(crashed, 'After the crash');
  expect(crashed.state).toBe('interrupted');
  expect(crashed.stopReason).toMatch(/^Lintel was closed in the middle/);
  const fleet = crashed.id;
  const task = async (at: number): Promise<FleetTask> => {
    const found = (await after.call('fleets.get', { fleet })).tasks[at];
    if (!found) throw new Error('There is no such task.');
    return found;
  };
  // Away all the while: nobody says that it is done, or that it failed.
  await expect.poll(async () => (await task(AT.away)).outcome).toContain('does not answer');
  expect((await task(AT.away)).state).toBe('unknown');
  clock.advance(60_000);
  await unit(AT.away).whenReachable();
  await expect.poll(async () => (await task(AT.away)).state, { timeout: 40_000 }).toBe('done');
  await expect
    .poll(async () => (await after.call('fleets.get', { fleet })).counts.unknown ?? 0, {
      timeout: 40_000,
    })
    .toBe(0);

  twenty.unplugOne();
  const resumed = await after.call('fleets.control', { fleet, action: 'resume' });
  const end = await fleetEnded(after, resumed);
  printed(end, 'At the end');

  const tasks = end.tasks;
  expect(tasks[AT.unplugged]).toMatchObject({
    state: 'failed',
    outcome: `Does not answer. It ran ${OLD}, and nothing was installed. Try again once it answers.`,
  });
  expect(tasks[AT.otherModel]).toMatchObject({
    state: 'skipped',
    result: { verdict: 'wrong-model' },
  });
  expect(tasks[AT.otherModel]?.outcome).toContain('105 (A05)');
  expect(tasks[AT.otherModel]?.outcome).toContain('103 (A03)');
  expect(tasks[AT.moved]).toMatchObject({ state: 'done', result: { now: NEW } });
  expect(tasks[AT.moved]?.result.address).toContain(NEW_HOST);
  expect(tasks[AT.moved]?.outcome).toContain(`It is at ${unit(AT.moved).address} now.`);
  expect(tasks[AT.old]).toMatchObject({
    state: 'failed',
    outcome: `Still runs ${OLD}. Nothing was changed.`,
  });
  expect(tasks[AT.gone]?.state).toBe('failed');
  expect(tasks[AT.gone]?.outcome).toContain('what it runs now is not known');
  const troubled = [AT.unplugged, AT.otherModel, AT.old, AT.gone];
  for (const [at, one] of tasks.entries()) {
    if (troubled.includes(at)) continue;
    expect(one, `Door ${String(at + 1)}`).toMatchObject({ state: 'done', result: { now: NEW } });
    expect(unit(at).state.firmware).toBe(NEW);
  }
  // Who was done before the crash was left alone afterwards.
  expect(unit(0).state.boots).toBe(2);
  const uploads = unit(AT.damaged).requests.filter(({ action }) => action === 'upload');
  expect(uploads.length).toBeGreaterThanOrEqual(2);
  expect(end.counts).toEqual({ done: 16, failed: 3, skipped: 1 });
  expect(end.progress).toBeLessThan(1);
}, 180_000);
