import { describe, expect, it } from 'vitest';
import { signedIn } from './support';

const LEVEL = 'Config.Settings.LOGLEVEL.Level';
const SNTP = 'Config.Settings.SNTP';

describe('reading settings', () => {
  it.each(['A01', 'A03', 'A05', 'E18C', 'X916', 'S532', 'R29'] as const)(
    'gives every section of an %s as text',
    async (model) => {
      const { app, id } = await signedIn({ model });
      for (const section of ['sip', 'relay', 'input', 'publiccode', 'log', 'config'] as const) {
        const { values } = await app.call('settings.get', { id, section });
        expect(Object.keys(values).length, section).toBeGreaterThan(0);
        expect(Object.keys(values).every((key) => key.startsWith('Config.'))).toBe(true);
      }
    },
  );

  it('gives the sections and keys that are named, and no others', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const { values } = await app.call('settings.get', {
      id,
      section: 'config',
      filter: [SNTP, LEVEL],
    });
    expect(values).toMatchObject({ [`${SNTP}.TimeZone`]: '0', [LEVEL]: '3' });
    expect(Object.keys(values).filter((key) => !key.startsWith(SNTP))).toEqual([LEVEL]);
  });

  it('does not mind a firmware without filters, nor a key that is not there', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'busy', target: 'config', action: 'get' });
    expect(
      (await app.failure('settings.get', { id, section: 'config', filter: [SNTP] })).code,
    ).toBe('device.busy');
    const { values } = await app.call('settings.get', {
      id,
      section: 'config',
      filter: ['Config.No.Such'],
    });
    expect(values).toEqual({});
  });
});

describe('writing settings', () => {
  const set = (values: Record<string, string>) => ({ section: 'config' as const, values });

  it('writes only what differs and reads it back', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const values = { [LEVEL]: '7', [`${SNTP}.TimeZone`]: '0' };
    const done = await app.call('settings.set', { id, ...set(values) });
    expect(done.unchanged).toEqual([`${SNTP}.TimeZone`]);
    expect(done.written).toEqual([
      { key: LEVEL, before: '3', wanted: '7', after: '7', outcome: 'stored', secret: false },
    ]);
    const writes = () => unit.requests.filter(({ action }) => action === 'set').length;
    expect(writes()).toBe(1);
    const again = await app.call('settings.set', { id, ...set(values) });
    expect(again.written).toEqual([]);
    expect(writes()).toBe(1);
  });

  it('says which value did not stick', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'said-ok-but-stored-nothing', target: 'config', action: 'set' });
    const { written } = await app.call('settings.set', { id, ...set({ [LEVEL]: '7' }) });
    expect(written).toMatchObject([{ key: LEVEL, before: '3', after: '3', outcome: 'not-stored' }]);
  });

  it('finds keys that a firmware ignores', async () => {
    const { app, id } = await signedIn({ model: 'S532' });
    const key = 'Config.Settings.NEWTHING.Enable';
    const { written } = await app.call('settings.set', {
      id,
      ...set({ [key]: '1', [LEVEL]: '5' }),
    });
    expect(written).toMatchObject([
      { key, before: null, after: null, outcome: 'not-stored' },
      { key: LEVEL, outcome: 'stored' },
    ]);
  });

  it('settles a lost answer by reading back', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'drop-after', target: 'log', action: 'set' });
    const done = await app.call('settings.set', { id, section: 'log', values: { [LEVEL]: '6' } });
    expect(done.written).toMatchObject([{ outcome: 'stored' }]);
    expect(unit.requests.filter(({ action }) => action === 'set')).toHaveLength(1);
  });

  it.each(['A05', 'S532'] as const)('writes a password as an %s wants it', async (model) => {
    const { app, id, unit } = await signedIn({ model });
    const key = 'Config.DoorSetting.CLOUDSERVER.UploadPassword';
    const { written } = await app.call('settings.set', { id, ...set({ [key]: 'up-pass' }) });
    expect(unit.state.config.get(key)).toBe('up-pass');
    expect(written).toMatchObject([{ secret: true, outcome: 'stored' }]);
    expect(JSON.stringify(written)).not.toContain('up-pass');
    const shown = Buffer.from('up-pass').toString('base64');
    expect(JSON.stringify(written)).not.toContain(shown);
  });

  it('writes nothing when it is cancelled before the write', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const fault = unit.faults.add({ kind: 'slow', target: 'config', action: 'get' });
    const abort = new AbortController();
    const call = app.call('settings.set', { id, ...set({ [LEVEL]: '7' }) }, abort);
    const failed = expect(call).rejects.toMatchObject({ code: 'call.cancelled' });
    await fault.hit;
    abort.abort();
    await failed;
    fault.release();
    expect(unit.state.config.get(LEVEL)).toBe('3');
    expect((await app.call('settings.get', { id, section: 'log' })).values[LEVEL]).toBe('3');
  });
});
