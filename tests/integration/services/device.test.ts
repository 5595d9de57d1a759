import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { API_NAMES } from '../../../electron/backend/driver/api';
import { createShiftedClock } from '../../support/clock';
import { backend, intercom, signedIn } from './support';

describe('reading live', () => {
  it.each([
    ['A05', 1, 1],
    ['A01', 1, 2],
    ['E18C', 2, 3],
    ['X916', 4, 4],
    ['S532', 2, 4],
  ] as const)('shows an %s with %i relays and %i inputs', async (model, relays, inputs) => {
    const { app, id, unit } = await signedIn({ model });
    const live = await app.call('device.live', { id });
    expect(live.relays).toMatchObject({ known: true });
    if (!live.relays.known || !live.inputs.known) throw new Error('Relays and inputs are told.');
    expect(live.relays.value).toHaveLength(relays);
    expect(live.inputs.value).toHaveLength(inputs);
    expect(live.relays.value[0]).toEqual({ letter: 'A', name: 'RelayA', on: false });
    expect(live.inputs.value.every(({ on }) => on)).toBe(true);
    expect(live.call).toEqual({ known: true, value: 'READY' });
    expect(live.clock.known && Math.abs(live.clock.value - live.at)).toBeLessThan(60_000);
    expect(live.uptime.known).toBe(true);
    expect(live.network).toMatchObject({ known: true, value: { link: 'connected' } });
    expect(live.accounts).toMatchObject({ known: true });
    expect(unit.state.counts.maxConcurrency).toBe(1);
  });

  it('sees a relay that was triggered, and an input that changed', async () => {
    for (const model of ['A05', 'X916'] as const) {
      const { app, id, unit } = await signedIn({ model });
      const { relays } = await app.call('device.triggerRelay', { id, relay: 1, delay: 30 });
      expect(relays[0]).toMatchObject({ letter: 'A', on: true });
      unit.setInput('A', 0);
      const live = await app.call('device.live', { id });
      expect(live.relays.known && live.relays.value[0]?.on).toBe(true);
      expect(live.inputs.known && live.inputs.value[0]?.on).toBe(false);
    }
  });

  it('says for each part why it is not known, and does not ask again what is missing', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'busy', target: 'call', action: 'status' });
    unit.faults.add({ kind: 'garbage', target: 'input', action: 'status' });
    const live = await app.call('device.live', { id });
    expect(live.call).toMatchObject({ known: false, reason: 'failed' });
    expect(live.inputs).toMatchObject({ known: false, reason: 'failed' });
    expect(live.relays.known).toBe(true);
  });

  it('fails as a whole when the intercom does not answer at all', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    await unit.stop();
    expect((await app.failure('device.live', { id })).code).toBe('net.refused');
    const known = await app.call('intercoms.get', { id });
    expect(known).toMatchObject({ state: 'no-answer', problem: { code: 'net.refused' } });
    expect((await app.failure('device.live', { id: 'none' })).code).toBe('device.not-found');
  });

  it('gets over a throttling 401 with the right password', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'throttle-401', target: 'system', action: 'info' });
    expect((await app.call('device.live', { id })).network.known).toBe(true);
    expect((await app.call('intercoms.get', { id })).state).toBe('ready');
  });
});

describe('any function', () => {
  it('lists every row of the table with a JSON schema', async () => {
    const app = await backend();
    const { functions } = await app.call('device.functions', {});
    expect(functions.map(({ name }) => name).sort()).toEqual([...API_NAMES].sort());
    expect(functions.every(({ request }) => request.type === 'object')).toBe(true);
    const trigger = functions.find(({ name }) => name === 'relay/trig');
    expect(trigger?.request.properties).toHaveProperty('num');
  });

  it('calls a function by GET and by POST', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    for (const method of ['GET', 'POST'] as const) {
      const reply = await app.call('device.call', {
        id,
        target: 'relay',
        action: 'status',
        method,
      });
      expect(reply.retcode).toBe(0);
      expect(reply.data.RelayA).toBeDefined();
      expect(unit.requests.at(-1)?.method).toBe(method);
    }
  });

  it('names the field that is wrong before anything is sent', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const before = unit.requests.length;
    const call = { id, target: 'relay', action: 'trig' };
    const noNumber = await app.failure('device.call', { ...call, data: { mode: 0 } });
    expect(noNumber).toMatchObject({ code: 'call.bad-input', details: { field: 'data.num' } });
    const noFile = await app.failure('device.call', { id, target: 'config', action: 'import' });
    expect(noFile.details).toMatchObject({ field: 'file' });
    const unknown = await app.failure('device.call', { id, target: 'tea', action: 'make' });
    expect(unknown.code).toBe('device.unsupported');
    const edit = await app.failure('device.call', { id, target: 'user', action: 'edit' });
    expect(edit.code).toBe('device.unsupported');
    expect(unit.requests.length).toBe(before);
  });

  it('takes a file out of the intercom and puts one in, by token', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const exported = await app.call('device.call', { id, target: 'config', action: 'export' });
    const token = exported.file?.token ?? '';
    expect(exported.file?.size).toBeGreaterThan(100);
    const got = await app.call('files.get', { token });
    expect(Buffer.from(got.base64, 'base64').length).toBe(exported.file?.size);
    unit.state.config.set('Config.Account1.GENERAL.Label', 'changed since');
    await app.call('device.call', { id, target: 'config', action: 'import', file: token });
    await expect.poll(() => unit.state.config.get('Config.Account1.GENERAL.Label')).toBe('');
    await unit.whenReachable();
    await expect.poll(async () => (await app.call('device.live', { id })).call.known).toBe(true);
  });

  it('refuses the token of another window', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const mine = await app.call('files.put', { name: 'c.tgz', base64: 'AAAA' });
    await expect(
      app.call(
        'device.call',
        { id, target: 'config', action: 'import', file: mine.token },
        { caller: 'other' },
      ),
    ).rejects.toMatchObject({ code: 'file.unknown-token' });
  });
});

