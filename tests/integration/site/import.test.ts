import { expect, it } from 'vitest';
import type { CallInput } from '../../../shared/contract';
import type { ImportWhat } from '../../../shared/site/import-fields';
import type { TestBackend } from '../../support/backend';
import { cardOf, door, pinOf } from '../../support/site-parts';
import { backend } from '../services/support';

const PASSPHRASE = 'correct horse battery';

async function prepared() {
  const app = await backend();
  const { site } = await app.call('site.create', { name: 'Quay', passphrase: PASSPHRASE });
  await app.call('site.edit', {
    site,
    edits: [
      { edit: 'put-door', item: door('d1', { name: 'Front gate', model: 'A05' }) },
      { edit: 'put-door', item: door('d2', { name: 'Basement, left', model: 'X916' }) },
      { edit: 'put-schedule', item: { id: 's1', name: 'Cleaning' } },
    ],
  });
  return { app, site };
}

async function put(app: TestBackend, content: string | Buffer, name = 'list.csv') {
  const base64 = Buffer.from(content).toString('base64');
  return (await app.call('files.put', { name, base64 })).token;
}

/** Opens, previews and applies one file. */
async function imported(
  app: TestBackend,
  site: string,
  what: ImportWhat,
  content: string | Buffer,
) {
  const input: CallInput<'siteImport.apply'> = { site, what, file: await put(app, content) };
  const opened = await app.call('siteImport.open', { site, what, file: input.file });
  const preview = await app.call('siteImport.preview', input);
  const { counts } = await app.call('siteImport.apply', input);
  expect(counts).toEqual(preview.counts);
  const { document } = await app.call('site.get', { site });
  return { opened, preview, document };
}

it('takes people in from a list, and changes only what differs the next time', async () => {
  const { app, site } = await prepared();
  const head = 'Name;Wohnung;Rufnummer;Karte 1;Karte 2;PIN-Code;Türen;Zeitplan;Bemerkung\n';
  const rows = [
    'Lucy;4;2001;00b4161d;00B4161E;0815;Front gate;Cleaning;Quiet',
    'Max;5;;;;1234;alle;;',
    'Anna;6;;;;;Front gate; Immer;',
  ];
  const first = await imported(app, site, 'people', head + rows.join('\n'));
  expect(Object.keys(first.opened.mapping).sort()).toEqual(
    ['Card', 'Card2', 'Doors', 'Flat', 'Name', 'Notes', 'PIN', 'Phone', 'Schedule'].sort(),
  );
  expect(first.preview.counts).toEqual({ added: 3, changed: 0, unchanged: 0, refused: 0 });
  expect(first.document.people).toMatchObject([
    {
      ...{ userId: '1', name: 'Lucy', flat: '4', phone: '2001', pins: ['0815'], notes: 'Quiet' },
      ...{ cards: ['00B4161D', '00B4161E'], doors: ['d1'], schedule: 's1', relays: '1' },
    },
    { userId: '2', name: 'Max', pins: ['1234'], doors: 'all', schedule: '' },
    { userId: '3', name: 'Anna', pins: [], doors: ['d1'] },
  ]);
  expect(first.document.history.at(-1)).toMatchObject({
    what: 'imported',
    title: '3 people taken in from list.csv',
    result: '3 added, 0 changed, 0 unchanged, 0 refused.',
  });

  rows[1] = 'Max;5;2002;;;;;;';
  const second = await imported(app, site, 'people', head + rows.join('\n'));
  expect(second.preview.counts).toEqual({ added: 0, changed: 1, unchanged: 2, refused: 0 });
  expect(second.preview.rows[1]?.changes).toEqual([
    { field: 'Number or address', before: '', after: '2002' },
  ]);
  // An empty cell takes nothing away.
  expect(second.document.people[1]).toMatchObject({ pins: ['1234'], doors: 'all' });
});

