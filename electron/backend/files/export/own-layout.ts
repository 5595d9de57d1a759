import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import Papa from 'papaparse';
import { Header } from 'tar';
import type { EditableKind, RecordRow } from '../../../../shared/contract/records';
import { splitList } from '../../../../shared/device/rules';

/** Columns of Contacts.csv (device notes 2, export of an R29C). */
const CONTACT_COLUMNS = [
  ...['FN', 'N', 'EMAIL', 'TEL_HOME', 'TEL_WORK', 'TEL_MOBILE', 'TEL_OTHER', 'TEL_FAX'],
  ...['TEL_CUSTOM', 'COMPANY', 'TITLE', 'ADDR_MAIN', 'ADDR_OTHER', 'IMS', 'WEB', 'NOTES'],
  ...['BIRTHDAY', 'X-IRMC-LUID', 'GROUP', 'PHOTOPATH', 'PHOTO', 'END'],
];
/** Roots assumed: no export of keys and dial rules is published (device notes 2). */
const ROOTS: Readonly<Partial<Record<EditableKind, string>>> = {
  privatekey: 'PrivateKey',
  rfkey: 'ICKey',
  dialreplace: 'DialReplace',
};
const HEAD = '<?xml version="1.0" encoding="UTF-8" ?>\n';
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escapeXml = (value: string): string =>
  value.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

function tag(name: string, values: Readonly<Record<string, string>>): string {
  const attributes = Object.entries(values).map(([key, value]) => `${key}="${escapeXml(value)}"`);
  return [name, ...attributes].join(' ');
}

/** Contacts.csv with its 22 columns. */
export function contactsCsv(rows: readonly RecordRow[]): string {
  const lines = rows.map(({ Name = '', Phone = '', Group = '' }) => {
    const cells: Readonly<Record<string, string>> = {
      ...{ FN: Name, N: Name.replaceAll(' ', ''), EMAIL: '0', TEL_WORK: Phone },
      ...{ ADDR_MAIN: '0', IMS: 'null:0', GROUP: Group, END: 'END' },
    };
    return CONTACT_COLUMNS.map((column) => cells[column] ?? '');
  });
  return `${Papa.unparse([CONTACT_COLUMNS, ...lines], { newline: '\n' })}\n`;
}

/** The XML of the vendor's remote phone book. */
export function contactsXml(rows: readonly RecordRow[]): string {
  const lines = rows.map(({ Name = '', Phone = '', Group = '' }) => {
    return `    <${tag('Contact', { Name, Office: Phone, Group })} />\n`;
  });
  return `${HEAD}<Directory>\n${lines.join('')}</Directory>\n`;
}

/** vCard 3.0. */
export function contactsVcf(rows: readonly RecordRow[]): string {
  const plain = (value: string): string =>
    value.replace(/[\\,;]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');
  const cards = rows.map(({ Name = '', Phone = '', Group = '' }) =>
    [
      ...['BEGIN:VCARD', 'VERSION:3.0', `FN:${plain(Name)}`, `N:${plain(Name)};;;;`],
      ...[`TEL;TYPE=WORK:${plain(Phone)}`, ...(Group === '' ? [] : [`CATEGORIES:${plain(Group)}`])],
      ...['END:VCARD', ''],
    ].join('\r\n'),
  );
  return cards.join('');
}

/** One `Data` element for each row, as in DoorSchedule.xml of an E18C; undefined for other lists. */
export function dataXml(kind: EditableKind, rows: readonly RecordRow[]): string | undefined {
  const root = ROOTS[kind];
  if (root === undefined) return undefined;
  return `${HEAD}<${root}>\n${rows.map((row) => `    <${tag('Data', row)} />\n`).join('')}</${root}>\n`;
}

/** userdata.xml as an E18C has it; `Card` elements are assumed, the published one holds a PIN only. */
function userXml(rows: readonly RecordRow[]): string {
  const people = rows.map((row, index) => {
    const tokens = splitList(row['ScheduleRelay'] ?? '');
    const data = tag('Data', {
      ...{ ID: String(index + 1), UserID: row['UserID'] ?? '', Name: row['Name'] ?? '' },
      ...{ WebRelay: row['WebRelay'] ?? '0', Floor: row['LiftFloorNum'] ?? '0' },
      ...{ Phone: row['PhoneNum'] ?? '', Group: row['Group'] ?? '', PriorityOfCall: '0' },
      DialAccount: row['DialAccount'] ?? '0',
      'Schedule-Relay': tokens.map((token) => `${token};`).join(''),
      'Schedule-SRelay': '',
    });
    const cards = splitList(row['CardCode'] ?? '').map((card) => tag('Card', { Code: card }));
    const inside = [tag('Pin', { Code: row['PrivatePIN'] ?? '' }), ...cards];
    return `    <${data}>\n${inside.map((one) => `        <${one} />\n`).join('')}    </Data>\n`;
  });
  return `${HEAD}<UserData>\n${people.join('')}</UserData>\n`;
}

const BLOCK = 512;

/** UserData.tgz: gzip over ustar with userdata.xml at its root. */
export async function userArchive(rows: readonly RecordRow[]): Promise<Buffer> {
  const body = Buffer.from(userXml(rows));
  const head = Buffer.alloc(BLOCK);
  const entry = { path: 'userdata.xml', size: body.length, type: 'File', mode: 0o644 } as const;
  new Header({ ...entry, uid: 0, gid: 0, mtime: new Date(0) }).encode(head, 0);
  const filling = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK);
  const tar = Buffer.concat([head, body, filling, Buffer.alloc(2 * BLOCK)]);
  return await promisify(gzip)(tar);
}
