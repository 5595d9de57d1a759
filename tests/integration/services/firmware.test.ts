import { describe, expect, it } from 'vitest';
import { asked, image, stepsOf, upgradable, upgradeOne, fleetEnded } from './firmware-support';

const LEVEL = 'Config.Settings.LOGLEVEL.Level';

describe('the library and the preview', () => {
  it('lists, recognises and removes images, and tells every window', async () => {
    const { app } = await upgradable();
    const one = await image(app, '105.30.1.300.rom');
    expect(one).toMatchObject({ version: '105.30.1.300', models: ['A05'] });
    const again = await image(app, 'the same.rom', '105.30.1.300.rom'.repeat(2000));
    expect(again.id).toBe(one.id);
    expect((await app.call('firmware.images', {})).images).toEqual([one]);
    await app.call('firmware.removeImage', { image: one.id });
    await app.event('firmware.changed', ({ images }) => images.length === 0);
    const gone = await app.failure('firmware.preview', { image: one.id, ids: ['0C1105078B71'] });
    expect(gone.code).toBe('file.unreadable');
  });

  it('decides the same beforehand as when the turn comes', async () => {
    for (const [name, verdict] of [
      ['105.30.1.218.rom', 'same'],
      ['29.30.1.300.rom', 'wrong-model'],
      ['105.44.1.300.rom', 'wrong-oem'],
      ['105.30.1.100.rom', 'downgrade'],
      ['update.zip', 'unknown-image'],
    ] as const) {
      const pair = await upgradable();
      const { id } = await image(pair.app, name);
      const { rows } = await pair.app.call('firmware.preview', { image: id, ids: [pair.id] });
      expect(rows).toMatchObject([{ verdict, current: '105.30.1.218', usualSeconds: null }]);
      const task = await upgradeOne(pair, name);
      expect(task).toMatchObject({ state: 'skipped', result: { verdict } });
      expect(task.outcome).toContain('Nothing was changed.');
      expect(stepsOf(task)).toMatchObject({ check: 'done', upload: 'skipped', verify: 'skipped' });
      expect(asked(pair, 'prepare')).toBe(0);
      expect(pair.unit.state.firmware).toBe('105.30.1.218');
    }
  });
});