it('refuses row by row what cannot be meant, with why', async () => {
  const { app, site } = await prepared();
  const rows = [
    'ID;Name;Doors;PIN;Card;Schedule',
    '1;Good;Basement, left|Front gate;1234;00B4161D;',
    '2;Door;Back gate;;;',
    '3;Excel;all;1.23E+10;;',
    '4;Card;all;;00XY;',
    '5;Plan;all;;;Night',
    '1;Twice;all;;;',
    '7;Shared;Front gate;1234;;',
    '8;Model;Basement, left;912345;;',
    ';;all;;;',
    '9;Long;all;123456789;;',
  ];
  const { preview, document } = await imported(app, site, 'people', rows.join('\n'));
  expect(document.people).toMatchObject([
    { userId: '1', name: 'Good', doors: ['d2', 'd1'] },
    { userId: '8', name: 'Model' },
  ]);
  const errors = preview.problems.filter(({ severity }) => severity === 'error');
  const said = errors.map(({ row, field, message }) => `${row} ${field}: ${message}`);
  expect(said).toHaveLength(8);
  for (const words of [
    /^2 Doors: There is no door "back gate"/,
    /^3 PIN: 1\.23E\+10: a spreadsheet has rounded/,
    /^4 Card: 00XY is no card number/,
    /^5 Schedule: There is no schedule "Night"/,
    /^6 UserID: The same person stands in row 1/,
    /^7 PIN: Good has the same PIN/,
    /^9 Name: A name, a flat or a user ID is missing/,
    /^10 PIN: A PIN has 2 to 8 digits/,
  ])
    expect(said.join('\n')).toMatch(new RegExp(words.source, 'm'));
  expect(preview.problems).toContainEqual(
    expect.objectContaining({ row: 8, field: 'PIN', severity: 'warning' }),
  );
});

it('warns of zeros that a spreadsheet has dropped, and reads card numbers as they are written', async () => {
  const { app, site } = await prepared();
  const lines = ['0815', '0816', '0817', '0818', '819'].map(
    (pin, at) => `P${at},${pin},"180,0566${at}"`,
  );
  const { opened, preview, document } = await imported(
    app,
    site,
    'people',
    Buffer.from(`Name,PIN,Badge\r\n${lines.join('\r\n')}\r\n`, 'utf16le'),
  );
  expect(opened).toMatchObject({ encoding: 'utf-16le', notation: 'facility-number' });
  expect(document.people[0]).toMatchObject({ pins: ['0815'], cards: ['00B4161C'] });
  expect(preview.problems).toContainEqual(
    expect.objectContaining({ row: 5, field: 'PIN', severity: 'warning' }),
  );
});

it('takes doors in with their network and accounts, and finds them again by MAC or name', async () => {
  const { app, site } = await prepared();
  const head =
    'Eingang;Standort;Modell;MAC-Adresse;IP;Feste IP;Subnetzmaske;Gateway;SIP server;Extension;SIP password;Firmware\n';
  const first = await imported(
    app,
    site,
    'doors',
    `${head}Front gate;Quay;A05;0c110507 8b71;192.168.1.20;10.0.0.5;255.255.255.0;10.0.0.1;10.0.0.2;201;sip-secret;105.30.1.2
Roof;Top;R29S;0C:11:05:07:8B:72;;dhcp;;;10.0.0.2;202;;
Bad;;;xyz;;;;;;;;
Net;;;;;10.0.0.300;255.255.255.0;;;;;
Old;;;;;;;;;;;29.30\n`,
  );
  expect(first.preview.counts).toEqual({ added: 1, changed: 1, unchanged: 0, refused: 3 });
  const { doors, servers } = first.document;
  expect(servers).toMatchObject([{ name: '10.0.0.2', server: '10.0.0.2' }]);
  expect(doors).toMatchObject([
    {
      ...{ id: 'd1', name: 'Front gate', position: 'Quay', mac: '0C:11:05:07:8B:71' },
      network: { type: 'static', address: '10.0.0.5', mask: '255.255.255.0', gateway: '10.0.0.1' },
      accounts: [{ account: 1, server: servers[0]?.id, username: '201', password: 'sip-secret' }],
      firmware: '105.30.1.2',
    },
    { id: 'd2' },
    { name: 'Roof', model: 'R29S', network: { type: 'dhcp' } },
  ]);
  expect(JSON.stringify(first.preview)).not.toContain('sip-secret');
  const fields = first.preview.problems.map(({ row, field }) => `${row} ${field}`);
  expect(fields).toEqual(expect.arrayContaining(['3 MAC', '4 FixedAddress', '5 Firmware']));

  const renamed = 'MAC,Door\n0C:11:05:07:8B:72,Roof garden\n';
  const second = await imported(app, site, 'doors', renamed);
  expect(second.preview.rows).toMatchObject([
    { state: 'changed', changes: [{ field: 'Door', before: 'Roof', after: 'Roof garden' }] },
  ]);
  expect(second.document.doors).toHaveLength(3);
});