describe('acting', () => {
  it('restarts, and finds the same intercom afterwards', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    expect(await app.call('device.reboot', { id })).toEqual({ accepted: true });
    await expect.poll(() => unit.state.boots).toBe(2);
    await unit.whenReachable();
    await expect.poll(async () => (await app.call('device.live', { id })).id).toBe(id);
  });

  it('counts a restart as accepted when the connection breaks off', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'reboot-now', target: 'system', action: 'reboot' });
    expect(await app.call('device.reboot', { id })).toEqual({ accepted: true });
  });

  it('resets to factory only with its own MAC as the confirmation', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.state.config.set('Config.Account1.GENERAL.Label', 'mine');
    const refused = await app.failure('device.resetFactory', { id, confirmMac: '00:11' });
    expect(refused).toMatchObject({ code: 'call.bad-input', details: { field: 'confirmMac' } });
    expect(unit.state.config.get('Config.Account1.GENERAL.Label')).toBe('mine');
    await app.call('device.resetFactory', { id, confirmMac: unit.mac.toLowerCase() });
    await expect.poll(() => unit.state.config.get('Config.Account1.GENERAL.Label')).toBe('');
  });

  it('dials, hangs up and reads a card', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const dialled = await app.call('device.dial', { id, phone: '192.168.1.58' });
    expect(dialled.status).toBe('RINGING');
    expect((await app.call('device.hangUp', { id })).status).toBe('READY');
    unit.presentCard('99D78D72');
    expect((await app.call('device.scanCard', { id })).code).toBe('99D78D72');
  });

  it('takes a lost answer about a card for what it is: nothing was changed by asking', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    unit.faults.add({ kind: 'drop-after', target: 'user', action: 'scan' });
    unit.presentCard('99D78D72');
    expect((await app.failure('device.scanCard', { id })).code).toBe('net.dropped');
  });
});

describe('what it can do', () => {
  it('says no only where the unit says so, and knows it for the next of its kind', async () => {
    const { app, id, unit } = await signedIn({ model: 'A01' });
    unit.faults.add({ kind: 'garbage', target: 'relay', action: 'get' });
    const probed = await app.call('intercoms.probe', { id });
    expect(probed.capabilities).toMatchObject({
      'sip/get': 'yes',
      'dialreplace/get': 'no',
      'pcap/status': 'no',
      'relay/get': 'unknown',
      'calllog/get': 'yes',
    });
    expect(
      unit.requests.every(
        ({ action }) => !['set', 'add', 'del', 'clear', 'trig'].includes(action ?? ''),
      ),
    ).toBe(true);
    const again = await app.call('intercoms.probe', { id });
    expect(again.capabilities['relay/get']).toBe('yes');
    const asked = unit.requests.length;
    await app.call('intercoms.probe', { id });
    expect(unit.requests.length).toBe(asked);

    const sister = await intercom({ model: 'A01' });
    const known = await app.call('intercoms.connect', { address: sister.address });
    expect(known.capabilities['pcap/status']).toBe('no');
    await app.call('intercoms.probe', { id, refresh: true });
    expect(unit.requests.length).toBeGreaterThan(asked);
  });

  it('lists records of every page, and a list that is missing is an error', async () => {
    const contact = Array.from({ length: 23 }, (_, index) => ({
      Name: `Flat ${index}`,
      Phone: String(100 + index),
    }));
    const { app, id } = await signedIn({ model: 'S532', seed: { contact } });
    const { rows } = await app.call('records.list', { id, kind: 'contact' });
    expect(rows).toHaveLength(23);
    const a01 = await signedIn({ model: 'A01' });
    const error = await a01.app.failure('records.list', { id: a01.id, kind: 'dialreplace' });
    expect(error.code).toBe('device.unsupported');
  });
});

