import type { EditableKind, RecordRow, RowProblem } from '../../../../shared/contract/records';
import {
  RECORD_KINDS,
  WEEKDAY_KEYS,
  type FieldKind,
  type RecordField,
} from '../../../../shared/device/records';
import { naturalKey } from '../../../../shared/device/record-compare';
import { checkRows, fieldValue, type RecordLimits } from '../../../../shared/device/rules';

/** A row on its way to an intercom: from a file, pasted, or typed. */
export interface SheetRow {
  /** Where it stands in what it came from, from 1. */
  readonly number: number;
  readonly row: RecordRow;
  /** What reading it found and the row itself no longer shows; gone once the field is mended. */
  readonly found: readonly RowProblem[];
  readonly mended: boolean;
  readonly leftOut: boolean;
}

export type RowState = 'wrong' | 'look' | 'good' | 'left-out';

/** A row with what is wrong with it now. */
export interface CheckedRow {
  readonly entry: SheetRow;
  readonly problems: readonly RowProblem[];
  readonly state: RowState;
}

/** Fields that a list often lacks and that are then the same for every row. */
const COMMON_KINDS: readonly FieldKind[] = ['doors', 'weekdays', 'time', 'schedule-relay', 'group'];

const keysOf = (field: RecordField): readonly string[] =>
  field.kind === 'weekdays' ? WEEKDAY_KEYS : [field.key];

const isBlank = (row: RecordRow, field: RecordField): boolean =>
  keysOf(field).every((key) => (row[key] ?? '') === '');

/** Takes rows in, with what reading them found. */
export function sheetOf(
  rows: readonly RecordRow[],
  problems: readonly RowProblem[] = [],
): readonly SheetRow[] {
  const byRow = new Map<number, RowProblem[]>();
  for (const problem of problems) {
    const list = byRow.get(problem.row);
    if (list) list.push(problem);
    else byRow.set(problem.row, [problem]);
  }
  return rows.map((row, index) => ({
    number: index + 1,
    row,
    found: byRow.get(index + 1) ?? [],
    mended: false,
    leftOut: false,
  }));
}

/** The fields of doors and times that some row has no value for. */
export function lackingFields(
  kind: EditableKind,
  sheet: readonly SheetRow[],
): readonly RecordField[] {
  return RECORD_KINDS[kind].fields.filter(
    (field) =>
      COMMON_KINDS.includes(field.kind) &&
      sheet.some(({ row, leftOut }) => !leftOut && isBlank(row, field)),
  );
}

/** Whether a field is chosen once for all rows later, so that this row need not say it. */
export const isChosenLater = (row: RecordRow, field: RecordField): boolean =>
  COMMON_KINDS.includes(field.kind) && isBlank(row, field);

/** Fields of doors and times that this kind has at all. */
export const commonFields = (kind: EditableKind): readonly RecordField[] =>
  RECORD_KINDS[kind].fields.filter((field) => COMMON_KINDS.includes(field.kind));

/** What the step is called in which these fields are chosen. */
export function commonStep(kind: EditableKind): 'doors' | 'group' | 'times' {
  if (kind === 'contact') return 'group';
  return kind === 'schedule' ? 'times' : 'doors';
}

/** What doors and times begin with. */
export function firstDefaults(kind: EditableKind): RecordRow {
  return Object.fromEntries(
    commonFields(kind).flatMap((field) =>
      field.kind === 'weekdays'
        ? WEEKDAY_KEYS.map((day, at) => [day, field.initial.charAt(at)])
        : [[field.key, field.initial]],
    ),
  );
}

/** The row with the doors and times that it lacks itself. */
export function completed(row: RecordRow, kind: EditableKind, defaults: RecordRow): RecordRow {
  const missing = commonFields(kind)
    .filter((field) => isBlank(row, field))
    .flatMap(keysOf)
    .flatMap((key) => {
      const value = defaults[key] ?? '';
      return value === '' ? [] : [[key, value] as const];
    });
  return missing.length === 0 ? row : { ...row, ...Object.fromEntries(missing) };
}

interface CheckOptions {
  readonly kind: EditableKind;
  readonly sheet: readonly SheetRow[];
  readonly defaults: RecordRow;
  readonly limits: RecordLimits;
}

