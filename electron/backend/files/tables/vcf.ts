import { isUtf8 } from 'node:buffer';
import { AppError } from '../../../../shared/errors';
import { decodeWindows1252 } from './encoding';
import { checkRowCount, MAX_CELL, type TableRow } from './table';

export const VCF_HEADERS = ['Name', 'Phone', 'Group', 'Phone 2', 'Phone 3'] as const;

/** One property: `TEL;TYPE=WORK:123` is TEL with its parameters and its value. */
interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

interface LogicalLine {
  readonly line: number;
  readonly text: string;
}

function badVcf(line: number, message: string): AppError {
  return new AppError('file.bad-vcf', `Line ${line}: ${message}`, { details: { line } });
}

/** Folded lines as one: those that begin with a space, and quoted-printable ones that end in `=`. */
function unfold(text: string): readonly LogicalLine[] {
  const lines: { line: number; parts: string[]; soft: boolean }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const last = lines.at(-1);
    const soft = raw.endsWith('=');
    if (last?.soft) {
      last.parts.push(soft ? raw.slice(0, -1) : raw);
      last.soft = soft;
    } else if (last && /^[ \t]/.test(raw)) last.parts.push(raw.slice(1));
    else {
      const quoted = soft && /^[^:]*ENCODING=QUOTED-PRINTABLE|^[^:]*;QUOTED-PRINTABLE/i.test(raw);
      lines.push({ line: index + 1, parts: [quoted ? raw.slice(0, -1) : raw], soft: quoted });
    }
  }
  return lines.map(({ line, parts }) => ({ line, text: parts.join('') }));
}

function fromQuotedPrintable(value: string): string {
  const bytes = Buffer.from(
    value.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    // Characters that were not encoded come from the text itself.
    /[^\u0000-\u00ff]/.test(value) ? 'utf8' : 'latin1',
  );
  return isUtf8(bytes) ? bytes.toString('utf8') : decodeWindows1252(bytes);
}

function propertyOf({ text, line }: LogicalLine): Property {
  const colon = text.indexOf(':');
  if (colon < 1) throw badVcf(line, 'No property. A line such as "FN:Lucy" is expected.');
  const [name = '', ...parameters] = text.slice(0, colon).split(';');
  const all = parameters.join(';').toUpperCase();
  const value = text.slice(colon + 1);
  return {
    // `item1.TEL` groups properties.
    name: name.replace(/^.*\./, '').trim().toUpperCase(),
    parameters: all,
    value: all.includes('QUOTED-PRINTABLE') ? fromQuotedPrintable(value) : value,
  };
}

/** Escapes of vCard 3.0 and 4.0: `\,` `\;` `\n` `\\`. */
const plain = (value: string): string =>
  value
    .replace(/\\(.)/g, (_, char: string) => (/n/i.test(char) ? ' ' : char))
    .replace(/\s+/g, ' ')
    .trim();

/** `Miller;Lucy;;Dr.;` as "Lucy Miller". */
function nameOf(value: string): string {
  const [family = '', given = ''] = value.split(/(?<!\\);/).map(plain);
  return [given, family].filter((part) => part !== '').join(' ');
}

/** `tel:+49-30-1;ext=2` of vCard 4.0 as a number. */
const phoneOf = (value: string): string =>
  plain(value)
    .replace(/^(tel|sips?):/i, '')
    .replace(/;.*$/, '')
    .trim();

function rowOf(properties: readonly Property[], line: number): TableRow {
  const first = (name: string): string => properties.find((one) => one.name === name)?.value ?? '';
  const phones = properties
    .filter(({ name, value }) => (name === 'TEL' || name === 'IMPP') && phoneOf(value) !== '')
    // The one that is preferred comes first; fax numbers ring at no door.
    .sort((a, b) => rank(a) - rank(b))
    .map(({ value }) => phoneOf(value));
  const name = plain(first('FN')) || nameOf(first('N')) || plain(first('ORG'));
  const group = plain(first('CATEGORIES').split(/(?<!\\),/)[0] ?? '');
  const [one = '', two = '', three = ''] = [...new Set(phones)];
  return { line, cells: [name, one, group, two, three].map((cell) => cell.slice(0, MAX_CELL)) };
}

function rank({ name, parameters }: Property): number {
  if (/PREF/.test(parameters)) return 0;
  if (/FAX/.test(parameters)) return 3;
  return name === 'IMPP' ? 2 : 1;
}

/**
 * Contacts of a vCard file, versions 2.1, 3.0 and 4.0.
 *
 * @throws AppError `file.bad-vcf` with the line, `file.too-large`
 */
export function parseVcf(text: string): readonly TableRow[] {
  const rows: TableRow[] = [];
  let card: { readonly line: number; readonly properties: Property[] } | undefined;
  for (const one of unfold(text)) {
    const word = one.text.trim().toUpperCase();
    if (word === 'BEGIN:VCARD') {
      if (card) throw badVcf(one.line, 'A card begins inside a card. END:VCARD is expected.');
      card = { line: one.line, properties: [] };
    } else if (word === 'END:VCARD') {
      if (!card) throw badVcf(one.line, 'A card ends that never began. BEGIN:VCARD is expected.');
      rows.push(rowOf(card.properties, card.line));
      card = undefined;
      checkRowCount(rows.length);
    } else if (word !== '' && card) card.properties.push(propertyOf(one));
    else if (word !== '') throw badVcf(one.line, 'Text outside a card. BEGIN:VCARD is expected.');
  }
  if (card)
    throw badVcf(card.line, 'This card never ends. END:VCARD is expected: the file is cut.');
  return rows;
}
