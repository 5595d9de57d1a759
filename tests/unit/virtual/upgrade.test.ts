import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unpackTgz } from '../../../electron/backend/virtual/files/archive';
import { call, form, items, send, signed, start } from './support/client';

const IMAGE = Buffer.alloc(3 * 1024 * 1024, 'rom');
const MD5 = createHash('md5').update(IMAGE).digest('hex');

describe('firmware', () => {
  it('wants prepare first, checks the MD5, restarts with the version of the image', async () => {
    const intercom = await start();
    const url = `${intercom.url}/api/firmware/upload?silent=1`;
    const image = form('file', '105.30.1.300.rom', IMAGE);
    expect((await send(url, image)).text).toContain('"retcode":-1');
    await call(intercom, 'firmware/prepare');
    expect((await send(url, form('config', 'x.rom', IMAGE))).text).toContain('Upload Failed');
    expect((await send(url, image)).text).toContain('"retcode":0');
    expect(intercom.state.firmwareJob.image).toEqual({
      name: '105.30.1.300.rom',
      size: IMAGE.length,
      md5: MD5,
    });
    const wrong = await call(intercom, 'firmware/upgrade', { md5: '0'.repeat(32) });
    expect(wrong).toEqual({
      retcode: -1,
      action: 'upgrade',
      message: 'Wrong MD5',
      data: { md5: '0'.repeat(32), md5_calc: MD5 },
    });
    expect((await call(intercom, 'firmware/upgrade', { md5: MD5 })).retcode).toBe(0);
    await intercom.whenReachable();
    const { data } = await call(intercom, 'firmware/status');
    expect(data).toMatchObject({ FirmwareVersion: '105.30.1.300', MAC: intercom.mac });
    expect(intercom.state.boots).toBe(2);
  });

  it('does not take an image of another product', async () => {
    const intercom = await start();
    await call(intercom, 'firmware/prepare');
    await send(`${intercom.url}/api/firmware/upload`, form('file', '29.30.10.465.rom', 'x'));
    expect((await call(intercom, 'firmware/upgrade')).message).toBe('Invalid firmware');
  });

  it('counts the build up where the image has no version in its name', async () => {
    const intercom = await start({ firmware: '105.30.1.9' });
    await call(intercom, 'firmware/prepare');
    await send(`${intercom.url}/api/firmware/upload`, form('file', 'test.zip', 'x'));
    await call(intercom, 'firmware/upgrade');
    await intercom.whenReachable();
    expect(intercom.state.firmware).toBe('105.30.1.10');
  });
});

describe('restarts', () => {
  it('refuses connections until it is back, on the same port and with fresh nonces', async () => {
    const intercom = await start({ auth: { mode: 'digest' }, speed: { rebootMs: 100 } });
    const before = intercom.address;
    expect((await signed(`${intercom.url}/api/system/reboot`)).text).toContain('"retcode":0');
    expect(intercom.reachable).toBe(false);
    await expect(send(intercom.url)).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNREFUSED|ECONNRESET/) as string,
    });
    await intercom.whenReachable();
    expect(intercom.address).toBe(before);
    expect((await signed(`${intercom.url}/api/system/info`)).status).toBe(200);
  });

  it('comes back on another port where it is moved meanwhile, and moves while it is up', async () => {
    const intercom = await start();
    const first = intercom.address;
    await intercom.reboot();
    await intercom.moveTo(0);
    const second = intercom.address;
    expect(second).not.toBe(first);
    await intercom.moveTo(0);
    expect(intercom.address).not.toBe(second);
    expect((await call(intercom, 'system/info')).data).toMatchObject({
      Status: { MAC: intercom.mac },
    });
  });

  it('stops while it restarts', async () => {
    const intercom = await start({ speed: { rebootMs: 60_000 } });
    await intercom.reboot();
    await intercom.stop();
    expect(intercom.reachable).toBe(false);
  });
});

describe('configuration', () => {
  const KEY = 'Config.Settings.LOGLEVEL.Level';

  it('is exported as an archive and restored from it with a restart', async () => {
    const intercom = await start({ config: { [KEY]: '6' } });
    const exported = await send(`${intercom.url}/api/config/export`);
    expect(exported.headers['content-disposition']).toBe('attachment;filename=config.tgz');
    expect([...(unpackTgz(exported.body)?.keys() ?? [])]).toEqual(['config.cfg']);
    await call(intercom, 'config/set', { [KEY]: '1' });
    const url = `${intercom.url}/api/config/import`;
    expect((await send(url, form('config', 'config.tgz', 'no archive'))).text).toContain('-1');
    await send(url, form('config', 'config.tgz', exported.body));
    await intercom.whenReachable();
    expect((await call(intercom, 'config/get', { item: [KEY] })).data).toEqual({ [KEY]: '6' });
  });

  it('goes back to the factory, where newer models let nobody in', async () => {
    const intercom = await start({ model: 'X916', seed: { contact: [{ Name: 'Ann' }] } });
    await call(intercom, 'config/reset_factory');
    await intercom.whenReachable();
    expect(intercom.state.records.contact.rows).toEqual([]);
    expect((await send(`${intercom.url}/api/system/info`)).status).toBe(403);
    expect(intercom.state.records.schedule.rows).toHaveLength(2);
  });

  it('is read whole, by section, by keys in their order, and in the broken form of the manual', async () => {
    const intercom = await start();
    const all = Object.keys((await call(intercom, 'config/get')).data ?? {});
    expect(all.length).toBeGreaterThan(120);
    const section = await call(intercom, 'config/get', {
      filter: ['Config.DoorSetting.CLOUDSERVER'],
    });
    expect(Object.keys(section.data ?? {})).toHaveLength(14);
    const item = ['Config.Settings.LOGLEVEL.Level', 'Config.DoorSetting.APIFCGI.Enable'];
    expect(Object.keys((await call(intercom, 'config/get', { item })).data ?? {})).toEqual(item);
    const nested = await call(intercom, 'config/get', { data: { item } });
    expect(Object.keys(nested.data ?? {})).toEqual(item);
    const broken = `{"action":"get","target":"config","data":{"data":["item":["${item[0] ?? ''}"]}}}`;
    const { text } = await send(`${intercom.url}/api/`, { body: broken });
    expect((JSON.parse(text) as { data: object }).data).toEqual({ [item[0] ?? '']: '3' });
  });

  it('keeps records through a restart', async () => {
    const intercom = await start({ seed: { contact: [{ Name: 'Ann', Phone: '1' }] } });
    await intercom.reboot();
    await intercom.whenReachable();
    expect(items(await call(intercom, 'contact/get'))).toHaveLength(1);
  });
});
