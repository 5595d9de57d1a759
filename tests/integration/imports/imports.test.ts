import { describe, expect, it } from 'vitest';
import { recordReportSchema } from '../../../shared/contract/records';
import { fixture } from '../../unit/virtual/support/fixtures';
import { backend, signedIn } from '../services/support';
import { got, imported, put } from './support';

const CARDS = 'Karteninhaber Name;Kartennummer;Tür\nLucy;00B4161D;1\nMax;0000A1B2;12\n';

describe('a file that is opened', () => {
  it('is told by its content, with a guess of what is what', async () => {
    const app = await backend();
    const file = await put(app, CARDS, 'anything.bin');
    const opened = await app.call('imports.open', { file, kind: 'rfkey' });
    expect(opened).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ';',
      hasHeader: true,
      rows: 2,
      mapping: { Name: 0, Code: 1, DoorNum: 2 },
      notation: 'hex',
      needsMapping: true,
      remembered: false,
    });
    expect(opened.columns[1]).toEqual({
      header: 'Kartennummer',
      samples: ['00B4161D', '0000A1B2'],
    });
  });

  it.each([
    ['contacts for cards', 'Name,Phone,Group\nLucy,101,A\n', 'file.wrong-kind'],
    ['a people archive for cards', fixture('UserData.tgz'), 'file.wrong-kind'],
    ['an empty file', '', 'file.empty'],
    ['a header only', 'Name,Code\n', 'file.empty'],
    ['a workbook', Buffer.from('PK\u0003\u0004aaaaaaaa'), 'file.not-text'],
    ['an open quote', 'Name,Code\n"Lucy,00B4161D\n', 'file.bad-csv'],
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "x">]><a><r Code="&b;"/></a>', 'file.bad-xml'],
  ])('is refused: %s', async (_what, content, code) => {
    const app = await backend();
    const file = await put(app, content);
    const error = await app.failure('imports.open', { file, kind: 'rfkey' });
    expect(error.code).toBe(code);
    expect(error.hint).not.toBe('');
  });
});

describe('a preview', () => {
  it('says what is wrong with each row and keeps the zeros in front', async () => {
    const app = await backend();
    const file = await put(app, 'Name,Card\nLucy,00B4161D\nMax,1.23E+10\nAnn,00b4161d\n');
    const { rows, problems, difference } = await app.call('imports.preview', {
      file,
      kind: 'rfkey',
    });
    expect(rows.map((row) => row['Code'])).toEqual(['00B4161D', '1.23E+10', '00B4161D']);
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { row: 2, field: 'Code', message: expect.stringContaining('1.23E+10') as string },
      { row: 3, field: 'Code', message: expect.stringContaining('row 1') as string },
    ]);
    expect(difference).toBeNull();
  });

  it('shows against an intercom what would be added, changed, unchanged and in conflict', async () => {
    const { app, id, unit } = await signedIn({
      model: 'A05',
      seed: {
        rfkey: [
          { Name: 'Lucy', Code: '00B4161D', DoorNum: '1' },
          { Name: 'Max', Code: '0000A1B2', DoorNum: '1' },
        ],
      },
    });
    const content = 'Name,Card,Doors\nBad,xyz,1\nLucy,00B4161D,1\nMaxim,A1B2,1\nNew,0000C3D4,1\n';
    const file = await put(app, content);
    const { difference } = await app.call('imports.preview', { file, kind: 'rfkey', id });
    expect(difference).toMatchObject({
      added: [{ Name: 'New', Code: '0000C3D4' }],
      changed: [{ before: { Name: 'Max' }, after: { Name: 'Maxim' } }],
      unchanged: 1,
      present: 2,
    });
    expect(
      unit.requests.filter(({ action }) => ['add', 'set', 'del'].includes(action ?? '')),
    ).toEqual([]);
  });

  it('gives the refused rows as a file that can be mended and opened again', async () => {
    const app = await backend();
    const file = await put(app, 'Name;Card\nLucy;00B4161D\n=cmd();zz\n');
    const rejected = await app.call('imports.rejected', { file, kind: 'rfkey' });
    expect(rejected.name).toBe('list rejected.csv');
    const text = await got(app, rejected.token);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain("'=cmd()");
    expect(text).toContain('zz is no card number');
    const again = await app.call('imports.open', { file: rejected.token, kind: 'rfkey' });
    expect(again.mapping).toEqual({ Name: 0, Code: 1 });
  });
});

