import type { RecordChange, RecordRow } from '../contract/records';
import { clashes } from './record-clash';
import { changedFields, differingFields, naturalKey, sameRecord } from './record-compare';
import { changedMeanwhile, meanwhileReason } from './record-meanwhile';
import type { RecordKindInfo } from './records';

/** What has to be sent so that the intercom has what is wanted. */
export interface RecordDifference {
  readonly add: readonly IndexedRow[];
  readonly set: readonly RowChange[];
  readonly remove: readonly RecordRow[];
  /** Rows that are there already just so. */
  readonly unchanged: number;
  /** Rows that are not sent, and why. */
  readonly conflicts: readonly RecordConflict[];
}

/** `index` is that of the row in the wanted rows; in an edit, of `add` and then `set`. */
export interface IndexedRow {
  readonly row: RecordRow;
  readonly index: number;
}

export interface RowChange {
  readonly before: RecordRow;
  /** The whole merged record with the intercom's own ID: a partial set blanks fields (device notes 1.5). */
  readonly after: RecordRow;
  readonly index: number;
}

export interface RecordConflict extends IndexedRow {
  readonly reason: string;
  /** The row on the intercom, where somebody has changed it since it was read. */
  readonly now?: RecordRow;
}

/** Rows of the intercom that may not be touched: by ID, why. */
export type ReadOnlyRows = ReadonlyMap<string, string>;

interface Draft {
  readonly add: IndexedRow[];
  readonly set: RowChange[];
  readonly remove: RecordRow[];
  readonly conflicts: RecordConflict[];
  unchanged: number;
}

interface Task<C extends RecordChange = RecordChange> {
  readonly info: RecordKindInfo;
  readonly present: readonly RecordRow[];
  readonly change: C;
  readonly readOnly: ReadOnlyRows;
}

/** What `change` means for the rows that are on the intercom now. Pure; sends nothing. */
export function recordDifference(options: {
  readonly info: RecordKindInfo;
  /** Rows of the intercom, in the internal form, with their ID. */
  readonly present: readonly RecordRow[];
  readonly change: RecordChange;
  readonly readOnly?: ReadOnlyRows;
}): RecordDifference {
  const { info, present, change, readOnly = new Map<string, string>() } = options;
  const draft =
    change.mode === 'edit'
      ? edit({ info, present, change, readOnly })
      : wanted({ info, present, change, readOnly });
  const { add, set, unchanged } = draft;
  const found = clashes({ info, present, ...draft });
  const out = new Set(found.map(({ index }) => index));
  return {
    add: add.filter(({ index }) => !out.has(index)),
    set: set.filter(({ index }) => !out.has(index)),
    remove: draft.remove,
    unchanged,
    conflicts: [...draft.conflicts, ...found],
  };
}

/** Takes the change of a row in, or says why it may not be changed. */
function change(task: Task, draft: Draft, one: RowChange): void {
  const { info, readOnly } = task;
  const { before, after, index } = one;
  const locked = readOnly.get(before['ID'] ?? '');
  const same =
    task.change.mode === 'edit'
      ? changedFields(info, before, after).length === 0
      : sameRecord(info, before, after);
  if (same) draft.unchanged += 1;
  else if (locked !== undefined) draft.conflicts.push({ row: after, index, reason: locked });
  else draft.set.push(one);
}

