import type { ColumnMapping } from '../../../shared/contract/imports';
import type { EditableKind, RecordRow, RowProblem } from '../../../shared/contract/records';
import type { CardNotation } from '../../../shared/device/card-number';
import { RECORD_KINDS, WEEKDAY_KEYS, type RecordField } from '../../../shared/device/records';
import { checkRows, type RecordLimits } from '../../../shared/device/rules';
import { unguardText } from '../../../shared/spreadsheet-text';
import type { Table } from '../files/tables/table';
import { completeRow } from '../../../shared/device/record-work';
import { convert } from './values';

/** Rows of a file in the internal form, in the order of the file, with what is wrong with them. */
export interface ReadRows {
  readonly rows: readonly RecordRow[];
  /** Rows count from 1. */
  readonly problems: readonly RowProblem[];
}

export interface ReadCellsOptions {
  readonly table: Table;
  readonly fields: readonly RecordField[];
  readonly mapping: ColumnMapping;
  readonly notation: CardNotation;
}

export interface ReadRowsOptions extends Omit<ReadCellsOptions, 'fields'> {
  readonly kind: EditableKind;
  readonly limits: RecordLimits;
}

/** Numbers that are no quantities: a spreadsheet must not calculate with them. */
export function isCode(field: RecordField): boolean {
  return ['pin', 'card', 'cards', 'phone', 'weekdays', 'doors', 'time'].includes(field.kind);
}

interface Column {
  readonly key: string;
  readonly at: number;
  readonly field: RecordField | undefined;
  readonly code: boolean;
}

function columnsOf({ fields, mapping }: ReadCellsOptions): readonly Column[] {
  return Object.entries(mapping).map(([key, at]) => {
    const field = fields.find((one) => one.key === key);
    return { key, at, field, code: field !== undefined && isCode(field) };
  });
}

/** Turns cells into values, field by field; what cannot be one stays as it is, and is told. */
export function readCells(options: ReadCellsOptions): ReadRows {
  const { table, fields, notation } = options;
  const columns = columnsOf(options);
  const problems: RowProblem[] = [];
  const rows = table.rows.map((source, index): RecordRow => {
    const row: Record<string, string> = {};
    const complain = (field: string, message: string): void =>
      void problems.push({ row: index + 1, field, message, severity: 'error' });
    if (source.problem !== undefined) complain('', source.problem);
    for (const { key, at, field, code } of columns) {
      const cell = unguardText(source.cells[at] ?? '', code);
      if (cell === '') continue;
      if (!field) row[key] = cell;
      else if (field.kind === 'weekdays') putDays(row, cell, () => complain(key, DAYS));
      else {
        const converted = convert(cell, field, notation);
        row[key] = converted.value;
        if (!converted.ok) complain(key, converted.message);
      }
    }
    return row;
  });
  return { rows, problems: [...problems, ...shortCodes(rows, fields)] };
}

/**
 * Turns a table into rows. An empty cell says nothing: it never takes away what an intercom has.
 * Rows that cannot be sent stay in the list, so that they can be shown and mended.
 */
export function readRows(options: ReadRowsOptions): ReadRows {
  const { kind, limits } = options;
  const { rows, problems: found } = readCells({ ...options, fields: RECORD_KINDS[kind].fields });
  const said = new Set(
    found.flatMap(({ row, field, severity }) => (severity === 'error' ? `${row} ${field}` : [])),
  );
  const complete = rows.map((row) => completeRow(kind, row));
  // One reason for each field is enough, and ours names the notation.
  const rules = checkRows(kind, complete, limits)
    .map((problem) => ({ ...problem, row: problem.row + 1 }))
    .filter(({ row, field }) => !said.has(`${row} ${field}`));
  return { rows, problems: [...found, ...rules].sort((a, b) => a.row - b.row) };
}

const DAYS = 'Days: seven of 0 and 1, Monday first.';

function putDays(row: Record<string, string>, cell: string, complain: () => void): void {
  if (!/^[01]{7}$/.test(cell)) complain();
  else WEEKDAY_KEYS.forEach((day, at) => (row[day] = cell.charAt(at)));
}

/** Codes that are shorter than nearly all others: a spreadsheet drops zeros in front. */
function shortCodes(
  rows: readonly RecordRow[],
  fields: readonly RecordField[],
): readonly RowProblem[] {
  return fields
    .filter((field) => field.kind === 'pin' || field.kind === 'card')
    .flatMap(({ key, label }) => {
      const lengths = new Map<number, number>();
      for (const { [key]: value = '' } of rows)
        if (value !== '') lengths.set(value.length, (lengths.get(value.length) ?? 0) + 1);
      const total = [...lengths.values()].reduce((sum, count) => sum + count, 0);
      const [usual = 0, count = 0] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [];
      if (total < 4 || count < total * 0.7) return [];
      return rows.flatMap(({ [key]: value = '' }, index): RowProblem[] => {
        if (!/^[1-9]\d*$/.test(value) || value.length >= usual || value.length < usual - 3)
          return [];
        const message = `${label} has ${value.length} digits where the others have ${usual}: a spreadsheet may have dropped a zero in front.`;
        return [{ row: index + 1, field: key, message, severity: 'warning' }];
      });
    });
}

/** The rows (from 1) that cannot be sent, with why. */
export function refusals(problems: readonly RowProblem[]): ReadonlyMap<number, string> {
  const refused = new Map<number, string>();
  for (const { row, message, severity } of problems)
    if (severity === 'error')
      refused.set(row, [refused.get(row), message].filter((one) => one !== undefined).join(' '));
  return refused;
}
