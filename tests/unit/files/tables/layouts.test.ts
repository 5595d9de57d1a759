import { describe, expect, it } from 'vitest';
import { readTable } from '../../../../electron/backend/files/tables/read-table';
import { guessMapping } from '../../../../electron/backend/imports/mapping';
import { readRows } from '../../../../electron/backend/imports/rows';
import type { EditableKind } from '../../../../shared/contract/records';
import { limitsOf } from '../../../../shared/device/rules';
import { fixture } from '../../virtual/support/fixtures';

async function rowsOf(content: string | Buffer, kind: EditableKind) {
  const table = await readTable(Buffer.from(content), { kind });
  const guess = guessMapping(table, kind);
  const read = readRows({ table, kind, ...guess, limits: limitsOf('') });
  return { table, ...guess, ...read };
}

describe('files of intercoms', () => {
  it('reads the archive of people of an E18C', async () => {
    const { rows, table } = await rowsOf(fixture('UserData.tgz'), 'user');
    expect(table.format).toBe('device-tgz');
    expect(rows).toEqual([
      {
        ...{ UserID: '1', Name: '4/1 — Kowalski', ScheduleRelay: '1001-1' },
        ...{ LiftFloorNum: '0', WebRelay: '0' },
      },
    ]);
  });

  it('reads the schedules of the same archive', async () => {
    const { rows } = await rowsOf(fixture('UserData.tgz'), 'schedule');
    expect(rows).toMatchObject([
      { Name: 'Always', Type: '2', TimeStart: '00:00', TimeEnd: '23:59' },
      { Name: 'Never', Type: '2', TimeStart: '00:00', TimeEnd: '00:00' },
    ]);
  });

  it('reads the export of local users, padded and in sections', async () => {
    const content = fixture('user-export.local-users.mikal-fang-ivc.csv');
    const { rows, problems, table } = await rowsOf(content, 'user');
    expect(table).toMatchObject({ format: 'device-csv', delimiter: ',', declared: 'user' });
    expect(rows[0]).toMatchObject({
      ...{ UserID: '10000001', Name: 'John Doe', CardCode: '00000001' },
      ScheduleRelay: '1001-2SA',
    });
    expect(problems).toEqual([]);
    const both = `${content.toString()}ScheduleData,\nID,Name,Type\n5,Night,2\n`;
    expect((await rowsOf(both, 'user')).rows).toHaveLength(rows.length);
    expect((await rowsOf(both, 'schedule')).rows).toMatchObject([{ Name: 'Night', Type: '2' }]);
  });

  it('takes names with PINs and cards for people, whose number a person has to point at', async () => {
    const content = 'Wohnung|Bewohner|Geheimzahl|Chip Nr\n12|Ann|004711|0011820573\n';
    expect((await rowsOf(content, 'user')).mapping).toEqual({
      Name: 1,
      PrivatePIN: 2,
      CardCode: 3,
    });
    // Contacts are no people by any column but the name.
    await expect(rowsOf('Name,Phone,Group\nLucy,101,A\n', 'user')).rejects.toMatchObject({
      code: 'file.wrong-kind',
    });
  });

  it('reads Contacts.csv with its END, and refuses a row that was cut', async () => {
    const head =
      'FN,N,EMAIL,TEL_HOME,TEL_WORK,TEL_MOBILE,TEL_OTHER,TEL_FAX,TEL_CUSTOM,COMPANY,TITLE,ADDR_MAIN,ADDR_OTHER,IMS,WEB,NOTES,BIRTHDAY,X-IRMC-LUID,GROUP,PHOTOPATH,PHOTO,END';
    const row = 'Jan Test,JanTest,0,,192.168.1.127,,,,,0,,,null:0,,,,,,,,,END';
    const { rows, problems } = await rowsOf(
      `\uFEFF${head}\r\n${row}\r\n,,,,,,,,,,,,,,,,,,,,,END\r\nMax,Max,0,,10\r\n`,
      'contact',
    );
    expect(rows[0]).toEqual({ Name: 'Jan Test', Phone: '192.168.1.127' });
    expect(rows).toHaveLength(2);
    expect(problems).toMatchObject([
      { row: 2, severity: 'error', message: expect.stringContaining('END') as string },
    ]);
  });

  it.each([
    ['attributes', '<Directory>\n<Contact Name="Lucy" Office="101"/></Directory>'],
    ['elements', '<Directory><Contact><Name>Lucy</Name><Office>101</Office></Contact></Directory>'],
    [
      'vCard 3.0',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lu\r\n cy\r\nTEL;TYPE=WORK:101\r\nEND:VCARD\r\n',
    ],
    [
      'vCard 4.0',
      'BEGIN:VCARD\nVERSION:4.0\nFN:Lucy\nitem1.TEL;VALUE=uri:tel:101;ext=2\nEND:VCARD',
    ],
    [
      'vCard 2.1',
      'BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:;Lu=\n=63y\nTEL;CELL:101\nEND:VCARD',
    ],
  ])('reads a phone book: %s', async (_what, content) => {
    expect((await rowsOf(content, 'contact')).rows).toEqual([{ Name: 'Lucy', Phone: '101' }]);
  });
});

