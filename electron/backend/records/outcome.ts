import type { RecordRow } from '../../../shared/contract/records';
import { toAppError, type AppError } from '../../../shared/errors';
import { isRecord, type Row, type Rows } from '../driver/record';
import { BLANK } from '../driver/redact';

/** What an intercom said to a request with rows. */
export type Said =
  | { readonly kind: 'ok' }
  /** It went through, but for these rows: by their index in the request, why. */
  | { readonly kind: 'partly'; readonly refused: ReadonlyMap<number, string> }
  /** Refused as a whole, or its size was too much. */
  | { readonly kind: 'refused'; readonly error: AppError }
  /** It is busy and has done nothing. */
  | { readonly kind: 'busy'; readonly error: AppError }
  /** Sent, or maybe sent, and no answer came: the intercom itself has to be asked what it has. */
  | { readonly kind: 'lost'; readonly error: AppError }
  /** Something that sending again cannot mend (no such function, not let in, stopped). */
  | { readonly kind: 'hopeless'; readonly error: AppError };

/** Codes of connections that broke, or never came about. */
const SILENT = ['net.timeout', 'net.dropped', 'net.refused', 'net.unreachable'];

/** What an error of a request with rows means. */
export function judged(thrown: unknown, sent: readonly RecordRow[]): Said {
  const error = toAppError(thrown);
  if (error.code === 'device.partial') {
    const refused = refusedRows(error, sent);
    return refused === undefined ? { kind: 'lost', error } : { kind: 'partly', refused };
  }
  if (error.code === 'device.unknown-outcome' || SILENT.includes(error.code))
    return { kind: 'lost', error };
  if (error.code === 'device.busy') return { kind: 'busy', error };
  if (error.code === 'device.refused') return { kind: 'refused', error };
  return { kind: 'hopeless', error };
}

/** Whether fewer rows at once may do better: the unit gave up on it, or took too long. */
export function isTooMuch(error: AppError): boolean {
  const because = error.details['because'];
  return because === 'device.bad-reply' || because === 'net.timeout';
}

/**
 * The rows of the request that an answer refuses. Answers name rows in the order of the request;
 * one with fewer rows names them by what it repeats of them.
 */
function refusedRows(
  error: AppError,
  sent: readonly RecordRow[],
): ReadonlyMap<number, string> | undefined {
  const items = itemsOf(error.details['data']);
  const inOrder = items.length === sent.length;
  const refused = new Map<number, string>();
  for (const [i, item] of items.entries()) {
    const ret = Number(item['Ret'] ?? 0);
    if (!(ret < 0)) continue;
    const index = inOrder ? i : sent.findIndex((row) => repeats(item, row));
    if (index < 0) return undefined;
    refused.set(index, `The intercom refused this row (code ${ret}).`);
  }
  return refused;
}

function itemsOf(data: unknown): Rows {
  if (!isRecord(data)) return [];
  const list = data['item'] ?? data['Item'];
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function repeats(item: Row, row: RecordRow): boolean {
  const keys = ['Code', 'Name', 'Phone', 'Prefix', 'UserID'].filter(
    // Codes are blanked in errors.
    (key) => key in item && item[key] !== BLANK,
  );
  return keys.length > 0 && keys.every((key) => String(item[key]) === row[key]);
}