describe('keeping an eye on who answers', () => {
  it('notices that another unit answers at the address', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const port = Number(unit.address.split(':')[1]);
    await unit.stop();
    expect((await app.failure('device.live', { id })).code).toBe('net.refused');
    const other = await intercom({ model: 'A05', port });
    const error = await app.failure('device.live', { id });
    expect(error.code).toBe('device.other-unit');
    expect(error.message).toContain(other.mac);
    const known = await app.call('intercoms.connect', { address: other.address });
    expect(known.id).not.toBe(id);
    expect((await app.call('intercoms.list', {})).intercoms).toHaveLength(2);
    expect((await app.call('intercoms.get', { id })).state).toBe('no-answer');
  });

  it('asks again who it is after a while of quiet', async () => {
    const clock = createShiftedClock();
    const { app, id, unit } = await signedIn({ model: 'A05' }, { clock });
    const port = Number(unit.address.split(':')[1]);
    await unit.stop();
    await intercom({ model: 'A05', port });
    clock.advance(120_000);
    const error = await app.failure('settings.get', { id, section: 'sip' });
    expect(error.code).toBe('device.other-unit');
  });

  it('follows a unit that the search has seen elsewhere', async () => {
    const { app, id, unit } = await signedIn({ model: 'A05' });
    const before = unit.address;
    await unit.moveTo(0);
    expect(unit.address).not.toBe(before);
    await app.failure('device.live', { id });
    await app.call('intercoms.connect', { address: unit.address });
    expect((await app.call('intercoms.get', { id })).address).toBe(unit.address);
    expect((await app.call('device.live', { id })).call.known).toBe(true);
  });

  it('stops at a changed certificate until it is accepted', async () => {
    const { app, id, unit, known } = await signedIn({ model: 'X916', https: true });
    const before = unit.fingerprint;
    await unit.renewCertificate();
    expect(unit.fingerprint).not.toBe(before);
    const count = unit.requests.filter(({ authorization }) => authorization).length;
    const error = await app.failure('intercoms.connect', { address: known.address });
    expect(error.code).toBe('tls.changed');
    expect(JSON.stringify(error.details)).toContain(unit.fingerprint);
    expect(unit.requests.filter(({ authorization }) => authorization)).toHaveLength(count);
    expect((await app.call('intercoms.get', { id })).state).toBe('certificate-changed');
    const accepted = await app.call('intercoms.connect', {
      address: known.address,
      acceptCertificate: unit.fingerprint,
    });
    expect(accepted.state).toBe('ready');
    const kept = await readFile(join(app.dataFolder, 'intercoms.json'), 'utf8');
    expect(kept).toContain(unit.fingerprint);
  });

  it('names, notes and forgets', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const named = await app.call('intercoms.update', { id, name: 'Front gate', notes: 'left' });
    expect(named).toMatchObject({ name: 'Front gate', notes: 'left' });
    await app.call('intercoms.forget', { id });
    expect((await app.failure('intercoms.get', { id })).code).toBe('device.not-found');
    expect((await app.event('intercoms.changed', (e) => e.intercom === null)).id).toBe(id);
    expect(await readFile(join(app.dataFolder, 'secrets.json'), 'utf8')).not.toContain(id);
  });
});

describe('a data folder that cannot be written', () => {
  async function withFullDisk() {
    const clock = createShiftedClock();
    const pair = await signedIn({ model: 'A05' }, { clock });
    const { app } = pair;
    // No file takes the place of a folder, not even for root.
    for (const name of ['intercoms.json.bak', 'intercoms.json']) {
      await rm(join(app.dataFolder, name), { force: true });
      await mkdir(join(app.dataFolder, name));
    }
    // Long enough for the time at which it was seen last to be worth a write.
    clock.advance(120_000);
    return pair;
  }

  it('makes no failure of what the intercom has done, and is logged', async () => {
    const { app, id } = await withFullDisk();
    const { relays } = await app.call('device.triggerRelay', { id, relay: 1, delay: 30 });
    expect(relays[0]).toMatchObject({ letter: 'A', on: true });
    const warned = app.log.lines.filter(({ level }) => level === 'warn');
    expect(warned).toMatchObject([{ facts: { code: 'file.unwritable' } }]);
  });

  it('does not hide why the intercom failed', async () => {
    const { app, id, unit } = await withFullDisk();
    await unit.stop();
    expect((await app.failure('device.live', { id })).code).toBe('net.refused');
  });
});