describe('columns that a person chose', () => {
  it('are remembered for the next file like it as soon as they give rows', async () => {
    const { app } = await signedIn({ model: 'A05' });
    const mapping = { Name: 1, Code: 0 };
    const file = await put(app, 'what|who\n00B4161D|Lucy\n');
    await app.call('imports.preview', { file, kind: 'rfkey', mapping });
    const next = await put(app, 'what|who\n0000A1B2|Ann\n');
    await expect(app.call('imports.open', { file: next, kind: 'rfkey' })).resolves.toMatchObject({
      mapping,
      remembered: true,
    });
  });
});

describe('an import through records', () => {
  it('brings the good rows over, once, and remembers the columns', async () => {
    const pair = await signedIn({ model: 'A05' });
    const content = 'who|what\nLucy|00B4161D\nMax|nothing\nAnn|0000A1B2\n';
    const { app, id, unit } = pair;
    const file = await put(app, content);
    const mapping = { Name: 0, Code: 1 };
    const call = { file, kind: 'rfkey', id, mapping } as const;
    const job = await app.ended(await app.call('imports.apply', call));
    expect(job).toMatchObject({ state: 'done', kind: 'imports.apply', result: { refused: 1 } });
    expect(recordReportSchema.parse(job.result['report'])).toMatchObject({
      added: 2,
      failures: 0,
      verified: true,
    });
    expect(unit.state.records.rfkey.rows.map((row) => row['Code'])).toEqual([
      '00B4161D',
      '0000A1B2',
    ]);
    const sent = (): number => unit.requests.filter(({ action }) => action === 'add').length;
    const first = sent();
    await app.ended(await app.call('imports.apply', call));
    expect(sent()).toBe(first);
    const other = await put(app, content.replace('Lucy', 'Lena'));
    const opened = await app.call('imports.open', { file: other, kind: 'rfkey' });
    expect(opened).toMatchObject({ mapping, remembered: true });
  });

  it('can be put back', async () => {
    const pair = await signedIn({ model: 'A05' });
    const job = await imported(pair, { content: CARDS, kind: 'rfkey' });
    await pair.app.ended(await pair.app.call('jobs.undo', { id: job.id }));
    expect(pair.unit.state.records.rfkey.rows).toEqual([]);
  });

  it('removes nothing while a row of the file cannot be read', async () => {
    const { app, id, unit } = await signedIn({
      model: 'A05',
      seed: { rfkey: [{ Name: 'Max', Code: '0000A1B2', DoorNum: '1' }] },
    });
    const file = await put(app, 'Name,Card\nLucy,00B4161D\nMax,zz\n');
    const error = await app.failure('imports.apply', {
      ...{ file, kind: 'rfkey', id, removeOthers: true },
    });
    expect(error).toMatchObject({ code: 'call.bad-input', details: { field: 'removeOthers' } });
    expect(unit.state.records.rfkey.rows).toHaveLength(1);
  });
});

describe("an import by the intercom's own way", () => {
  it('hands the archive over, waits and reads back', async () => {
    const pair = await signedIn({ model: 'E18C' });
    const job = await imported(pair, {
      ...{ content: fixture('UserData.tgz'), kind: 'user', way: 'device', name: 'UserData.tgz' },
    });
    expect(job).toMatchObject({ state: 'done' });
    expect(recordReportSchema.parse(job.result['report'])).toMatchObject({
      added: 1,
      failures: 0,
      verified: true,
    });
    expect(pair.unit.state.records.user.rows[0]).toMatchObject({ Name: '4/1 — Kowalski' });
  });

  it.each(['', '<Row Name="Max" Code="zz" DoorNum="1"/>\n'])(
    'says it when the intercom says OK and keeps nothing, also of a file with a bad row (%j)',
    async (bad) => {
      const pair = await signedIn({ model: 'A05' });
      const content = `<?xml version="1.0"?>\n<ICKey>\n<Row Name="Lucy" Code="00B4161D" DoorNum="1"/>\n${bad}</ICKey>\n`;
      const job = await imported(pair, { content, kind: 'rfkey', way: 'device' });
      expect(job).toMatchObject({ state: 'failed', error: { code: 'device.not-stored' } });
    },
  );

  it('is refused for a file that no intercom wrote', async () => {
    const { app, id } = await signedIn({ model: 'A05' });
    const file = await put(app, CARDS);
    const error = await app.failure('imports.apply', { file, kind: 'rfkey', id, way: 'device' });
    expect(error.code).toBe('file.wrong-kind');
  });
});
