import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createManualClock, type VirtualOptions } from '../../electron/backend/virtual';
import { createTestSecrets } from '../support/secrets';
import { QUICK } from '../support/upgrade-limits';
import { fleetEnded, image } from '../integration/services/firmware-support';
import { backend, intercom } from '../integration/services/support';
import { killedInTheMiddle } from './support/kill';

const NEW = '105.30.1.300';
const NEW_HOST = '127.0.0.78';
/** It tells its MAC to everybody, as the table of neighbours does on a real network. */
const OPEN = { model: 'A05', auth: { mode: 'none' } } as const satisfies Partial<VirtualOptions>;

it('finds one that DHCP moved while Lintel was closed, with nothing pressed', async () => {
  const key = randomBytes(32);
  const clock = createManualClock(Date.now());
  const unit = await intercom({ ...OPEN, clock, upgradeFate: { movesTo: NEW_HOST } });
  const ports = { secrets: createTestSecrets(key) };
  const before = await backend({ ports, upgradeLimits: QUICK });
  const { dataFolder } = before;
  const { id } = await before.call('intercoms.connect', { address: unit.address });
  const { id: rom } = await image(before, `${NEW}.rom`);
  await before.close();

  await killedInTheMiddle(
    {
      ...{ dataFolder, key: key.toString('hex'), call: 'firmware.upgrade' },
      input: { image: rom, ids: [id] },
    },
    () => !unit.reachable,
  );
  clock.advance(60_000);
  await unit.whenReachable();
  expect(unit.address).toContain(NEW_HOST);

  const after = await backend({ dataFolder, ports, upgradeLimits: QUICK });
  const [crashed] = (await after.call('fleets.list', {})).fleets;
  if (!crashed) throw new Error('The job was forgotten.');
  const end = await fleetEnded(after, crashed);
  expect(end.tasks[0]).toMatchObject({
    state: 'done',
    result: { now: NEW, address: unit.address },
  });
}, 60_000);

it('knows where one is now that an interrupted job waits for, before it goes on', async () => {
  const mac = '0C:11:05:40:00:01';
  const old = await intercom({ ...OPEN, mac });
  const busy = await intercom({ ...OPEN, mac: '0C:11:05:40:00:02' });
  const before = await backend();
  const { dataFolder } = before;
  const ids: string[] = [];
  for (const { address } of [old, busy])
    ids.push((await before.call('intercoms.connect', { address })).id);
  const port = Number(old.address.split(':')[1]);
  await old.stop();
  const held = busy.faults.add({ kind: 'slow', target: 'config', action: 'export' });
  const { id: fleet } = await before.call('backups.make', { ids, reason: '' });
  await held.hit;
  await before.event(
    'fleets.changed',
    ({ id, counts }) => id === fleet && counts.waiting === 1 && counts.running === 1,
  );
  await before.close();

  busy.faults.clear();
  const moved = await intercom({ ...OPEN, mac, host: NEW_HOST, port });
  const after = await backend({ dataFolder });
  // Nothing was pressed: it was looked for because a job waits for it.
  await after.event('discovery.found', ({ rows }) =>
    rows.some((row) => row.mac === mac && row.address === moved.address),
  );
  expect((await after.call('fleets.get', { fleet })).state).toBe('interrupted');

  await after.call('fleets.control', { fleet, action: 'resume' });
  const end = await after.event(
    'fleets.changed',
    (one) => one.id === fleet && one.endedAt !== null,
  );
  expect(end.counts).toEqual({ done: 2 });
  const { intercoms } = await after.call('intercoms.list', {});
  expect(intercoms.find(({ id }) => id === ids[0])?.address).toBe(moved.address);
});
