import { describe, expect, it } from 'vitest';
import { packTgz, unpackTgz } from '../../../electron/backend/virtual/files/archive';
import { csvRows } from '../../../electron/backend/virtual/files/csv';
import { unpackUserData } from '../../../electron/backend/virtual/files/user-data';
import { call, form, items, send, start } from './support/client';
import { fixture } from './support/fixtures';

const PEOPLE = [
  { Name: 'Müller, "Ann"', Phone: '101', Group: 'Staff' },
  { Name: 'Bo <b> & Co', Phone: '102', Group: '' },
];
const GROUPS = [{ Name: 'Staff' }];

describe('contacts', () => {
  it.each(['csv', 'xml', 'vcf'])('go out and in again as %s', async (type) => {
    const from = await start({ seed: { contact: PEOPLE, group: GROUPS } });
    const exported = await send(`${from.url}/api/contact/export?filetype=${type}`);
    expect(exported.headers['content-disposition']).toBe(`attachment;filename=Contacts.${type}`);
    const to = await start({ seed: { group: GROUPS } });
    await send(`${to.url}/api/contact/import`, form('config', `Contacts.${type}`, exported.body));
    const names = items(await call(to, 'contact/get')).map((row) => [row['Name'], row['Phone']]);
    expect(names).toEqual(PEOPLE.map(({ Name, Phone }) => [Name, Phone]));
  });

  it('have the columns of a real export', async () => {
    const intercom = await start({ seed: { contact: PEOPLE } });
    const { text } = await send(`${intercom.url}/api/contact/export`);
    const [head, first] = csvRows(text);
    expect(head).toHaveLength(22);
    expect(head?.slice(0, 5)).toEqual(['FN', 'N', 'EMAIL', 'TEL_HOME', 'TEL_WORK']);
    expect(first?.at(-1)).toBe('END');
  });

  it('take CRLF, and a line that a remote phone book left empty', async () => {
    const intercom = await start();
    const head = 'FN,N,EMAIL,TEL_HOME,TEL_WORK,GROUP,END';
    const content = `\uFEFF${head}\r\nJan Test,JanTest,0,,192.168.1.127,,END\r\n,,,,,,END\r\n`;
    await send(`${intercom.url}/api/contact/import`, form('config', 'Contacts.csv', content));
    expect(items(await call(intercom, 'contact/get'))).toMatchObject([{ Phone: '192.168.1.127' }]);
  });

  it('fail to export when there are none', async () => {
    const intercom = await start();
    expect(await call(intercom, 'contact/export')).toEqual({
      retcode: -1,
      action: 'export',
      message: 'Export Failed.',
    });
  });
});

describe('keys and dial rules', () => {
  it.each([
    ['privatekey', 'PrivateKey.xml', { Name: 'Lucy & Co', Code: '0012' }],
    ['rfkey', 'ICKey.xml', { Name: 'Lucy', Code: '00B4161D', Tags: '2' }],
    ['dialreplace', 'DialReplace.xml', { Prefix: '110', Replace1: '192.168.2.1' }],
  ] as const)('%s goes out and in again as %s', async (target, name, row) => {
    const from = await start({ seed: { [target]: [row] } });
    const exported = await send(`${from.url}/api/${target}/export`);
    expect(exported.headers['content-disposition']).toBe(`attachment;filename=${name}`);
    const to = await start();
    await send(`${to.url}/api/${target}/import`, form('config', name, exported.body));
    expect(items(await call(to, `${target}/get`))[0]).toMatchObject({ ...row, ID: '1' });
    const refused = await send(`${to.url}/api/${target}/import`, form('config', name, 'x'));
    expect(refused.text).toContain('Import Failed.');
  });
});

describe('users', () => {
  it('are read from the archive of a real E18C', async () => {
    const intercom = await start({ model: 'E18C' });
    const archive = fixture('UserData.tgz');
    await send(`${intercom.url}/api/user/import`, form('config', 'UserData.tgz', archive));
    expect(items(await call(intercom, 'user/get'))).toMatchObject([
      { Name: '4/1 — Kowalski', UserID: '1', 'Schedule-Relay': '1001-1;' },
    ]);
  });

  it('go out at the address that is told, in the layout of a real export', async () => {
    const row = { Name: 'Ann', UserID: '9', PrivatePIN: '22', CardCode: 'A1;B2', Relays: '1001-1' };
    const intercom = await start({ model: 'E18C', seed: { user: [row] } });
    const { data } = await call(intercom, 'user/export');
    expect(data).toEqual({ address: '/download/UserData.tgz' });
    const { body } = await send(`${intercom.url}/download/UserData.tgz`);
    const files = unpackTgz(body);
    expect([...(files?.keys() ?? [])]).toEqual(['userdata.xml', 'DoorSchedule.xml']);
    expect(files?.get('userdata.xml')?.toString()).toContain('Schedule-Relay="1001-1;"');
    expect(files?.get('DoorSchedule.xml')?.toString().replaceAll('\r\n', '\n')).toBe(
      fixture('DoorSchedule.e18c.gatelynk.xml').toString().replaceAll('\r\n', '\n'),
    );
    expect(unpackUserData(body)).toMatchObject([row]);
  });

  it('stay behind the sign-in', async () => {
    const intercom = await start({ auth: { mode: 'digest' } });
    expect((await send(`${intercom.url}/download/UserData.tgz`)).status).toBe(401);
  });
});

describe('logs', () => {
  it('go out as files', async () => {
    const intercom = await start();
    intercom.presentCard('A1');
    intercom.press('192.168.1.5');
    const door = await send(`${intercom.url}/api/doorlog/export`);
    expect(door.headers['content-disposition']).toContain('DoorLog.xml');
    expect(door.text).toContain('Code="A1"');
    const calls = await send(`${intercom.url}/api/callog/export`);
    expect(calls.headers['content-disposition']).toContain('History.csv');
    expect(calls.text).toContain('192.168.1.5');
    const log = await send(`${intercom.url}/api/log/export?type=log`);
    expect(log.text).toContain('Call to 192.168.1.5');
    expect((await call(intercom, 'log/export', { type: 'log_debug' })).retcode).toBe(-1);
  });
});

describe('archives', () => {
  it('unpack what was packed, and nothing damaged', () => {
    const files = [
      { name: 'a.txt', body: Buffer.from('x'.repeat(1000)) },
      { name: 'b.txt', body: Buffer.alloc(0) },
    ];
    const packed = packTgz(files);
    expect(unpackTgz(packed)?.get('a.txt')?.length).toBe(1000);
    expect(unpackTgz(packed.subarray(0, 40))).toBeUndefined();
    expect(unpackTgz(Buffer.from('no archive'))).toBeUndefined();
  });
});
