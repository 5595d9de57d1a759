import { readFile } from 'node:fs/promises';
import type { ColumnMapping } from '../../../../shared/contract/imports';
import type { EditableKind, RecordRow } from '../../../../shared/contract/records';
import type { CardNotation } from '../../../../shared/device/card-number';
import { limitsOf } from '../../../../shared/device/rules';
import { AppError } from '../../../../shared/errors';
import type { FileHandles, OpenedFile } from '../../files/handles';
import { checkFileSize, readTable, type ReadTableOptions } from '../../files/tables/read-table';
import type { Table } from '../../files/tables/table';
import { guessMapping, isComplete, signatureOf } from '../../imports/mapping';
import { readRows, refusals, type ReadRows } from '../../imports/rows';
import type { ImportStore, Layout } from '../../store/import-store';

/** How a window asks for the rows of a file; what is left out is found out. */
export interface Reading {
  readonly file: string;
  readonly kind: EditableKind;
  readonly mapping?: ColumnMapping;
  readonly hasHeader?: boolean;
  readonly notation?: CardNotation;
}

export interface OpenedTable {
  readonly source: OpenedFile;
  readonly table: Table;
  readonly layout: Layout;
  readonly remembered: boolean;
  readonly needsMapping: boolean;
}

export interface ImportedRows extends OpenedTable, ReadRows {
  /** Rows that can be sent, each with its number in the file from 1. */
  readonly good: readonly { readonly row: RecordRow; readonly number: number }[];
  /** By number, why a row cannot be sent. */
  readonly refused: ReadonlyMap<number, string>;
}

export interface Reader {
  /** @throws AppError `file.*` */
  open(reading: Reading, caller: string): Promise<OpenedTable>;
  /** @throws AppError `file.*`, `call.bad-input` where a column does not exist */
  rows(reading: Reading, about: { caller: string; model: string }): Promise<ImportedRows>;
}

/** @throws AppError `call.bad-input` where a column does not exist */
export function checkColumns(mapping: ColumnMapping, columns: number): void {
  const wrong = Object.entries(mapping).find(([, column]) => column >= columns);
  if (wrong)
    throw new AppError('call.bad-input', `mapping.${wrong[0]}: the file has ${columns} columns.`, {
      details: { field: `mapping.${wrong[0]}` },
    });
}

/** Reads the file behind a token as a table. @throws AppError `file.*` */
export async function openTable(
  files: FileHandles,
  caller: string,
  reading: { readonly file: string } & ReadTableOptions,
): Promise<Pick<OpenedTable, 'source' | 'table'>> {
  const source = await files.open(caller, reading.file);
  checkFileSize(source.name, source.size);
  const bytes = await readFile(source.path).catch((error: unknown) => {
    throw new AppError('file.unreadable', `"${source.name}" cannot be read.`, { cause: error });
  });
  return { source, table: await readTable(bytes, reading) };
}

/** Whether a remembered layout is one of this file. */
export const layoutFits = (layout: Layout | undefined, table: Table): layout is Layout =>
  layout !== undefined &&
  Object.values(layout.mapping).every((column) => column < table.headers.length);

/** Reads the files behind tokens, with what is remembered of files like them. */
export function createReader(files: FileHandles, store: ImportStore): Reader {
  const open: Reader['open'] = async (reading, caller) => {
    const { kind } = reading;
    const { source, table } = await openTable(files, caller, reading);
    const known = store.of(signatureOf(table, kind));
    const remembered = layoutFits(known, table);
    const layout = remembered ? known : guessMapping(table, kind);
    // A file of an intercom says itself what its columns are, as long as they are all there.
    const own = table.format !== 'csv' && isComplete(layout.mapping, kind);
    return { source, table, layout, remembered, needsMapping: !own };
  };

  return {
    open,
    async rows(reading, { caller, model }) {
      const opened = await open(reading, caller);
      const { table, layout } = opened;
      const asked = reading.mapping ?? {};
      const mapping = Object.keys(asked).length > 0 ? asked : layout.mapping;
      const notation = reading.notation ?? layout.notation;
      checkColumns(mapping, table.headers.length);
      const { kind } = reading;
      const read = readRows({ table, kind, mapping, notation, limits: limitsOf(model) });
      const refused = refusals(read.problems);
      const good = read.rows
        .map((row, index) => ({ row, number: index + 1 }))
        .filter(({ number }) => !refused.has(number));
      return { ...opened, ...read, layout: { mapping, notation }, good, refused };
    },
  };
}
