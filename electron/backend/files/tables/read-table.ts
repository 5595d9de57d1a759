import type { EditableKind } from '../../../../shared/contract/records';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { AppError } from '../../../../shared/errors';
import { readArchive } from './archive';
import { parseCsv } from './csv';
import { decodeText } from './encoding';
import { looksLikeHeader } from './header';
import { contactsCsv, ownColumns, sectionsCsv } from './own-layouts';
import { natureOf } from './sniff';
import { MAX_FILE_BYTES, type Table } from './table';
import { parseVcf, VCF_HEADERS } from './vcf';
import { parseXml } from './xml';

export interface ReadTableOptions {
  /** What the rows are wanted as; left out: whatever they are. */
  readonly kind?: EditableKind;
  /** Whether the first row of a CSV names the columns; found out unless told. */
  readonly hasHeader?: boolean;
}

/** @throws AppError `file.too-large` */
export function checkFileSize(name: string, size: number): void {
  if (size <= MAX_FILE_BYTES) return;
  throw new AppError(
    'file.too-large',
    `"${name}" has ${Math.ceil(size / 1024 / 1024)} MB; at most ${MAX_FILE_BYTES / 1024 / 1024} MB are read.`,
    { details: { name, size, limit: MAX_FILE_BYTES } },
  );
}

/** @throws AppError `file.wrong-kind`: `what` it is, and not what this screen takes. */
export function wrongKind(kind: EditableKind, is: EditableKind, why: string): AppError {
  return new AppError(
    'file.wrong-kind',
    `These are ${RECORD_KINDS[is].many} (${why}), not ${RECORD_KINDS[kind].many}.`,
    { details: { expected: kind, found: is } },
  );
}

/**
 * Reads any file as a table, by what is in it and never by its name.
 *
 * @throws AppError `file.empty`, `file.not-text`, `file.bad-csv`, `file.bad-xml`, `file.bad-vcf`,
 *   `file.bad-archive`, `file.wrong-kind`, `file.too-large`, with the line where there is one
 */
export async function readTable(bytes: Buffer, options: ReadTableOptions): Promise<Table> {
  const nature = natureOf(bytes);
  const table =
    nature === 'text' ? readText(bytes, options) : await readArchived(bytes, nature, options);
  const { declared, format } = table;
  if (options.kind !== undefined && declared !== undefined && declared !== options.kind)
    throw wrongKind(options.kind, declared, format === 'csv' ? 'by their columns' : 'by the file');
  if (table.rows.length === 0)
    throw new AppError('file.empty', 'The file names its columns, but has no row below them.');
  return table;
}

async function readArchived(
  bytes: Buffer,
  nature: 'gzip' | 'tar',
  options: ReadTableOptions,
): Promise<Table> {
  const files = await readArchive(bytes, nature);
  const tables: Table[] = [];
  let failure: unknown;
  for (const file of files)
    try {
      const table = readText(file.bytes, options);
      tables.push({ ...table, format: 'device-tgz', encoding: 'binary' });
    } catch (error) {
      // Another file of the archive may be the one that is wanted.
      failure ??= error;
    }
  const chosen = tables.find(({ declared }) => declared === options.kind) ?? tables[0];
  if (chosen) return chosen;
  if (failure instanceof AppError) throw failure;
  throw new AppError('file.bad-archive', 'The archive holds no list.', {
    details: { files: files.map(({ name }) => name) },
  });
}

function readText(bytes: Buffer, options: ReadTableOptions): Table {
  const { text, encoding } = decodeText(bytes);
  const start = text.trimStart();
  if (start === '') throw new AppError('file.empty', 'The file has nothing but empty lines.');
  if (start.startsWith('<')) {
    const { headers, rows, declared } = parseXml(text);
    const plain = { format: 'device-xml', encoding, delimiter: '', hasHeader: true } as const;
    if (declared === undefined) return { ...plain, headers, rows };
    return { ...plain, ...ownColumns({ headers, rows, declared }) };
  }
  if (/^BEGIN:VCARD/i.test(start)) {
    const rows = parseVcf(text);
    const common = { encoding, delimiter: '', hasHeader: true, declared: 'contact' } as const;
    return { format: 'vcf', headers: VCF_HEADERS, rows, ...common };
  }
  return readCsv(text, encoding, options);
}

function readCsv(text: string, encoding: Table['encoding'], options: ReadTableOptions): Table {
  const { delimiter, rows: all } = parseCsv(text);
  const own = contactsCsv(all) ?? sectionsCsv(all, options.kind ?? 'user');
  if (own) return { format: 'device-csv', encoding, delimiter, hasHeader: true, ...own };
  const hasHeader = options.hasHeader ?? looksLikeHeader(all);
  const width = all.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const named = hasHeader ? (all[0]?.cells ?? []) : [];
  return {
    format: 'csv',
    encoding,
    delimiter,
    hasHeader,
    headers: Array.from({ length: width }, (_, at) => named[at] ?? ''),
    rows: hasHeader ? all.slice(1) : all,
  };
}
