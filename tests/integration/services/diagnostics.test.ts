import { describe, expect, it } from 'vitest';
import type { VirtualModel } from '../../../electron/backend/virtual';
import { createManualClock } from '../../../electron/backend/virtual';
import { signedIn, type Pair } from './support';

const ACCOUNT = {
  'Config.Account1.GENERAL.Enable': '1',
  'Config.Account1.GENERAL.UserName': 'wrong',
  'Config.Account1.GENERAL.Pwd': 'secret-1',
  'Config.Account1.SIP.Server': '10.0.0.5',
};

/** Models with a spelling of the call log, a form of rows and of IDs of their own. */
const MODELS: readonly VirtualModel[] = ['A01', 'A03', 'A05', 'E18C', 'X916', 'S532', 'R29'];

const LINE = { Date: '2026-01-15', Time: '10:00:00', Name: 'Alice' };

async function contentOf({ app }: Pair, token: string): Promise<Buffer> {
  const { base64 } = await app.call('files.get', { token });
  return Buffer.from(base64, 'base64');
}

describe('the system logs', () => {
  it('come as files that are found again', async () => {
    const pair = await signedIn({ model: 'A05', mac: '0C:11:05:0A:05:77' });
    const { app, id } = pair;
    await app.call('intercoms.update', { id, name: 'Front gate' });
    const file = await app.call('logs.export', { id, type: 'log' });
    expect(file.name).toMatch(/^Front gate A05 0C11050A0577 log \d{4}-\d\d-\d\d\.txt$/);
    expect(file.size).toBeGreaterThan(0);
    expect((await contentOf(pair, file.token)).length).toBe(file.size);
    const kernel = await app.call('logs.export', { id, type: 'kmsg' });
    expect((await contentOf(pair, kernel.token)).toString()).toContain('Linux version');
    const failure = await app.failure('logs.export', { id, type: 'log_debug' });
    expect(failure).toMatchObject({ code: 'device.unsupported' });
    expect(failure.hint).toContain('Only Android models have one.');
  });

  it('are emptied', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    expect(unit.state.logLines.length).toBeGreaterThan(0);
    await app.call('logs.clear', { id, type: 'log' });
    expect(unit.state.logLines).toEqual([]);
  });
});

describe.each(MODELS)('the lines of the logs of an %s', (model) => {
  it('are deleted one by one, and read back', async () => {
    const { app, id, unit } = await signedIn({ model });
    for (let count = 0; count < 12; count += 1) {
      unit.state.callLog.add({ ...LINE, Num: String(count), Type: 'Missed' });
      unit.state.doorLog.add({ ...LINE, Code: String(count), Type: 'Card', Status: 'Succ' });
    }
    for (const kind of ['calllog', 'doorlog'] as const) {
      const { rows } = await app.call('records.list', { id, kind });
      expect(rows).toHaveLength(12);
      const ids = rows.slice(0, 3).map((row) => row['ID'] ?? '');
      const done = await app.call('logs.removeRows', { id, kind, ids: [...ids, 'no-such'] });
      expect(done).toEqual({ removed: 4, left: [] });
      const after = await app.call('records.list', { id, kind });
      expect(after.rows.map((row) => row['ID'])).toEqual(rows.slice(3).map((row) => row['ID']));
    }
  });

  it('are emptied, calls by their type too', async () => {
    const { app, id, unit } = await signedIn({ model });
    unit.state.callLog.add({ ...LINE, Num: '1', Type: 'Missed' });
    unit.state.callLog.add({ ...LINE, Num: '2', Type: 'Dialed' });
    unit.state.doorLog.add({ ...LINE, Code: '1', Type: 'Card', Status: 'Succ' });
    const clear = (kind: 'calllog' | 'doorlog', type?: 'Missed') =>
      app.call('logs.clearRows', { id, kind, type });
    expect(await clear('calllog', 'Missed')).toEqual({ left: 0 });
    expect(unit.state.callLog.rows.map((row) => row['Type'])).toEqual(['Dialed']);
    expect(await clear('calllog')).toEqual({ left: 0 });
    expect(await clear('doorlog')).toEqual({ left: 0 });
    expect(unit.state.doorLog.rows).toEqual([]);
    const failure = await app.failure('logs.clearRows', { id, kind: 'doorlog', type: 'Missed' });
    expect(failure.code).toBe('call.bad-input');
  });
});

