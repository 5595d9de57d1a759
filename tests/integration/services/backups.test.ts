import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fleet } from '../../../shared/contract/fleet';
import type { TestBackend } from '../../support/backend';
import { createTestSecrets, noSecrets } from '../../support/secrets';
import { fleetEnded } from './firmware-support';
import { atEnd, backend, intercom, signedIn } from './support';

const LEVEL = 'Config.Settings.LOGLEVEL.Level';
const PLACE = 'Config.DoorSetting.DEVICENODE.Location';
const API_PASSWORD = 'Config.DoorSetting.APIFCGI.Password';

async function backedUp(app: TestBackend, ids: readonly string[], reason = ''): Promise<Fleet> {
  return fleetEnded(app, await app.call('backups.make', { ids: [...ids], reason }));
}

async function newest(app: TestBackend, id: string): Promise<string> {
  const { backups } = await app.call('backups.list', { id });
  const name = backups[0]?.name;
  if (name === undefined) throw new Error('There is a backup.');
  return name;
}

describe('backups of many', () => {
  it('keeps of each its export and a readable copy, named with door, model, MAC and date', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const other = await intercom({ model: 'S532' });
    const second = await app.call('intercoms.connect', { address: other.address });
    await app.call('intercoms.update', { id, name: 'Front gate' });
    const fleet = await backedUp(app, [id, second.id], 'Before the works');
    expect(fleet.state).toBe('done');
    expect(fleet.tasks.map(({ state }) => state)).toEqual(['done', 'done']);
    const { backups, total, folder } = await app.call('backups.list', {});
    expect(total).toBe(2);
    expect(backups.map(({ archive }) => archive)).toEqual(['sealed', 'sealed']);
    expect(folder).toMatchObject({ isDefault: true, canChoose: false, problem: '' });
    const found = await app.call('backups.list', { search: 'GATE a05 before' });
    expect(found.backups.map(({ door }) => door)).toEqual(['Front gate']);
    expect(found.backups[0]?.name).toMatch(new RegExp(`^Front-gate-A05-${id}-\\d{4}-`));
    expect((await app.call('backups.list', { search: 'no such door' })).backups).toEqual([]);
  });

  it('seals PINs and passwords in the readable copy, and opens them again', async () => {
    const { app, id } = await signedIn({
      model: 'A05',
      seed: { privatekey: [{ Name: 'Ann', Code: '83941' }] },
      config: {
        'Config.DoorSetting.PASSWORD.PublicKey1': '72663',
        'Config.Autoprovision.SERVER.URL': 'http://joe:hush@10.0.0.1/cfg',
      },
    });
    await backedUp(app, [id]);
    const folder = join(app.dataFolder, 'restore-points');
    for (const file of await readdir(folder)) {
      const text = await readFile(join(folder, file), 'latin1');
      expect(text).not.toMatch(/83941|72663|hush/);
      expect(text).not.toContain('httpapi');
    }
    const diff = await app.call('config.diff', {
      left: { kind: 'backup', name: await newest(app, id) },
      right: { kind: 'live', id },
    });
    expect(diff).toMatchObject({ settings: [], records: [], notCompared: [] });
    expect(diff.same.records).toBeGreaterThan(0);
  });

  it('says so where the computer seals nothing', async () => {
    const { app, id } = await signedIn({ model: 'A05' }, { ports: { secrets: noSecrets } });
    const fleet = await backedUp(app, [id]);
    expect(fleet.state).toBe('done-with-warnings');
    expect(fleet.tasks[0]?.outcome).toContain('seals no secrets');
  });

  it('keeps in the folder that was chosen, finds the earlier ones, and goes back', async () => {
    const chosen = await mkdtemp(join(tmpdir(), 'lintel-backups-'));
    atEnd(() => rm(chosen, { recursive: true, force: true }));
    const answers = [undefined, chosen];
    const filePicker = {
      pick: () => Promise.resolve([]),
      pickFolder: () => Promise.resolve(answers.shift()),
    };
    const { app, id } = await signedIn({ model: 'A05' }, { ports: { filePicker } });
    await backedUp(app, [id], 'first');
    expect((await app.call('backups.chooseFolder', {})).changed).toBe(false);
    const { folder, changed } = await app.call('backups.chooseFolder', {});
    expect({ folder, changed }).toMatchObject({
      folder: { path: chosen, isDefault: false, canChoose: true, problem: '' },
      changed: true,
    });
    await backedUp(app, [id], 'second');
    const files = await readdir(chosen);
    expect(files.some((name) => name.endsWith('.json'))).toBe(true);
    await writeFile(join(chosen, 'torn.json'), '{"format":');
    const listed = await app.call('backups.list', {});
    expect(listed.backups.map(({ reason }) => reason).sort()).toEqual(['first', 'second']);
    expect(listed.unreadable).toEqual(['torn.json']);
    const names = listed.backups.map(({ name }) => name);
    expect((await app.call('backups.remove', { names })).removed).toEqual(names);
    expect(await readdir(chosen)).toEqual(['torn.json']);
    const back = await app.call('backups.chooseFolder', { useDefault: true });
    expect(back.folder.isDefault).toBe(true);
  });

  it('says that a browser cannot choose a folder', async () => {
    const app = await backend();
    const error = await app.failure('backups.chooseFolder', {});
    expect(error.message).toContain('browser');
  });
});