describe('columns', () => {
  it.each([
    ['German', 'Bewohner;Kartennummer', { Name: 0, Code: 1 }],
    ['French', 'Nom;Prénom;Numéro de carte', { Name: 0, Code: 2 }],
    ['Spanish', 'Tarjeta;Nombre completo', { Code: 0, Name: 1 }],
    ['Polish', 'Nazwisko;Numer karty', { Name: 0, Code: 1 }],
    ['Russian', 'ФИО;Номер карты', { Name: 0, Code: 1 }],
    ['Chinese', '姓名;卡号', { Name: 0, Code: 1 }],
  ])('are guessed by %s headers', async (_language, header, mapping) => {
    const cells = header
      .split(';')
      .map((_, at) => (at === (mapping as { Code: number }).Code ? '00B4161D' : 'Lucy'));
    expect((await rowsOf(`${header}\n${cells.join(';')}\n`, 'rfkey')).mapping).toEqual(mapping);
  });

  it('are guessed by content where there is no header', async () => {
    const { mapping, table } = await rowsOf('00B4161D\tLucy Miller\n0000A1B2\tMax Moll\n', 'rfkey');
    expect(table).toMatchObject({ hasHeader: false, delimiter: '\t' });
    expect(mapping).toEqual({ Code: 0, Name: 1 });
  });

  it.each([
    ['0011802141', 'decimal', '00B4161D'],
    ['180,05661', 'facility-number', '00B4161D'],
    ['00:b4:16:1d', 'hex', '00B4161D'],
  ])('of cards such as %s are read as %s', async (written, notation, code) => {
    const read = await rowsOf(`Name;Card\nLucy;${written}\n`, 'rfkey');
    expect(read.notation).toBe(notation);
    expect(read.rows[0]?.['Code']).toBe(code);
  });

  it('that a spreadsheet has spoilt are told', async () => {
    const { problems } = await rowsOf(
      'Name,PIN\nA,0123\nB,0456\nC,0789\nD,987\nE,4567\n',
      'privatekey',
    );
    expect(problems).toContainEqual(
      expect.objectContaining({
        ...{ row: 4, field: 'Code', severity: 'warning' },
        message: expect.stringContaining('zero in front') as string,
      }),
    );
  });
});

describe('encodings', () => {
  const text = 'Name,Card\r\nMüller „Süd“,00B4161D\r\n';
  const le = Buffer.from(text, 'utf16le');
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16le', le],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['utf-16be', Buffer.from(le).swap16()],
    ['windows-1252', Buffer.from(text.replace('„', '\u0084').replace('“', '\u0093'), 'latin1')],
  ])('are found out: %s', async (encoding, bytes) => {
    const { table, rows } = await rowsOf(bytes, 'rfkey');
    expect(table.encoding).toBe(encoding);
    expect(rows).toEqual([{ Name: 'Müller „Süd“', Code: '00B4161D' }]);
  });

  it.each([',', ';', '\t', '|'])('and the delimiter %j, with line ends in quotes', async (one) => {
    const csv = `Name${one}Card\n"Lucy\n""Lu"""${one}00B4161D\nMax${one}0000A1B2\n`;
    const { table, rows } = await rowsOf(csv, 'rfkey');
    expect(table.delimiter).toBe(one);
    expect(table.rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(rows[0]?.['Name']).toBe('Lucy\n"Lu"');
  });

  it('and the line by which Excel is told the delimiter', async () => {
    const { table, rows } = await rowsOf('sep=;\nName;Card\nA,B;00B4161D\n', 'rfkey');
    expect(table.delimiter).toBe(';');
    expect(rows[0]?.['Name']).toBe('A,B');
  });
});
