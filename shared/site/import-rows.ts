/** What people and doors out of a file have in common. Pure. */
import { z } from 'zod';
import type { RecordRow, RowProblem } from '../contract/records';
import type { RecordField } from '../device/records';
import { checkField, limitsOf } from '../device/rules';
import type { Site } from './document';

export const ROW_STATES = ['added', 'changed', 'unchanged', 'refused'] as const;

/** What becomes of one row of a file. */
export const importedRowSchema = z.object({
  /** In the file, from 1. */
  row: z.number().int(),
  state: z.enum(ROW_STATES),
  /** As a person calls what the row is about. */
  name: z.string(),
  /** Field by field, in words; of a new item what it gets. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export type ImportedRow = z.infer<typeof importedRowSchema>;

/** A file against a site. */
export interface SiteImport {
  readonly rows: readonly ImportedRow[];
  /** Rows count from 1. */
  readonly problems: readonly RowProblem[];
  /** With every row in it that is not refused. */
  readonly site: Site;
}

export interface ImportSource {
  /** In the form of the fields; an empty value says nothing. */
  readonly rows: readonly RecordRow[];
  readonly problems: readonly RowProblem[];
  /** Fields that have a column. */
  readonly mapped: ReadonlySet<string>;
}

/** Somewhere to say what is wrong with a row; a row with an error is refused. */
export interface RowNotes {
  readonly problems: readonly RowProblem[];
  error(row: number, field: string, message: string): void;
  warning(row: number, field: string, message: string): void;
  /** Whether the row cannot be taken; with a field, because of that one. */
  refused(row: number, field?: string): boolean;
}

export function createRowNotes(given: readonly RowProblem[]): RowNotes {
  const problems: RowProblem[] = [];
  const bad = new Set<string>();
  const add = (problem: RowProblem): void => {
    problems.push(problem);
    if (problem.severity === 'error')
      bad.add(`${problem.row}`).add(`${problem.row} ${problem.field}`);
  };
  given.forEach(add);
  return {
    problems,
    error: (row, field, message) => add({ row, field, message, severity: 'error' }),
    warning: (row, field, message) => add({ row, field, message, severity: 'warning' }),
    refused: (row, field) => bad.has(field === undefined ? `${row}` : `${row} ${field}`),
  };
}

/** Cards of one person; an intercom takes fewer, and gets them in several entries. */
const LIMITS = { ...limitsOf(''), cardsPerUser: 16, doors: 9 };

/** What is wrong with the values of a row by themselves. */
export function checkValues(
  row: RecordRow,
  number: number,
  { fields, notes }: { readonly fields: readonly RecordField[]; readonly notes: RowNotes },
): void {
  for (const field of fields) {
    const value = row[field.key] ?? '';
    if (value === '' || notes.refused(number, field.key)) continue;
    const found = checkField(field, value, LIMITS);
    // Warnings of PINs come with the model of the door.
    if (found?.severity === 'error') notes.error(number, field.key, found.message);
  }
}

/** As names are compared: neither case nor spaces around them count. */
export const plainName = (text: string): string => text.trim().toLowerCase();

/** Items by what they are called; null where two are called so. */
export function byName<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T | null> {
  const found = new Map<string, T | null>();
  for (const item of items) {
    const name = plainName(nameOf(item));
    if (name !== '') found.set(name, found.has(name) ? null : item);
  }
  return found;
}

/** The fields in which two states of an item differ, in words. */
export function changesOf<T>(
  words: readonly (readonly [label: string, of: (item: T) => string])[],
  before: T | undefined,
  after: T,
): ImportedRow['changes'] {
  return words.flatMap(([field, of]) => {
    const [old, next] = [before ? of(before) : '', of(after)];
    return old === next ? [] : [{ field, before: old, after: next }];
  });
}

/** `before` with those items of `changed` in their places and new ones behind them. */
export function withItems<T extends { readonly id: string }>(
  before: readonly T[],
  changed: ReadonlyMap<string, T>,
): T[] {
  const there = new Set(before.map(({ id }) => id));
  const added = [...changed.values()].filter(({ id }) => !there.has(id));
  return [...before.map((item) => changed.get(item.id) ?? item), ...added];
}
