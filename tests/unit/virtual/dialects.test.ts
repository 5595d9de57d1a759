import { describe, expect, it, vi } from 'vitest';
import { DIALECTS } from '../../../electron/backend/virtual/dialects';
import { FOREIGN_BYTE, VIRTUAL_MODELS } from '../../../electron/backend/virtual/index';
import { call, items, send, start } from './support/client';
import { fixture } from './support/fixtures';

function reply(name: string): unknown {
  return JSON.parse(fixture(name).toString('utf8'));
}

const rows = (count: number): Record<string, string>[] =>
  Array.from({ length: count }, (_, index) => ({ Name: `Person ${index + 1}`, Phone: '1' }));

describe('what a model does not have', () => {
  it.each([
    ['A01', { retcode: -1, action: 'unknow', message: 'unsupport action' }],
    ['A03', { retcode: 200, action: 'unknown', message: 'Api unsupported' }],
    ['E18C', reply('error.no-handlers.it83.pylocal-akuvox.json')],
    ['X916', { retcode: -1, action: 'unknow', message: 'unsupported action' }],
    ['S532', { retcode: -1, action: 'unknow', message: 'Invalid http request' }],
    ['R29', reply('error.unsupport-action.json')],
  ] as const)('%s says so in its own words', async (model, expected) => {
    const intercom = await start({ model });
    // user/edit is in the table of the manual, but no unit supports it.
    for (const body of ['{"target":"user","action":"edit"}', '{"name":"bare"}']) {
      const { text } = await send(`${intercom.url}/api/`, { body });
      expect(JSON.parse(text.split('\u0000')[0] ?? '')).toEqual(expected);
    }
  });

  it('answers an A05 upload without a file, and an empty body, as it does any nonsense', async () => {
    const intercom = await start();
    const { text } = await send(`${intercom.url}/api/system/info`, { body: '' });
    expect(JSON.parse(text)).toMatchObject({ message: 'unsupport action' });
  });

  it('lacks dial rules and captures on A01, and one spelling of the call log', async () => {
    const a01 = await start({ model: 'A01' });
    for (const name of ['dialreplace/get', 'pcap/status', 'callog/get'])
      expect((await call(a01, name)).message).toBe('unsupport action');
    expect((await call(a01, 'calllog/get')).retcode).toBe(0);
    const a05 = await start();
    expect((await call(a05, 'callog/get')).retcode).toBe(0);
    expect((await call(a05, 'calllog/get')).retcode).toBe(0);
  });

  it('wants the target in the body on E18C', async () => {
    const body = '{"action":"info"}';
    const e18c = await start({ model: 'E18C' });
    const strict = await send(`${e18c.url}/api/system/info`, { body });
    expect(strict.text).toContain('No hanlders');
    const a05 = await start();
    expect((await send(`${a05.url}/api/system/info`, { body })).text).toContain('"Lan"');
  });
});