describe('putting a backup back', () => {
  it('brings settings, lists and the password of then, and proves it', async () => {
    const { app, id, unit } = await signedIn({
      model: 'A05',
      seed: {
        privatekey: [{ Name: 'Ann', Code: '83941' }],
        rfkey: [{ Name: 'Bo', Code: '00B4161D' }],
      },
    });
    unit.state.config.set(PLACE, 'Gate, north');
    await backedUp(app, [id]);
    const name = await newest(app, id);
    await app.ended(
      await app.call('config.apply', {
        id,
        values: { [LEVEL]: '7', [PLACE]: 'Elsewhere', [API_PASSWORD]: 'a-new-one' },
      }),
    );
    await app.ended(await app.call('records.clear', { id, kind: 'privatekey' }));
    const boots = unit.state.boots;
    const fleet = await fleetEnded(
      app,
      await app.call('backups.restore', { targets: [{ id, name }] }),
    );
    expect(fleet.tasks[0]).toMatchObject({ state: 'done', error: null });
    expect(fleet.tasks[0]?.outcome).toContain('Settings and lists are as in the backup.');
    expect(unit.state.boots).toBe(boots + 1);
    expect(unit.state.config.get(PLACE)).toBe('Gate, north');
    expect(unit.state.config.get(API_PASSWORD)).toBe('httpapi');
    const { rows } = await app.call('records.list', { id, kind: 'privatekey' });
    expect(rows.map(({ Code }) => Code)).toEqual(['83941']);
    const { backups } = await app.call('backups.list', { id });
    expect(backups.map(({ reason }) => reason)).toContain('Before a restore');
  });

  it('leaves rows that came since, unless exactly those of then are wanted', async () => {
    const { app, id } = await signedIn({
      model: 'A05',
      seed: { rfkey: [{ Name: 'Bo', Code: '00B4161D' }] },
    });
    await backedUp(app, [id]);
    const name = await newest(app, id);
    const added = { mode: 'edit' as const, add: [{ Name: 'New', Code: '11AA22BB', DoorNum: '1' }] };
    await app.ended(await app.call('records.apply', { id, kind: 'rfkey', change: added }));
    const names = async () =>
      (await app.call('records.list', { id, kind: 'rfkey' })).rows.map(({ Name }) => Name).sort();
    await fleetEnded(app, await app.call('backups.restore', { targets: [{ id, name }] }));
    expect(await names()).toEqual(['Bo', 'New']);
    const exact = await app.call('backups.restore', { targets: [{ id, name }], lists: 'exact' });
    expect((await fleetEnded(app, exact)).tasks[0]?.state).toBe('done');
    expect(await names()).toEqual(['Bo']);
  });

  it('refuses another model with the reason, and wants another unit confirmed', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const same = await intercom({ model: 'A05', mac: '0C:11:05:00:00:02' });
    const alien = await intercom({ model: 'S532', mac: '0C:11:05:00:00:03' });
    const twin = await app.call('intercoms.connect', { address: same.address });
    const other = await app.call('intercoms.connect', { address: alien.address });
    await backedUp(app, [id]);
    const name = await newest(app, id);
    const targets = [id, twin.id, other.id].map((one) => ({ id: one, name }));
    const { rows } = await app.call('backups.preview', { targets });
    expect(rows.map(({ verdict, allowed }) => [verdict, allowed])).toEqual([
      ['same-intercom', 'yes'],
      ['same-model', 'with-confirmation'],
      ['other-model', 'no'],
    ]);
    expect(rows[2]?.reason).toContain('A05');
    expect(rows[2]?.reason).toContain('S532');
    const refused = await app.failure('backups.restore', { targets: [{ id: other.id, name }] });
    expect(refused.message).toContain('S532');
    const boots = alien.state.boots;
    const fleet = await fleetEnded(
      app,
      await app.call('backups.restore', { targets, confirmed: [twin.id] }),
    );
    expect(fleet.tasks.map(({ state }) => state)).toEqual(['done', 'done', 'skipped']);
    expect(alien.state.boots).toBe(boots);
    expect(
      (await app.call('backups.preview', { targets: [{ id: other.id }] })).rows[0],
    ).toMatchObject({ allowed: 'no', reason: 'There is no backup of this intercom.' });
  });

  it('is not done where the unit says OK and takes nothing', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' }, { restoreLimits: { goneS: 2 } });
    await backedUp(app, [id]);
    const name = await newest(app, id);
    unit.state.config.set(PLACE, 'Elsewhere');
    unit.faults.add({ kind: 'said-ok-but-stored-nothing', target: 'config', action: 'import' });
    const started = await app.call('backups.restore', { targets: [{ id, name }] });
    const [task] = (await fleetEnded(app, started)).tasks;
    expect(task).toMatchObject({ state: 'failed', error: { code: 'device.not-stored' } });
    expect(task?.outcome).toContain('What was there before is kept as');
  });
});

