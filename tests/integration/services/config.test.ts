import { describe, expect, it } from 'vitest';
import type { VirtualModel } from '../../../electron/backend/virtual';
import { intercom, signedIn } from './support';

const API = 'Config.DoorSetting.APIFCGI.';
const LEVEL = 'Config.Settings.LOGLEVEL.Level';
const PLACE = 'Config.DoorSetting.DEVICENODE.Location';

type Outcomes = readonly { readonly key: string; readonly outcome: string }[];

const outcomesOf = (result: Readonly<Record<string, unknown>>) =>
  Object.fromEntries((result.written as Outcomes).map(({ key, outcome }) => [key, outcome]));

describe('reading the configuration', () => {
  it('gives every key, and of a password only that there is one', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const { values, secrets, managers } = await app.call('config.read', { id });
    expect(Object.keys(values).length).toBeGreaterThan(100);
    expect(secrets).toContain(`${API}Password`);
    expect(JSON.stringify(values)).not.toContain('httpapi');
    expect(managers).toEqual([]);
  });

  it.each(['A05', 'S532'] as const)(
    'shows a password of an %s when it is asked for',
    async (model) => {
      const { app, id } = await signedIn({ model });
      const { value } = await app.call('config.reveal', { id, key: `${API}Password` });
      expect(value).toBe('httpapi');
      const missing = await app.failure('config.reveal', { id, key: 'Config.No.SUCH.Key' });
      expect(missing.code).toBe('device.unsupported');
    },
  );

  it('names a cloud and a provisioning server, without the password in its address', async () => {
    const { app, id } = await signedIn({
      model: 'A05',
      config: {
        'Config.DoorSetting.CLOUDSERVER.Enable': '1',
        'Config.Autoprovision.SERVER.URL': 'http://joe:pw@10.0.0.1/cfg',
      },
    });
    const { managers } = await app.call('config.read', { id });
    expect(managers).toHaveLength(2);
    expect(managers.join()).toContain('http://10.0.0.1/cfg');
  });
});

describe('changing settings', () => {
  it.each(['A01', 'A03', 'A05', 'E18C', 'X916', 'S532', 'R29'] as readonly VirtualModel[])(
    'writes, reads back and puts back on an %s',
    async (model) => {
      const { app, id, unit } = await signedIn({ model });
      const values = { [LEVEL]: '6', [PLACE]: 'Gate, north' };
      const job = await app.ended(await app.call('config.apply', { id, values }));
      expect(job).toMatchObject({ state: 'done', error: null, canUndo: true });
      expect(outcomesOf(job.result)).toEqual({ [LEVEL]: 'stored', [PLACE]: 'stored' });
      expect(unit.state.config.get(PLACE)).toBe('Gate, north');
      const undo = await app.ended(await app.call('jobs.undo', { id: job.id }));
      expect(undo.state).toBe('done');
      expect(unit.state.config.get(LEVEL)).toBe('3');
    },
  );

  it('writes nothing the second time', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    await app.ended(await app.call('config.apply', { id, values: { [LEVEL]: '6' } }));
    const sets = () => unit.requests.filter(({ action }) => action === 'set').length;
    const before = sets();
    const job = await app.ended(await app.call('config.apply', { id, values: { [LEVEL]: '6' } }));
    expect(job.state).toBe('done');
    expect(sets()).toBe(before);
  });

  it('names what did not stick, and keeps the rest', async () => {
    const { app, id, unit } = await signedIn({ model: 'X916' });
    const key = 'Config.DoorSetting.RELAY.NoSuchKey';
    const values = { [LEVEL]: '6', [key]: '1' };
    unit.faults.add({ kind: 'drop-after', target: 'config', action: 'set' });
    const job = await app.ended(await app.call('config.apply', { id, values }));
    const outcomes = outcomesOf(job.result);
    expect(outcomes[LEVEL]).toBe('stored');
    expect(outcomes[key]).toBe(unit.state.config.has(key) ? 'stored' : 'not-stored');
  });

  it('fails honestly where the unit says OK and keeps nothing', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({
      kind: 'said-ok-but-stored-nothing',
      target: 'config',
      action: 'set',
      times: 9,
    });
    const job = await app.ended(await app.call('config.apply', { id, values: { [LEVEL]: '6' } }));
    expect(job).toMatchObject({ state: 'failed', error: { code: 'device.not-stored' } });
    expect(job.error?.message).toContain('Log level');
  });
});

