import { csvLine, csvRows } from './csv';
import { attributes, dataXml, elements } from './xml';
import type { PlainTarget, Row } from '../types';

/** Columns of Contacts.csv, from an export of an R29C (device notes 2). A row ends in `END`. */
const CONTACT_COLUMNS = [
  ...['FN', 'N', 'EMAIL', 'TEL_HOME', 'TEL_WORK', 'TEL_MOBILE', 'TEL_OTHER', 'TEL_FAX'],
  ...['TEL_CUSTOM', 'COMPANY', 'TITLE', 'ADDR_MAIN', 'ADDR_OTHER', 'IMS', 'WEB', 'NOTES'],
  ...['BIRTHDAY', 'X-IRMC-LUID', 'GROUP', 'PHOTOPATH', 'PHOTO', 'END'],
];

/**
 * Names and roots of the XML files. No export of keys and dial rules is published (device notes 2):
 * their layout is assumed to be that of DoorSchedule.xml, one `Data` element per row.
 */
const XML_FILES: Readonly<
  Record<Exclude<PlainTarget, 'contact' | 'group'>, readonly [string, string]>
> = {
  privatekey: ['PrivateKey.xml', 'PrivateKey'],
  rfkey: ['ICKey.xml', 'ICKey'],
  dialreplace: ['DialReplace.xml', 'DialReplace'],
};

export interface ExportedFile {
  readonly name: string;
  readonly body: string;
}

/** Undefined where there is nothing to export: an empty contact list fails (manual, contact export). */
export function exportRecords(
  target: PlainTarget,
  rows: readonly Row[],
  type: string,
): ExportedFile | undefined {
  if (target === 'contact') return rows.length === 0 ? undefined : exportContacts(rows, type);
  if (target === 'group') return undefined;
  const [name, root] = XML_FILES[target];
  return { name, body: dataXml(root, rows) };
}

/** Rows of an import file, or undefined where it is not one. */
export function importRecords(target: PlainTarget, bytes: Buffer): readonly Row[] | undefined {
  const content = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (target === 'contact') return importContacts(content);
  if (target === 'group') return undefined;
  const [, root] = XML_FILES[target];
  return content.includes(`<${root}`) ? elements(content, 'Data') : undefined;
}

function exportContacts(rows: readonly Row[], type: string): ExportedFile | undefined {
  if (type === 'csv') {
    const lines = rows.map((row) => csvLine(CONTACT_COLUMNS.map((name) => contactCell(row, name))));
    return { name: 'Contacts.csv', body: csvLine(CONTACT_COLUMNS) + lines.join('') };
  }
  if (type === 'xml') {
    // The remote phone book of the vendor's documents: Directory, Contact Name= Office=.
    const lines = rows.map(({ Name = '', Phone = '', Group = '' }) => {
      return `    <Contact${attributes({ Name, Office: Phone, Group })} />\n`;
    });
    const head = '<?xml version="1.0" encoding="UTF-8" ?>\n';
    return { name: 'Contacts.xml', body: `${head}<Directory>\n${lines.join('')}</Directory>\n` };
  }
  if (type !== 'vcf') return undefined;
  const cards = rows.map(({ Name = '', Phone = '' }) =>
    ['BEGIN:VCARD', 'VERSION:3.0', `FN:${Name}`, `TEL;TYPE=WORK:${Phone}`, 'END:VCARD', ''].join(
      '\r\n',
    ),
  );
  return { name: 'Contacts.vcf', body: cards.join('') };
}

function contactCell(row: Row, column: string): string {
  switch (column) {
    case 'FN':
      return row['Name'] ?? '';
    case 'N':
      return (row['Name'] ?? '').replaceAll(' ', '');
    case 'EMAIL':
    case 'ADDR_MAIN':
      return '0';
    case 'TEL_WORK':
      return row['Phone'] ?? '';
    case 'IMS':
      return 'null:0';
    case 'GROUP':
      return row['Group'] ?? '';
    case 'END':
      return 'END';
    default:
      return '';
  }
}

function importContacts(content: string): readonly Row[] | undefined {
  if (content.includes('<Directory'))
    return elements(content, 'Contact').map(({ Name = '', Office = '', Group = '' }) => ({
      Name,
      Phone: Office,
      Group,
    }));
  if (content.startsWith('BEGIN:VCARD'))
    return content
      .split('BEGIN:VCARD')
      .slice(1)
      .map((card) => ({
        Name: /^FN:(.*)$/m.exec(card)?.[1]?.trim() ?? '',
        Phone: /^TEL[^:]*:(.*)$/m.exec(card)?.[1]?.trim() ?? '',
      }));
  const [head, ...rows] = csvRows(content);
  if (head?.[0] !== 'FN' || head.at(-1) !== 'END') return undefined;
  const cell = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? '';
  return rows
    .filter((row) => row.at(-1) === 'END' && cell(row, 'FN') !== '')
    .map((row) => {
      const numbers = ['TEL_WORK', 'TEL_HOME', 'TEL_MOBILE'].map((name) => cell(row, name));
      const Phone = numbers.find((number) => number !== '') ?? '';
      return { Name: cell(row, 'FN'), Phone, Group: cell(row, 'GROUP') };
    });
}

/** Layout assumed: no DoorLog.xml is published (device notes 2). */
export function exportDoorLog(rows: readonly Row[]): string {
  return dataXml('DoorLog', rows);
}

/** Layout assumed: no History.csv is published (device notes 2). */
export function exportCallLog(rows: readonly Row[]): string {
  const columns = ['ID', 'Type', 'Date', 'Time', 'LocalIdentity', 'Name', 'Num'];
  const lines = rows.map((row) => csvLine(columns.map((name) => row[name] ?? '')));
  return csvLine(columns) + lines.join('');
}