describe('a restore that is interrupted or goes elsewhere', () => {
  it('is seen through by the next run of Lintel, and proven', async () => {
    const ports = { secrets: createTestSecrets() };
    const { app, id, unit } = await signedIn({ model: 'A05' }, { ports });
    unit.state.config.set(PLACE, 'Gate, north');
    await backedUp(app, [id]);
    const name = await newest(app, id);
    unit.state.config.set(PLACE, 'Elsewhere');
    const held = unit.faults.add({ kind: 'slow', target: 'config', action: 'import' });
    const started = await app.call('backups.restore', { targets: [{ id, name }] });
    await held.hit;
    const closing = app.close();
    held.release();
    await closing;
    const later = await backend({ dataFolder: app.dataFolder, ports });
    const settled = await later.event(
      'fleets.changed',
      (fleet) => fleet.id === started.id && fleet.tasks.every((one) => one.endedAt !== null),
    );
    expect(settled.tasks[0]?.outcome).toContain('as in the backup');
    expect(unit.state.config.get(PLACE)).toBe('Gate, north');
  });

  it('is found where it goes on to answer although the backup gives it another address', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const move = { 'Config.Network.LAN.Type': '1', 'Config.Network.LAN.StaticIP': '127.0.0.9' };
    for (const [key, value] of Object.entries(move)) unit.state.config.set(key, value);
    await backedUp(app, [id]);
    const name = await newest(app, id);
    const home = { 'Config.Network.LAN.StaticIP': '127.0.0.1' };
    for (const [key, value] of Object.entries(home)) unit.state.config.set(key, value);
    const started = await app.call('backups.restore', { targets: [{ id, name }] });
    const [task] = (await fleetEnded(app, started)).tasks;
    expect(task?.state).toBe('done');
    expect(unit.state.config.get('Config.Network.LAN.StaticIP')).toBe('127.0.0.9');
  });

  it('fails with what is known where the unit does not come back', async () => {
    const { app, id, unit } = await signedIn(
      { model: 'A05', speed: { rebootMs: 60_000 } },
      { restoreLimits: { backS: 2 } },
    );
    await backedUp(app, [id]);
    const name = await newest(app, id);
    unit.state.config.set(PLACE, 'Elsewhere');
    const started = await app.call('backups.restore', { targets: [{ id, name }] });
    const [task] = (await fleetEnded(app, started)).tasks;
    expect(task?.state).toBe('failed');
    expect(task?.error?.code).toMatch(/^net\./);
    expect(task?.outcome).toContain('what took is not known');
    expect(task?.outcome).toContain('What was there before is kept as');
  });

  it('says that nothing was changed where the unit refuses the file', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    await backedUp(app, [id]);
    const name = await newest(app, id);
    unit.faults.add({ kind: 'busy', target: 'config', action: 'import', times: 9 });
    const boots = unit.state.boots;
    const started = await app.call('backups.restore', { targets: [{ id, name }] });
    const [task] = (await fleetEnded(app, started)).tasks;
    expect(task?.state).toBe('failed');
    expect(task?.outcome).toContain('Nothing was changed.');
    expect(unit.state.boots).toBe(boots);
  });
});