describe('an upgrade', () => {
  it('goes through all steps, keeps a restore point and learns how long it took', async () => {
    const pair = await upgradable();
    const task = await upgradeOne(pair);
    expect(task).toMatchObject({ state: 'done', error: null, progress: 1 });
    expect(task.outcome).toContain('Runs 105.30.1.300 now.');
    expect(new Set(Object.values(stepsOf(task)))).toEqual(new Set(['done']));
    expect(pair.unit.state).toMatchObject({ firmware: '105.30.1.300', boots: 2 });
    const { points } = await pair.app.call('config.backups', { id: pair.id });
    expect(points).toMatchObject([{ name: task.result.point, firmware: '105.30.1.218' }]);
    expect((await pair.app.call('intercoms.get', { id: pair.id })).firmware).toBe('105.30.1.300');
    const next = await image(pair.app, '105.30.1.301.rom');
    const { rows } = await pair.app.call('firmware.preview', { image: next.id, ids: [pair.id] });
    expect(rows[0]?.usualSeconds).toBeGreaterThan(0);
    const upload = pair.unit.requests.find(({ action }) => action === 'upload');
    expect(upload?.path).toContain('silent=1');
  });

  it('goes back to an older firmware only when that was confirmed', async () => {
    const pair = await upgradable();
    const task = await upgradeOne(pair, '105.30.1.100.rom', [pair.id]);
    expect(task.state).toBe('done');
    expect(pair.unit.state.firmware).toBe('105.30.1.100');
  });

  it('installs an image that tells no version when that was confirmed', async () => {
    const pair = await upgradable();
    const task = await upgradeOne(pair, 'update.zip', [pair.id]);
    expect(task).toMatchObject({ state: 'done', result: { now: '105.30.1.219' } });
  });

  it('uploads once more after a wrong checksum, and then stops', async () => {
    const once = await upgradable({ upgradeFate: 'damages-first' });
    expect((await upgradeOne(once)).state).toBe('done');
    expect([asked(once, 'upload'), asked(once, 'upgrade')]).toEqual([2, 2]);

    const always = await upgradable();
    const file = await image(always.app, '105.30.1.300.rom');
    const slow = [1, 2].map(() =>
      always.unit.faults.add({ kind: 'slow', target: 'firmware', action: 'upgrade' }),
    );
    const started = await always.app.call('firmware.upgrade', { image: file.id, ids: [always.id] });
    for (const fault of slow) {
      await fault.hit;
      const { firmwareJob } = always.unit.state;
      if (firmwareJob.image) firmwareJob.image = { ...firmwareJob.image, md5: '0'.repeat(32) };
      fault.release();
    }
    const [task] = (await fleetEnded(always.app, started)).tasks;
    expect(task).toMatchObject({
      state: 'failed',
      error: { code: 'device.wrong-md5' },
      outcome: 'Still runs 105.30.1.218. Nothing was changed.',
    });
    expect(asked(always, 'upload')).toBe(2);
  });

  it('finds out by watching where the answer to the upgrade was lost', async () => {
    const took = await upgradable();
    took.unit.faults.add({ kind: 'drop-after', target: 'firmware', action: 'upgrade' });
    const task = await upgradeOne(took);
    expect(task).toMatchObject({ state: 'done' });
    expect(stepsOf(task).upgrade).toBe('warning');
    expect(asked(took, 'upgrade')).toBe(1);

    const lost = await upgradable();
    lost.unit.faults.add({ kind: 'drop-before', target: 'firmware', action: 'upgrade' });
    const other = await upgradeOne(lost);
    expect(other).toMatchObject({
      state: 'failed',
      error: { code: 'device.not-stored' },
      outcome: 'Still runs 105.30.1.218. Nothing was changed.',
    });
  });

  it('says what runs when a unit comes back as it was, and when it does not come back', async () => {
    const old = await upgradeOne(await upgradable({ upgradeFate: 'keeps-old' }));
    expect(old).toMatchObject({ state: 'failed', error: { code: 'device.not-stored' } });
    expect(old.outcome).toBe('Still runs 105.30.1.218. Nothing was changed.');
    expect(stepsOf(old)).toMatchObject({ return: 'done', verify: 'failed' });

    const away = await upgradeOne(await upgradable({ upgradeFate: 'never-returns' }));
    expect(away).toMatchObject({ state: 'failed', error: { code: 'net.refused' } });
    expect(away.outcome).toContain('It ran 105.30.1.218 before');
    expect(stepsOf(away)).toMatchObject({ go: 'done', return: 'failed', verify: 'skipped' });
  });

  it('names settings and lists that are not as they were', async () => {
    const pair = await upgradable({
      seed: { rfkey: [{ Name: 'Joe', Code: '00AA11', DoorNum: '1' }] },
    });
    const file = await image(pair.app, '105.30.1.300.rom');
    const slow = pair.unit.faults.add({ kind: 'slow', target: 'firmware', action: 'upgrade' });
    const started = await pair.app.call('firmware.upgrade', { image: file.id, ids: [pair.id] });
    await slow.hit;
    const kept = await pair.app.failure('firmware.removeImage', { image: file.id });
    expect(kept.code).toBe('job.not-ended');
    pair.unit.state.config.set(LEVEL, '7');
    pair.unit.state.records.rfkey.clear();
    slow.release();
    const [task] = (await fleetEnded(pair.app, started)).tasks;
    expect(task?.state).toBe('done-with-warnings');
    expect(task?.outcome).toContain('Log level');
    expect(task?.outcome).toContain('RF cards: 1 before, 0 now');
    expect(task?.result.differences).toMatchObject([{ key: LEVEL, before: '3', after: '7' }]);
  });

  it('changes nothing where the upload breaks off or the unit refuses', async () => {
    const broken = await upgradable();
    broken.unit.faults.add({ kind: 'drop-before', target: 'firmware', action: 'upload' });
    const cut = await upgradeOne(broken);
    expect(cut).toMatchObject({ state: 'failed', error: { code: 'net.dropped' } });
    expect(cut.outcome).toBe('Still runs 105.30.1.218. Nothing was changed.');
    expect(asked(broken, 'upgrade')).toBe(0);

    const busy = await upgradable();
    busy.unit.faults.add({ kind: 'busy', target: 'firmware', action: 'upgrade' });
    const refused = await upgradeOne(busy);
    expect(refused).toMatchObject({ state: 'failed', error: { code: 'device.busy' } });
    expect(refused.outcome).toBe('Still runs 105.30.1.218. Nothing was changed.');
  });
});