/** What is wrong with each row now, doors and times filled in. Rows left out count for nothing. */
export function checkSheet({ kind, sheet, defaults, limits }: CheckOptions): readonly CheckedRow[] {
  const rows = sheet.map(({ row, leftOut }) => (leftOut ? {} : completed(row, kind, defaults)));
  const now = new Map<number, RowProblem[]>();
  for (const problem of checkRows(kind, rows, limits)) {
    const list = now.get(problem.row);
    if (list) list.push(problem);
    else now.set(problem.row, [problem]);
  }
  return sheet.map((entry, index) => {
    if (entry.leftOut) return { entry, problems: [], state: 'left-out' };
    const own = now.get(index) ?? [];
    const problems = [...entry.found, ...own];
    return { entry, problems, state: stateOf(problems) };
  });
}

function stateOf(problems: readonly RowProblem[]): RowState {
  if (problems.some(({ severity }) => severity === 'error')) return 'wrong';
  return problems.length > 0 ? 'look' : 'good';
}

/**
 * What the file alone could tell, without what `checkSheet` finds in the rows themselves: that is
 * found again each time, and goes away when another row is mended.
 */
export function onlyFromFile(options: {
  readonly kind: EditableKind;
  readonly rows: readonly RecordRow[];
  readonly problems: readonly RowProblem[];
  readonly limits: RecordLimits;
}): readonly RowProblem[] {
  const { kind, rows, problems, limits } = options;
  const own = new Set(
    checkRows(kind, rows, limits).map(({ row, field }) => `${String(row + 1)} ${field}`),
  );
  const common = new Set(commonFields(kind).map(({ key }) => key));
  return problems.filter(({ row, field }) => {
    if (own.has(`${String(row)} ${field}`)) return false;
    // A door that is missing is asked for later, once for all rows.
    const value = rows[row - 1]?.[field] ?? '';
    return !(common.has(field) && value === '');
  });
}

/** The rows as they are brought onto the intercom. */
export function rowsToSend(options: {
  readonly kind: EditableKind;
  readonly sheet: readonly SheetRow[];
  readonly defaults: RecordRow;
  /** Rows that stay without doors and times of their own, because they are there and have them. */
  readonly present: readonly RecordRow[];
}): readonly RecordRow[] {
  const { kind, sheet, defaults, present } = options;
  const info = RECORD_KINDS[kind];
  const there = new Set(present.map((row) => naturalKey(info, row)));
  there.delete(undefined);
  return sheet
    .filter(({ leftOut }) => !leftOut)
    .map(({ row }) => (there.has(naturalKey(info, row)) ? row : completed(row, kind, defaults)));
}

/** Puts another row in the place of one; what its file said of the fields that changed is void. */
export function mend(entry: SheetRow, row: RecordRow, fields: readonly RecordField[]): SheetRow {
  const changed = new Set(
    fields
      .filter((field) => fieldValue(entry.row, field) !== fieldValue(row, field))
      .map(({ key }) => key),
  );
  if (changed.size === 0) return entry;
  const found = entry.found.filter(({ field }) => !changed.has(field));
  return { ...entry, row, found, mended: true };
}

export function replaceRow(sheet: readonly SheetRow[], next: SheetRow): readonly SheetRow[] {
  return sheet.map((entry) => (entry.number === next.number ? next : entry));
}

/** The rows of these numbers left out, or taken in again. */
export function leaveOut(
  sheet: readonly SheetRow[],
  numbers: ReadonlySet<number>,
  leftOut: boolean,
): readonly SheetRow[] {
  return sheet.map((entry) => (numbers.has(entry.number) ? { ...entry, leftOut } : entry));
}

const RANK: Readonly<Record<RowState, number>> = { wrong: 0, look: 1, good: 2, 'left-out': 2 };

/** The numbers of the rows, those with problems first. */
export function problemsFirst(checked: readonly CheckedRow[]): readonly number[] {
  return [...checked]
    .sort((a, b) => RANK[a.state] - RANK[b.state] || a.entry.number - b.entry.number)
    .map(({ entry }) => entry.number);
}
