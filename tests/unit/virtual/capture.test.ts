import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../electron/backend/virtual/index';
import { call, send, start } from './support/client';

const ACCOUNT = {
  'Config.Account1.GENERAL.Enable': '1',
  'Config.Account1.GENERAL.UserName': '130',
  'Config.Account1.GENERAL.Pwd': 'secret',
  'Config.Account1.SIP.Server': '192.168.1.115',
};

interface Frame {
  readonly source: string;
  readonly target: string;
  readonly port: number;
  readonly firstLine: string;
}

/** The one's complement sum of a block with a right checksum in it is all ones. */
function sum(bytes: Buffer): number {
  let total = 0;
  for (let at = 0; at < bytes.length; at += 2) total += bytes[at]! * 256 + (bytes[at + 1] ?? 0);
  while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
  return total;
}

/** Reads a pcap file by its published layout and checks every length and checksum on the way. */
function frames(file: Buffer): readonly Frame[] {
  expect(file.readUInt32LE(0)).toBe(0xa1b2c3d4);
  expect(file.readUInt32LE(20)).toBe(1);
  const found: Frame[] = [];
  let at = 24;
  while (at < file.length) {
    const length = file.readUInt32LE(at + 8);
    const ip = file.subarray(at + 16 + 14, at + 16 + length);
    expect(ip.readUInt16BE(2)).toBe(ip.length);
    expect(sum(ip.subarray(0, 20))).toBe(0xffff);
    const udp = ip.subarray(20);
    const pseudo = Buffer.from([...ip.subarray(12, 20), 0, 17, udp[4]!, udp[5]!]);
    expect(sum(Buffer.concat([pseudo, udp]))).toBe(0xffff);
    found.push({
      source: ip.subarray(12, 16).join('.'),
      target: ip.subarray(16, 20).join('.'),
      port: udp.readUInt16BE(2),
      firstLine: udp.subarray(8).toString('latin1').split('\r\n')[0] ?? '',
    });
    at += 16 + length;
  }
  return found;
}

describe('a capture', () => {
  it('grows, stops by itself and holds the registration and the call of the account', async () => {
    const clock = createManualClock();
    const intercom = await start({ clock, config: ACCOUNT });
    clock.advance(1000);
    await call(intercom, 'sip/status');
    expect((await call(intercom, 'pcap/status')).data).toEqual({ FileSize: 0, Status: 'stop' });
    expect((await call(intercom, 'pcap/export')).retcode).toBe(-1);
    const started = await call(intercom, 'pcap/start', { type: 'auto', time: '30' });
    expect(started.data).toEqual({
      filter: 'ip',
      interface: 'eth0',
      size: '1048576',
      time: '30',
      type: 'auto',
    });
    clock.advance(5000);
    const early = (await call(intercom, 'pcap/status')).data;
    expect(early).toMatchObject({ Status: 'running' });
    await call(intercom, 'call/dial', { Phone: '200' });
    clock.advance(26_000);
    const late = (await call(intercom, 'pcap/status')).data;
    expect(late?.['Status']).toBe('stop');
    expect(Number(late?.['FileSize'])).toBeGreaterThan(Number(early?.['FileSize']));
    const { body, headers } = await send(`${intercom.url}/api/pcap/export`);
    expect(headers['content-disposition']).toContain('phone.pcap');
    expect(body.length).toBe(Number(late?.['FileSize']));
    const sip = frames(body).filter((frame) => frame.firstLine.includes('SIP/2.0'));
    expect(sip.slice(0, 4).map((frame) => frame.firstLine)).toEqual([
      'REGISTER sip:192.168.1.115 SIP/2.0',
      'SIP/2.0 401 Unauthorized',
      'REGISTER sip:192.168.1.115 SIP/2.0',
      'SIP/2.0 200 OK',
    ]);
    expect(sip[0]).toMatchObject({ source: '127.0.0.1', target: '192.168.1.115', port: 5060 });
    expect(sip.map((frame) => frame.firstLine)).toContain('INVITE sip:200@192.168.1.115 SIP/2.0');
  });

  it('shows why an account is refused', async () => {
    const clock = createManualClock();
    const config = { ...ACCOUNT, 'Config.Account1.GENERAL.UserName': 'wrong' };
    const intercom = await start({ clock, config });
    clock.advance(1000);
    await call(intercom, 'sip/status');
    await call(intercom, 'pcap/start');
    clock.advance(3000);
    const stopped = await call(intercom, 'pcap/stop');
    expect(stopped.data).toMatchObject({ Time: '3' });
    const { body } = await send(`${intercom.url}/api/pcap/export`);
    expect(frames(body).map((frame) => frame.firstLine)).toContain('SIP/2.0 403 Forbidden');
  });

  it('ends when it is full', async () => {
    const clock = createManualClock();
    const intercom = await start({ clock, config: ACCOUNT });
    await call(intercom, 'pcap/start', { type: 'manual', size: '3000' });
    clock.advance(600_000);
    const { data } = await call(intercom, 'pcap/status');
    expect(Number(data?.['FileSize'])).toBeLessThanOrEqual(3000);
    expect(Number(data?.['FileSize'])).toBeGreaterThan(1500);
    expect((await call(intercom, 'pcap/start', { time: '500' })).retcode).toBe(-100);
  });
});
