import { describe, expect, it } from 'vitest';
import { createManualClock, FAULT_KINDS } from '../../../electron/backend/virtual/index';
import { call, form, items, send, signed, start } from './support/client';

const ADD = { item: [{ Name: 'Carol', Phone: '115' }] };

describe('faults', () => {
  it('drops before anything is done', async () => {
    const intercom = await start();
    intercom.faults.add({ kind: 'drop-before', target: 'contact', action: 'add' });
    await call(intercom, 'system/info');
    await expect(call(intercom, 'contact/add', ADD)).rejects.toThrow();
    expect(intercom.state.records.contact.rows).toEqual([]);
    expect(intercom.requests.at(-1)).toMatchObject({ target: 'contact', status: 0 });
    expect((await call(intercom, 'contact/add', ADD)).retcode).toBe(0);
    expect(intercom.faults.pending).toEqual([]);
  });

  it('drops after it is done', async () => {
    const intercom = await start();
    intercom.faults.add({ kind: 'drop-after', action: 'add' });
    await expect(call(intercom, 'contact/add', ADD)).rejects.toThrow();
    expect(intercom.state.records.contact.rows).toHaveLength(1);
  });

  it('cuts an upload without reading it', async () => {
    const intercom = await start();
    await call(intercom, 'firmware/prepare');
    intercom.faults.add({ kind: 'drop-before', target: 'firmware', action: 'upload' });
    const image = form('file', 'x.rom', Buffer.alloc(8 * 1024 * 1024));
    await expect(send(`${intercom.url}/api/firmware/upload`, image)).rejects.toThrow();
    expect(intercom.requests.at(-1)?.bytes).toBe(0);
  });

  it('answers late, by the clock or when it is let go', async () => {
    const clock = createManualClock();
    const intercom = await start({ clock });
    const slow = intercom.faults.add({ kind: 'slow', ms: 1000 });
    let answered = false;
    const answer = call(intercom, 'system/status').then(() => {
      answered = true;
    });
    await slow.hit;
    expect(answered).toBe(false);
    clock.advance(1000);
    await answer;
    expect(slow.struck).toBe(1);
  });

  it.each([
    ['garbage', 200, (text: string) => !text.includes('retcode')],
    ['truncated', 200, (text: string) => text.startsWith('{') && !text.endsWith('}')],
    ['http-500', 500, (text: string) => text.includes('<html>')],
    ['busy', 200, (text: string) => text.includes('Device busy')],
  ] as const)('answers %s', async (kind, status, fits) => {
    const intercom = await start();
    intercom.faults.add({ kind, target: 'system', times: 2 });
    for (const path of ['/api/system/info', '/api/system/info']) {
      const answer = await send(intercom.url + path);
      expect(answer.status).toBe(status);
      expect(fits(answer.text)).toBe(true);
    }
    expect((await call(intercom, 'system/info')).retcode).toBe(0);
  });

  it('says OK and stores nothing', async () => {
    const intercom = await start();
    intercom.faults.add({ kind: 'said-ok-but-stored-nothing', times: 2 });
    expect(items(await call(intercom, 'contact/add', ADD))[0]).toMatchObject({ Ret: 0 });
    expect((await call(intercom, 'config/set', { 'Config.X.Y.Z': '1' })).retcode).toBe(0);
    expect(items(await call(intercom, 'contact/get'))).toEqual([]);
    expect(intercom.state.config.has('Config.X.Y.Z')).toBe(false);
  });

  it('calls a right nonce stale, and throttles, without counting a wrong password', async () => {
    const intercom = await start({ auth: { mode: 'digest' } });
    const url = `${intercom.url}/api/system/info`;
    intercom.faults.add({ kind: 'stale-nonce' });
    expect((await signed(url)).headers['www-authenticate']).toContain('stale=true');
    intercom.faults.add({ kind: 'throttle-401' });
    const throttled = await signed(url);
    expect(throttled.status).toBe(401);
    expect(throttled.headers['www-authenticate']).not.toContain('stale');
    expect((await signed(url)).status).toBe(200);
    expect(intercom.state.counts.rejectedPasswords).toBe(0);
  });

  it('restarts in place of answering', async () => {
    const intercom = await start();
    intercom.faults.add({ kind: 'reboot-now' });
    await expect(call(intercom, 'contact/add', ADD)).rejects.toThrow();
    await intercom.whenReachable();
    expect(intercom.state.boots).toBe(2);
    expect(intercom.state.records.contact.rows).toEqual([]);
  });

  it('can be called off', async () => {
    const intercom = await start();
    for (const kind of FAULT_KINDS) intercom.faults.add({ kind });
    intercom.faults.clear();
    expect((await call(intercom, 'system/info')).retcode).toBe(0);
  });
});