describe('how a model writes', () => {
  it('A01 tells its information flat, and IDs as numbers', async () => {
    const intercom = await start({ model: 'A01', seed: { contact: rows(1) } });
    const info = await call(intercom, 'system/info');
    expect(info).toMatchObject({ retcode: 0, Status: { Model: 'A01', MAC: intercom.mac } });
    expect(info.data).toBeUndefined();
    expect(items(await call(intercom, 'contact/get'))[0]).toMatchObject({ ID: 1 });
  });

  it('A03 spells Item and leaves bytes after its JSON', async () => {
    const intercom = await start({ model: 'A03', seed: { contact: rows(1) } });
    const { text } = await send(`${intercom.url}/api/contact/get`);
    expect(text.endsWith('}\n\u0000')).toBe(true);
    expect(JSON.parse(text.slice(0, -2))).toHaveProperty('data.Item.0.Name', 'Person 1');
  });

  it('E18C sends a byte that is no UTF-8, counts as text, and no item for an empty log', async () => {
    const seed = { contact: [{ Name: `Caf${FOREIGN_BYTE}`, Phone: '1' }] };
    const intercom = await start({ model: 'E18C', seed });
    const { body } = await send(`${intercom.url}/api/contact/get`);
    expect(body.includes(Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x22]))).toBe(true);
    expect((await call(intercom, 'contact/get')).data).toMatchObject({ num: '1' });
    expect((await call(intercom, 'doorlog/get')).data).toEqual({ num: 0 });
  });

  it('X916 tells relays in words, as many as it has', async () => {
    const intercom = await start({ model: 'X916' });
    await call(intercom, 'relay/trig', { mode: 1, num: 2, level: 1 });
    const { data } = await call(intercom, 'relay/status');
    expect(data).toEqual({ RelayA: 'closed', RelayB: 'open', RelayC: 'closed', RelayD: 'closed' });
    expect(data).toMatchObject((reply('relay.status.pyakuvox-ha.json') as { data: object }).data);
  });

  it.each(VIRTUAL_MODELS)('%s has the keys of its own relays and inputs only', async (model) => {
    const intercom = await start({ model });
    const { relays, inputs, relayKeys } = DIALECTS[model];
    const names = [...intercom.state.config.keys()];
    const relay = relayKeys === 'NameA' ? /RELAY\.Name[A-D]$/ : /RELAY\.Relay[A-D]Name$/;
    expect(names.filter((key) => relay.test(key))).toHaveLength(relays);
    expect(names.filter((key) => /INPUT\.Enable[A-D]$/.test(key))).toHaveLength(inputs);
    expect(names.length).toBeGreaterThan(100);
  });

  it('E18C keeps one account under Config.Account', async () => {
    const intercom = await start({ model: 'E18C' });
    const { data = {} } = await call(intercom, 'sip/get');
    expect(Object.keys(data).every((key) => key.startsWith('Config.Account.'))).toBe(true);
    expect(Object.keys((await call(intercom, 'sip/status')).data ?? {})).toEqual(['Account1']);
  });
});

describe('pages', () => {
  it('S532 answers ten rows at a time, and none past the end', async () => {
    const intercom = await start({ model: 'S532', seed: { contact: rows(23) } });
    const page = async (query: string): Promise<readonly unknown[]> => {
      const { text } = await send(`${intercom.url}/api/contact/get${query}`);
      const { data } = JSON.parse(text) as { data: { num: number; item: unknown[] } };
      return [data.num, data.item.length];
    };
    expect(await page('')).toEqual([23, 10]);
    expect(await page('?page=2')).toEqual([23, 10]);
    expect(await page('?page=3')).toEqual([23, 3]);
    expect(await page('?page=4')).toEqual([23, 0]);
    const body = await call(intercom, 'contact/get', { page: 3 });
    expect(body.data).toMatchObject({ num: 23, curPageNum: 3 });
  });

  it('X916 answers all without a page, A05 always', async () => {
    const x916 = await start({ model: 'X916', seed: { contact: rows(23) } });
    expect(items(await call(x916, 'contact/get'))).toHaveLength(23);
    expect(items(await call(x916, 'contact/get', { page: '3' }))).toHaveLength(3);
    const a05 = await start({ seed: { contact: rows(23) } });
    expect(items(await call(a05, 'contact/get', { page: '3' }))).toHaveLength(23);
  });
});