it('keeps codes out of a locked site, and takes what is no secret', async () => {
  const { app, site } = await prepared();
  await app.call('site.lock', { site });
  const file = await put(app, 'Name,PIN\nLucy,1234\n');
  const input = { site, what: 'people' as const, file };
  expect((await app.failure('siteImport.apply', input)).code).toBe('site.locked');
  const { document } = await imported(app, site, 'people', 'Name,Flat\nLucy,4\n');
  expect(document.people).toMatchObject([{ name: 'Lucy', flat: '4' }]);
});

it('gives refused rows back with the reason, and remembers the columns that somebody chose', async () => {
  const { app, site } = await prepared();
  const content = 'A;B;C\nLucy;Front gate;0815\nMax;Nowhere;0816\n';
  const file = await put(app, content);
  const reading = {
    ...{ site, what: 'people' as const, file, hasHeader: true },
    mapping: { Name: 0, Doors: 1, PIN: 2 },
  };
  expect((await app.call('siteImport.preview', reading)).counts).toMatchObject({ refused: 1 });
  const { token } = await app.call('siteImport.rejected', reading);
  const { base64 } = await app.call('files.get', { token });
  const rejected = Buffer.from(base64, 'base64').toString('utf8');
  expect(rejected).toContain('There is no door');
  expect(rejected).toContain("'0816");
  expect(rejected).not.toContain('Lucy');
  const again = await app.call('siteImport.preview', {
    ...{ site, what: 'people', file: await put(app, content), hasHeader: true },
  });
  expect(again.counts).toMatchObject({ added: 1, refused: 1 });
  const wrong = { ...reading, mapping: { Name: 9 } };
  expect((await app.failure('siteImport.preview', wrong)).code).toBe('call.bad-input');
  const none = { ...reading, mapping: { Doors: 1 } };
  expect((await app.failure('siteImport.apply', none)).code).toBe('call.bad-input');
});

it('previews 2,000 people page by page', async () => {
  const { app, site } = await prepared();
  const rows = Array.from(
    { length: 2000 },
    (_, at) => `Person ${at};${at};${cardOf(at)};${pinOf(at)};Front gate`,
  );
  const file = await put(app, `Name;Flat;Card;PIN;Doors\n${rows.join('\n')}\n`);
  const input = { site, what: 'people' as const, file };
  const page = await app.call('siteImport.preview', { ...input, offset: 1990, limit: 50 });
  expect(page.counts).toEqual({ added: 2000, changed: 0, unchanged: 0, refused: 0 });
  expect(page.rows.map(({ row }) => row)).toEqual([
    1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999, 2000,
  ]);
  const refused = await app.call('siteImport.preview', { ...input, state: 'refused' });
  expect(refused.rows).toEqual([]);
  await app.call('siteImport.apply', input);
  const after = await app.call('siteImport.preview', input);
  expect(after.counts).toMatchObject({ unchanged: 2000 });
});