function edit(task: Task<Extract<RecordChange, { mode: 'edit' }>>): Draft {
  const { info, present, readOnly, change: asked } = task;
  const draft: Draft = { add: [], set: [], remove: [], conflicts: [], unchanged: 0 };
  const byId = new Map(present.map((row) => [row['ID'] ?? '', row]));
  const seenById = new Map((asked.seen ?? []).map((row) => [row['ID'] ?? '', row]));
  const meanwhile = (now: RecordRow, wanted: RecordRow): string | undefined => {
    const seen = seenById.get(now['ID'] ?? '');
    const fields = seen ? changedMeanwhile({ info, seen, now, wanted }) : [];
    return seen && fields.length > 0 ? meanwhileReason({ seen, now, fields }) : undefined;
  };
  asked.set.forEach((row, i) => {
    const id = row['ID'] ?? '';
    const before = byId.get(id);
    const index = asked.add.length + i;
    if (before === undefined) {
      const reason = 'This row is not on the intercom any more.';
      draft.conflicts.push({ row: { ...seenById.get(id), ...row }, index, reason });
      return;
    }
    const after = { ...before, ...row };
    const reason = meanwhile(before, row);
    if (reason === undefined) change(task, draft, { before, after, index });
    else draft.conflicts.push({ row: after, index, reason, now: before });
  });
  // A row that is gone already needs no deleting.
  for (const row of new Set(
    asked.remove.map((id) => byId.get(id)).filter((row) => row !== undefined),
  )) {
    const locked = readOnly.get(row['ID'] ?? '');
    const changed = meanwhile(row, {});
    if (locked !== undefined) draft.conflicts.push({ row, index: -1, reason: locked });
    else if (changed !== undefined)
      draft.conflicts.push({ row, index: -1, reason: changed, now: row });
    else draft.remove.push(row);
  }
  const going = new Set(draft.remove);
  const matched = matchByKey(
    info,
    present.filter((row) => !going.has(row)),
  );
  asked.add.forEach((row, index) => {
    if (matched.takeSame(row)) draft.unchanged += 1;
    else if (info.unique && matched.has(row))
      draft.conflicts.push({ row, index, reason: thereAlready(info, row) });
    else draft.add.push({ row, index });
  });
  return draft;
}

function wanted(task: Task<Extract<RecordChange, { mode: 'wanted' }>>): Draft {
  const { info, present, readOnly, change: asked } = task;
  const draft: Draft = { add: [], set: [], remove: [], conflicts: [], unchanged: 0 };
  const matched = matchByKey(info, present);
  const firstWith = new Map<string, number>();
  asked.rows.forEach((row, index) => {
    const key = naturalKey(info, row) ?? `row ${index}`;
    const first = firstWith.get(key);
    const before = matched.takeSame(row) ?? matched.take(row);
    if (before)
      change(task, draft, { before, after: { ...before, ...row, ID: before['ID'] ?? '' }, index });
    else if (first !== undefined) {
      const reason = `The same ${info.one} stands in row ${first + 1} too.`;
      draft.conflicts.push({ row, index, reason });
    } else draft.add.push({ row, index });
    if (first === undefined) firstWith.set(key, index);
  });
  if (asked.removeOthers)
    draft.remove.push(...matched.left().filter((row) => !readOnly.has(row['ID'] ?? '')));
  return draft;
}

function thereAlready(info: RecordKindInfo, row: RecordRow): string {
  const field = info.fields.find(({ key }) => key === info.naturalKey[0]);
  if (field === undefined || field.secret) return `This ${info.one} is there already.`;
  return `${field.label} ${row[field.key] ?? ''} is there already.`;
}

/** Rows by natural key; each is given out once, so that two equal wanted rows do not share one. */
function matchByKey(info: RecordKindInfo, present: readonly RecordRow[]) {
  const byKey = new Map<string, RecordRow[]>();
  for (const row of present) {
    // What has nothing to be recognised by stands for itself.
    const key = naturalKey(info, row) ?? `ID ${row['ID'] ?? ''}`;
    const list = byKey.get(key);
    if (list) list.push(row);
    else byKey.set(key, [row]);
  }
  const listOf = (row: RecordRow): RecordRow[] => byKey.get(naturalKey(info, row) ?? '') ?? [];
  return {
    has: (row: RecordRow): boolean => listOf(row).length > 0,
    take: (row: RecordRow): RecordRow | undefined => listOf(row).shift(),
    takeSame(row: RecordRow): RecordRow | undefined {
      const list = listOf(row);
      const at = list.findIndex((one) => differingFields(info, one, row).length === 0);
      return at < 0 ? undefined : list.splice(at, 1)[0];
    },
    left: (): RecordRow[] => [...byKey.values()].flat(),
  };
}
