import type { RecordKind, RecordRow } from '../../../shared/contract/records';
import { isAppError } from '../../../shared/errors';
import type { Driver } from '../driver/types';
import { decodeRow, learnSpelling, readOnlyRows, type Spelling } from './dialect';
import { getterOf } from './kinds';

/** Milliseconds for one page: units without pages send 20 000 people at once. */
const READ_MS = 30_000;

/** A list as it stands on an intercom. */
export interface Present {
  readonly rows: readonly RecordRow[];
  /** By ID, why the row cannot be changed here. */
  readonly readOnly: ReadonlyMap<string, string>;
  readonly spelling: Spelling;
  /** Rows that the intercom counts and did not send, though it was asked twice. */
  readonly missing: number;
}

export interface ListOf {
  readonly driver: Driver;
  readonly model: string;
  readonly kind: RecordKind;
  readonly signal?: AbortSignal;
}

/**
 * Reads a list, all its pages.
 *
 * @throws AppError `device.unsupported` where this intercom has no such list; it is never empty then
 */
export async function readRecords({ driver, model, kind, signal }: ListOf): Promise<Present> {
  const { rows: raw, missing } = await driver.list(
    getterOf(kind),
    {},
    { signal, timeoutMs: READ_MS },
  );
  const rows = raw.map((row) => decodeRow(kind, row));
  return { rows, readOnly: readOnlyRows(kind, rows, model), spelling: learnSpelling(raw), missing };
}

/** What a list that came short is told as. */
export function shortOf({ rows, missing }: Pick<Present, 'rows' | 'missing'>): string {
  return `The intercom counts ${rows.length + missing}, but sent only ${rows.length}.`;
}

/**
 * How many rows a list has, by the total on its first page: one request. Undefined where the
 * intercom does not tell.
 */
export async function countRecords({ driver, kind, signal }: ListOf): Promise<number | undefined> {
  const reply = await driver.call(getterOf(kind), { page: 1 }, { signal, timeoutMs: READ_MS });
  return reply.total;
}

/** What a list that this intercom lacks says: nothing. Every other failure is thrown. */
export async function orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error, 'device.unsupported', 'device.refused')) return undefined;
    throw error;
  }
}
