import { RECORD_KINDS } from '../../../shared/device/records';
import { naturalKey } from '../../../shared/device/record-compare';
import { toAppError } from '../../../shared/errors';
import type { EditableKind, RecordRow } from '../../../shared/contract/records';
import { encodeItem, type Fate, type Item } from './items';
import { FUNCTIONS } from './kinds';
import { onceItAnswers, onceItIsFree, type Patience } from './pauses';
import { readRecords, type ListOf, type Present } from './read';

export interface Replacing extends ListOf, Patience {
  readonly kind: EditableKind;
  readonly signal: AbortSignal;
  readonly present: Present;
}

/**
 * Changes a row on a unit that has no function for it: takes it out and adds it anew, one row at a
 * time, reading after each answer that is not a plain yes. Where the new one is not taken, the row
 * as it was is put back, so that nobody loses the way in. For the same reason a stop takes hold after
 * the row, never while it is out.
 */
export async function replaceOne(asked: Replacing, item: Item): Promise<Fate> {
  const options: Replacing = { ...asked, signal: new AbortController().signal };
  const { driver, kind } = options;
  const before = item.before ?? item.row;
  try {
    const data = { item: [encoded(options, 'del', before)] };
    await onceItIsFree(() => driver.call(FUNCTIONS[kind].del, data), options);
  } catch (error) {
    if (await stands(options, (row) => row['ID'] === before['ID'])) return failed(error, '');
  }
  const refusal = await added(options, item.row);
  if (refusal === undefined) return { kind: 'replaced' };
  const lost = await added(options, before);
  return failed(
    refusal,
    lost === undefined
      ? ' The row as it was has been put back.'
      : ' The row as it was could not be put back: add it by hand.',
  );
}

function encoded(options: Replacing, operation: Item['operation'], row: RecordRow) {
  return encodeItem(options.kind, { operation, row }, options.present.spelling);
}

/** Undefined when the row is there afterwards, else why not. */
async function added(options: Replacing, row: RecordRow): Promise<unknown> {
  const { driver, kind } = options;
  try {
    const data = { item: [encoded(options, 'add', row)] };
    await onceItIsFree(() => driver.call(FUNCTIONS[kind].add, data), options);
    return undefined;
  } catch (error) {
    const key = naturalKey(RECORD_KINDS[kind], row);
    const there = await stands(options, (one) => naturalKey(RECORD_KINDS[kind], one) === key);
    return there ? undefined : error;
  }
}

async function stands(options: Replacing, test: (row: RecordRow) => boolean): Promise<boolean> {
  const { rows } = await onceItAnswers(() => readRecords(options), options);
  return rows.some(test);
}

function failed(error: unknown, then: string): Fate {
  const { code, message } = toAppError(error);
  return { kind: 'failed', code, reason: message + then };
}