describe('passwords and unknown keys', () => {
  const PASSWORD = 'Config.DoorSetting.APIFCGI.Password';
  const UNKNOWN = 'Config.DoorSetting.NOWHERE.Key';

  it('S532 takes passwords in base64, and stores a raw one wrong', async () => {
    const intercom = await start({ model: 'S532' });
    await call(intercom, 'config/set', { [PASSWORD]: Buffer.from('secret').toString('base64') });
    expect(intercom.state.config.get(PASSWORD)).toBe('secret');
    await call(intercom, 'config/set', { [PASSWORD]: 'secret12' });
    expect(intercom.state.config.get(PASSWORD)).not.toBe('secret12');
    const { data } = await call(intercom, 'config/get', { item: [PASSWORD] });
    expect(data).toEqual({ [PASSWORD]: 'secret12' });
  });

  it('A05 takes them raw', async () => {
    const intercom = await start();
    await call(intercom, 'config/set', { [PASSWORD]: 'secret12' });
    expect(intercom.state.config.get(PASSWORD)).toBe('secret12');
  });

  it('S532 says OK to a key that it does not have, and keeps nothing', async () => {
    const s532 = await start({ model: 'S532' });
    expect((await call(s532, 'config/set', { [UNKNOWN]: '1' })).retcode).toBe(0);
    expect(s532.state.config.has(UNKNOWN)).toBe(false);
    const a05 = await start();
    await call(a05, 'config/set', { [UNKNOWN]: '1' });
    expect(a05.state.config.get(UNKNOWN)).toBe('1');
  });
});

describe('what is told without signing in', () => {
  it('S532 tells model and firmware, E18C its model, A05 nothing', async () => {
    const s532 = await start({ model: 'S532', auth: { mode: 'disabled' } });
    const told = JSON.parse((await send(`${s532.url}/api/web/system/info`)).text) as object;
    expect(told).toMatchObject({
      data: { Status: { Model: 'S532', FirmwareVersion: '532.30.10.73' } },
    });
    expect(Object.keys(told)).toEqual(
      Object.keys(reply('web.system.info.pyakuvox.json') as object),
    );
    const e18c = await start({ model: 'E18C', auth: { mode: 'whitelist' } });
    const status = await send(`${e18c.url}/web/status/get?session=&web=1`);
    expect(JSON.parse(status.text)).toEqual(reply('web.status.get.e18c.pyakuvox.json'));
    const a05 = await start({ auth: { mode: 'digest' } });
    expect((await send(`${a05.url}/api/web/system/info`)).status).toBe(401);
    expect((await send(`${a05.url}/web/status/get`)).status).toBe(404);
  });
});

describe('one request at a time', () => {
  it('lets the second wait on a single-threaded model, but not on another', async () => {
    const single = await start();
    const slow = single.faults.add({ kind: 'slow' });
    const first = call(single, 'system/status');
    await slow.hit;
    const second = call(single, 'system/info');
    await vi.waitFor(() => expect(single.state.counts.active).toBe(2), { timeout: 10_000 });
    slow.release();
    await Promise.all([first, second]);
    expect(single.requests.map(({ action }) => action)).toEqual(['status', 'info']);
    const many = await start({ model: 'X916' });
    const held = many.faults.add({ kind: 'slow' });
    const waiting = call(many, 'system/status');
    await held.hit;
    expect((await call(many, 'system/info')).retcode).toBe(0);
    held.release();
    await waiting;
  });

  it('is free again after a restart in the middle of a request', async () => {
    const intercom = await start({ speed: { scanMs: 600_000 } });
    const lost = expect(call(intercom, 'user/scan')).rejects.toThrow();
    await vi.waitFor(() => expect(intercom.state.counts.active).toBe(1), { timeout: 10_000 });
    await intercom.reboot();
    await lost;
    await intercom.whenReachable();
    expect((await call(intercom, 'system/info')).retcode).toBe(0);
    expect(intercom.state.counts.active).toBe(0);
  });

  it('records how many came at once, and resets the second where told', async () => {
    const intercom = await start({ overload: 'reset' });
    const slow = intercom.faults.add({ kind: 'slow' });
    const first = call(intercom, 'system/status');
    await slow.hit;
    await expect(call(intercom, 'system/status')).rejects.toThrow();
    slow.release();
    expect((await first).retcode).toBe(0);
    expect(intercom.state.counts.maxConcurrency).toBe(2);
  });

  it('counts one for requests one after the other', async () => {
    const intercom = await start();
    for (let round = 0; round < 5; round += 1) await call(intercom, 'system/status');
    expect(intercom.state.counts.maxConcurrency).toBe(1);
  });
});
