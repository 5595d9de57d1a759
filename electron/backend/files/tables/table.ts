import type { EditableKind } from '../../../../shared/contract/records';
import type { Encoding, ImportFormat } from '../../../../shared/contract/imports';
import { AppError } from '../../../../shared/errors';

/** Bytes of a file that is read at all; 20 000 people with every field are about 6 MB. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024;
/** Bytes that an archive may unpack to. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 200;
/** Characters of one value. The contract carries no longer ones. */
export const MAX_CELL = 4096;

/** One row of a file, before anything is known of its meaning. */
export interface TableRow {
  /** Line of the file where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why this row cannot be used, whatever its columns mean. */
  readonly problem?: string;
}

/** Any file as columns and rows. */
export interface Table {
  readonly format: ImportFormat;
  readonly encoding: Encoding;
  /** For CSV; empty otherwise. */
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** What the file itself says that its rows are. */
  readonly declared?: EditableKind;
}

/** @throws AppError `file.too-large` where a file has more rows than any intercom takes */
export function checkRowCount(rows: number): void {
  if (rows <= MAX_ROWS) return;
  throw new AppError('file.too-large', `The file has more than ${MAX_ROWS} rows.`, {
    details: { limit: MAX_ROWS },
  });
}

/** Line (from 1) in which the character at `index` stands. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1))
    line += 1;
  return line;
}

/** Lines for indexes that only grow: one pass over the text in all. */
export function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (index) => {
    while (next >= 0 && next < index) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
