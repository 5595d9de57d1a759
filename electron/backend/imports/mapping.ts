import { createHash } from 'node:crypto';
import type { ColumnMapping } from '../../../shared/contract/imports';
import type { EditableKind } from '../../../shared/contract/records';
import type { CardNotation } from '../../../shared/device/card-number';
import { RECORD_KINDS, WEEKDAY_KEYS, type RecordField } from '../../../shared/device/records';
import { headerScore, isKnownHeader, normalHeader } from '../files/tables/header';
import { wrongKind } from '../files/tables/read-table';
import type { Table } from '../files/tables/table';
import { contentScore, guessNotation, samplesOf } from './content';

export interface Guess {
  readonly mapping: ColumnMapping;
  readonly notation: CardNotation;
}

/** Heads the column of the reasons in a file of rejected rows. */
export const REASON_HEADER = 'Why not taken';

interface Candidate {
  readonly field: RecordField;
  readonly column: number;
  readonly score: number;
}

/** Gives each column to one field and each field one column, the surest first. */
function settle(candidates: readonly Candidate[], taken: Map<string, number>): void {
  const used = new Set(taken.values());
  for (const { field, column } of [...candidates].sort((a, b) => b.score - a.score)) {
    if (taken.has(field.key) || used.has(column)) continue;
    taken.set(field.key, column);
    used.add(column);
  }
}

/** Fields without which a row means nothing, and that have no value to begin with. */
const neededOf = (fields: readonly RecordField[]): readonly RecordField[] =>
  fields.filter(({ required, initial }) => required === true && initial === '');
const needed = (kind: EditableKind): readonly RecordField[] => neededOf(RECORD_KINDS[kind].fields);

function byHeader(table: Table, fields: readonly RecordField[]): Map<string, number> {
  const taken = new Map<string, number>();
  if (!table.hasHeader) return taken;
  const candidates = fields.flatMap((field) =>
    table.headers.flatMap((header, column) => {
      const score = header === REASON_HEADER ? 0 : headerScore(header, field);
      return score === 0 ? [] : [{ field, column, score }];
    }),
  );
  settle(candidates, taken);
  if (fields.some((field) => field.kind === 'weekdays'))
    for (const day of WEEKDAY_KEYS) {
      const column = table.headers.findIndex((one) =>
        [day.toLowerCase(), day.slice(0, 3).toLowerCase()].includes(normalHeader(one)),
      );
      if (column >= 0) taken.set(day, column);
    }
  return taken;
}

/** What the contents tell, for needed fields, and for all codes where no header says anything. */
function byContent(table: Table, all: readonly RecordField[], taken: Map<string, number>): void {
  const fields = table.hasHeader ? neededOf(all) : all;
  const free = table.headers
    .map((_, column) => column)
    .filter((column) => {
      // A column that names something else is not taken for a card because of its digits.
      const header = table.hasHeader ? (table.headers[column] ?? '') : '';
      return header !== REASON_HEADER && !isKnownHeader(header);
    });
  const samples = new Map(free.map((column) => [column, samplesOf(table, column)]));
  const candidates = fields.flatMap((field) =>
    free.flatMap((column) => {
      const score = contentScore(samples.get(column) ?? [], field);
      return score === 0 ? [] : [{ field, column, score }];
    }),
  );
  settle(candidates, taken);
}

/**
 * Guesses which column is which field: by the headers in many languages, and by what is in the
 * columns (card numbers, PINs, telephone numbers) where no header tells.
 *
 * @throws AppError `file.wrong-kind` where the columns are plainly those of another kind
 */
export function guessMapping(table: Table, kind: EditableKind): Guess {
  const guess = guessColumns(table, RECORD_KINDS[kind].fields);
  const taken = new Map(Object.entries(guess.mapping));
  const other = needed(kind).every(({ key }) => taken.has(key)) ? undefined : plainly(table, kind);
  if (other) {
    const names = table.headers.filter((header) => header !== '').slice(0, 5);
    throw wrongKind(kind, other, `columns ${names.join(', ')}`);
  }
  return guess;
}

/** The same for any fields: which column is which, and how card numbers are written. */
export function guessColumns(table: Table, fields: readonly RecordField[]): Guess {
  const taken = byHeader(table, fields);
  byContent(table, fields, taken);
  return { mapping: Object.fromEntries(taken), notation: notationOf(table, fields, taken) };
}

/**
 * The kind whose needed columns are all there by name, and that explains more of the columns than the
 * kind asked for: names with PINs and cards may well be people whose numbers stand in a column that
 * only a person can point at.
 */
function plainly(table: Table, kind: EditableKind): EditableKind | undefined {
  if (!table.hasHeader) return undefined;
  const own = byHeader(table, RECORD_KINDS[kind].fields).size;
  const others: readonly EditableKind[] = ['contact', 'user', 'rfkey', 'privatekey', 'dialreplace'];
  return others.find((other) => {
    if (other === kind) return false;
    const taken = byHeader(table, RECORD_KINDS[other].fields);
    return taken.size > own && needed(other).every(({ key }) => taken.has(key));
  });
}

function notationOf(
  table: Table,
  fields: readonly RecordField[],
  taken: ReadonlyMap<string, number>,
): CardNotation {
  const field = fields.find(
    (one) => (one.kind === 'card' || one.kind === 'cards') && taken.has(one.key),
  );
  const column = field && taken.get(field.key);
  // The intercom's own files have the intercom's own form.
  if (column === undefined || table.format !== 'csv') return 'hex';
  return guessNotation(samplesOf(table, column));
}

/** Whether every field that has to be there has a column. */
export function isComplete(mapping: ColumnMapping, kind: EditableKind): boolean {
  return needed(kind).every(({ key }) => Object.hasOwn(mapping, key));
}

/** The same for files with the same headers in the same order, for remembering a mapping. */
export function signatureOf(table: Table, kind: string): string {
  const headers = table.headers.filter((header) => header !== REASON_HEADER).map(normalHeader);
  const shape = table.hasHeader ? headers : [`${headers.length} columns`];
  return createHash('sha256')
    .update(JSON.stringify([kind, ...shape]))
    .digest('hex');
}