describe('lines that stay', () => {
  it('are named where the intercom said OK and kept them', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.state.callLog.add({ ...LINE, Num: '1', Type: 'Missed' });
    const ids = unit.state.callLog.rows.map((row) => row['ID'] ?? '');
    const fault = { kind: 'said-ok-but-stored-nothing', target: 'calllog' } as const;
    unit.faults.add({ ...fault, action: 'del' });
    expect(await app.call('logs.removeRows', { id, kind: 'calllog', ids })).toEqual({
      removed: 0,
      left: ids,
    });
    unit.faults.add({ ...fault, action: 'clear' });
    expect(await app.call('logs.clearRows', { id, kind: 'calllog' })).toEqual({ left: 1 });
  });
});

describe('a packet capture', () => {
  it('is started, watched, stopped, fetched and read', async () => {
    const clock = createManualClock();
    const pair = await signedIn({ model: 'A05', config: ACCOUNT, clock });
    const { app, id, unit } = pair;
    clock.advance(2000);
    await app.call('device.live', { id });
    const early = await app.failure('capture.export', { id });
    expect(early).toMatchObject({ code: 'device.refused' });
    expect(early.message).toBe('The intercom has no capture to give.');
    expect(await app.call('capture.status', { id })).toMatchObject({ running: false, size: 0 });

    const filter = 'udp port 5060';
    const started = await app.call('capture.start', { id, seconds: 30, filter, size: 20_000 });
    expect(started.running).toBe(true);
    expect(unit.state.capture).toMatchObject({ type: 'auto', filter, limit: 20_000 });
    clock.advance(5000);
    const later = await app.call('capture.status', { id });
    expect(later.size).toBeGreaterThan(started.size);
    const stopped = await app.call('capture.stop', { id });
    expect(stopped).toMatchObject({ running: false, size: later.size });

    const file = await app.call('capture.export', { id });
    expect(file.name).toMatch(/^A05 [0-9A-F]{12} capture \d{4}-\d\d-\d\d\.pcap$/);
    const ladder = await app.call('capture.open', { file: file.token });
    expect(ladder.dialogs).toMatchObject([
      { kind: 'registration', outcome: 'failed', title: 'Registration of wrong at 10.0.0.5' },
    ]);
    expect(ladder.dialogs[0]?.verdict).toMatch(/^The registrar answered 403: user or password/);
    expect(ladder.notes).toEqual([]);
  });

  it('stops by hand where no time was given', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    await app.call('capture.start', { id, seconds: 0 });
    expect(unit.state.capture).toMatchObject({ type: 'manual', filter: 'ip', endsAt: undefined });
    expect((await app.call('capture.stop', { id })).running).toBe(false);
  });

  it('is not there on a model without it, and says so', async () => {
    const { app, id } = await signedIn({ model: 'A01' });
    expect((await app.failure('capture.status', { id })).code).toBe('device.unsupported');
    expect((await app.failure('capture.start', { id })).code).toBe('device.unsupported');
    expect((await app.failure('capture.export', { id })).code).toBe('device.unsupported');
  });

  it('is opened only where the file is one, and for its own window', async () => {
    const { app } = await signedIn({ model: 'A05' });
    const base64 = Buffer.from('not a capture at all, but long enough').toString('base64');
    const file = await app.call('files.put', { name: 'x.pcap', base64 });
    expect((await app.failure('capture.open', { file: file.token })).code).toBe('file.bad-capture');
    const other = app.call('capture.open', { file: file.token }, { caller: 'another' });
    await expect(other).rejects.toMatchObject({ code: 'file.unknown-token' });
  });
});