it('says of a change that was stopped what may have been written, and puts that back', async () => {
  const { app, id, unit } = await signedIn({ model: 'A05' });
  const place = unit.state.config.get(PLACE);
  const set = { kind: 'slow', target: 'config', action: 'set' } as const;
  unit.faults.add({ ...set, ms: 0 });
  const second = unit.faults.add(set);
  const values = { [LEVEL]: '6', [PLACE]: 'Gate' };
  const { id: job } = await app.call('config.apply', { id, values });
  await second.hit;
  const stopped = app.call('jobs.cancel', { id: job });
  second.release();
  const { state, canUndo, result } = await stopped;
  expect({ state, canUndo }).toEqual({ state: 'cancelled', canUndo: true });
  expect(outcomesOf(result)).toEqual({ [LEVEL]: 'cannot-tell', [PLACE]: 'cannot-tell' });
  await app.ended(await app.call('jobs.undo', { id: job }));
  expect(unit.state.config.get(LEVEL)).toBe('3');
  expect(unit.state.config.get(PLACE)).toBe(place);
});

describe('changes that cut the connection', () => {
  it.each(['A05', 'S532', 'E18C'] as const)('survives a new password on an %s', async (model) => {
    const { app, id, unit } = await signedIn({ model });
    const values = { [LEVEL]: '5', [`${API}UserName`]: 'tech', [`${API}Password`]: 'a new one!' };
    const job = await app.ended(await app.call('config.apply', { id, values }));
    expect(job).toMatchObject({ state: 'done', result: { way: 'new' } });
    expect(outcomesOf(job.result)).toEqual({
      [LEVEL]: 'stored',
      [`${API}UserName`]: 'stored',
      [`${API}Password`]: 'stored',
    });
    expect(unit.state.config.get(`${API}Password`)).toBe('a new one!');
    expect(JSON.stringify(job)).not.toContain('a new one!');
    expect((await app.call('intercoms.get', { id })).username).toBe('tech');
    expect((await app.call('device.live', { id })).call.known).toBe(true);
    const order = unit.requests.filter(({ action }) => action === 'set').length;
    expect(order).toBe(2);
  });

  it('sends a password again in the other form where the unit took it for that', async () => {
    // Neither its name nor its password of six letters tells that it wants base64.
    const { app, id, unit } = await signedIn(
      {
        model: 'S532',
        product: 'OEM7',
        auth: { mode: 'digest', password: 'httpap' },
      },
      undefined,
      { username: 'admin', password: 'httpap' },
    );
    const values = { [`${API}Password`]: 'another one' };
    const job = await app.ended(await app.call('config.apply', { id, values }));
    expect(job).toMatchObject({ state: 'done', result: { way: 'new' } });
    expect(unit.state.config.get(`${API}Password`)).toBe('another one');
  });

  it('finds the unit at the port and then at the address that it was given', async () => {
    const { app, id, unit } = await signedIn({
      model: 'A05',
      obeysNetwork: true,
      config: { 'Config.Settings.HTTP.Port': '80' },
    });
    const free = await intercom({ model: 'A05' });
    const port = Number(free.address.split(':')[1]);
    await free.stop();
    const values = {
      'Config.Settings.HTTP.Port': String(port),
      'Config.Network.LAN.Type': '1',
      'Config.Network.LAN.StaticIP': '127.0.0.9',
    };
    const job = await app.ended(await app.call('config.apply', { id, values }));
    expect(job).toMatchObject({ state: 'done', error: null });
    expect(unit.address).toBe(`127.0.0.9:${port}`);
    expect((await app.call('intercoms.get', { id })).address).toBe(unit.address);
    expect((await app.call('device.live', { id })).call.known).toBe(true);
  }, 20_000);

  it('goes on at the old address where the unit did not move', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const values = { 'Config.Network.LAN.Type': '1', 'Config.Network.LAN.StaticIP': '127.0.0.9' };
    const job = await app.ended(await app.call('config.apply', { id, values }));
    expect(job.state).toBe('done');
    expect(job.steps.find(({ id: step }) => step === 'network')?.detail).toContain('as before');
    expect((await app.call('intercoms.get', { id })).address).toBe(unit.address);
  }, 20_000);

  it('says so when the new password did not take, and goes on with the old', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({
      kind: 'said-ok-but-stored-nothing',
      target: 'config',
      action: 'set',
      times: 9,
    });
    const values = { [`${API}Password`]: 'never-kept' };
    const job = await app.ended(await app.call('config.apply', { id, values }));
    expect(job.state).toBe('failed');
    expect(outcomesOf(job.result)).toEqual({ [`${API}Password`]: 'not-stored' });
    expect(job.steps.find(({ id: step }) => step === 'access')?.detail).toContain(
      'old one still works',
    );
    expect((await app.call('device.live', { id })).call.known).toBe(true);
  });

  it.each([
    ['1', 'basic'],
    ['0', 'none'],
  ] as const)('follows the way of signing in to mode %s', async (mode, auth) => {
    const { app, id } = await signedIn({ model: 'A05' });
    const values = { [`${API}AuthMode`]: mode };
    const job = await app.ended(await app.call('config.apply', { id, values }));
    expect(job.state).toBe('done');
    expect((await app.call('intercoms.get', { id })).auth).toBe(auth);
  });

  it('says what to do when the change has shut it out', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const values = { [`${API}Enable`]: '0' };
    const job = await app.ended(await app.call('config.apply', { id, values }));
    expect(job).toMatchObject({ state: 'failed', error: { code: 'auth.api-disabled' } });
    expect(outcomesOf(job.result)).toEqual({ [`${API}Enable`]: 'cannot-tell' });
  }, 20_000);
});

describe('restore points', () => {
  it('keeps settings, lists and the export, with no password to read', async () => {
    const { app, id, unit } = await signedIn({
      model: 'A05',
      seed: { privatekey: [{ Name: 'Ann', Code: '1234' }] },
    });
    await app.call('intercoms.update', { id, name: 'Front gate' });
    const job = await app.ended(
      await app.call('config.backup', { id, reason: 'Before the works' }),
    );
    expect(job.state).toMatch(/^done/);
    const { points } = await app.call('config.backups', { id });
    expect(points).toHaveLength(1);
    const [point] = points;
    if (!point) throw new Error('There is a restore point.');
    expect(point.name).toMatch(new RegExp(`^Front-gate-A05-${id}-\\d{4}-\\d\\d-\\d\\d-`));
    expect(point).toMatchObject({ reason: 'Before the works', records: { privatekey: 1 } });
    const file = await app.call('config.backupFile', { id, name: point.name, part: 'snapshot' });
    const { base64 } = await app.call('files.get', { token: file.token });
    const text = Buffer.from(base64, 'base64').toString('utf8');
    expect(text).not.toContain('httpapi');
    expect(text).toContain('"Ann"');
    const archive = await app.call('config.backupFile', { id, name: point.name, part: 'archive' });
    expect(archive.size).toBeGreaterThan(100);
    expect(unit.state.boots).toBe(1);
    const climbing = { id, name: '../intercoms', part: 'snapshot' } as const;
    expect((await app.failure('config.backupFile', climbing)).code).toBe('file.unreadable');
  });

  it('is made of what there is where the unit gives no export', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'garbage', target: 'config', action: 'export', times: 5 });
    unit.faults.add({ kind: 'busy', target: 'rfkey', action: 'get', times: 9 });
    const job = await app.ended(await app.call('config.backup', { id }));
    expect(job.state).toBe('done-with-warnings');
    const [point] = (await app.call('config.backups', { id })).points;
    expect(point?.missing.join()).toContain('RF cards');
  });
});

describe('factory reset', () => {
  it('keeps a restore point, resets, waits and says how it answers', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05', speed: { rebootMs: 1500 } });
    unit.state.config.set(PLACE, 'mine');
    const refused = await app.failure('config.resetFactory', { id, confirmMac: '00' });
    expect(refused.code).toBe('call.bad-input');
    const job = await app.ended(
      await app.call('config.resetFactory', { id, confirmMac: unit.mac }),
    );
    expect(job).toMatchObject({ error: null, result: { back: 'new' } });
    expect(unit.state.config.get(PLACE)).toBe('');
    expect((await app.call('config.backups', { id })).points[0]?.reason).toContain('factory reset');
    expect((await app.call('device.live', { id })).call.known).toBe(true);
  }, 30_000);

  it('says that an E18C lets nobody in afterwards, and why', async () => {
    const { app, id, unit } = await signedIn({ model: 'E18C', speed: { rebootMs: 1500 } });
    const job = await app.ended(
      await app.call('config.resetFactory', { id, confirmMac: unit.mac }),
    );
    expect(job.state).toBe('done-with-warnings');
    expect(job.steps.at(-1)?.detail).toContain('HTTP API');
    expect((await app.call('intercoms.get', { id })).state).toMatch(/api-disabled|not-whitelisted/);
  }, 40_000);
});
