import type { RecordChange, RecordRow } from '../../shared/contract/records';
import { asSeen, ownChanges } from '../../shared/device/record-meanwhile';
import type { RecordKindInfo } from '../../shared/device/records';

/** What was changed in the window and is not on the intercom yet. */
export interface RecordEdits {
  readonly add: readonly { readonly key: string; readonly row: RecordRow }[];
  /** By ID: the row as it shall be. */
  readonly set: Readonly<Record<string, RecordRow>>;
  /** IDs. */
  readonly remove: readonly string[];
  /** By ID: the row as the intercom had it when it was changed or marked here. */
  readonly seen: Readonly<Record<string, RecordRow>>;
}

export const NO_EDITS: RecordEdits = { add: [], set: {}, remove: [], seen: {} };

/** How many rows are touched. */
export const countEdits = ({ add, set, remove }: RecordEdits): number =>
  add.length + Object.keys(set).length + remove.length;

/** What is asked of the intercom: of each row what was changed, and what it was changed from. */
export const toChange = (
  { add, set, remove, seen }: RecordEdits,
  info: RecordKindInfo,
): RecordChange => ({
  mode: 'edit',
  add: add.map(({ row }) => row),
  set: Object.entries(set).map(([id, row]) => (seen[id] ? ownChanges(seen[id], row) : row)),
  remove: [...remove],
  seen: Object.values(seen).map((row) => asSeen(info, row)),
});

let count = 0;

export const withAdded = (edits: RecordEdits, rows: readonly RecordRow[]): RecordEdits => ({
  ...edits,
  add: [...edits.add, ...rows.map((row) => ({ key: `new-${++count}`, row }))],
});

/** Puts rows in place of others, by their key in the table: the ID, or the key of a new row. */
export function withRows(edits: RecordEdits, rows: ReadonlyMap<string, RecordRow>): RecordEdits {
  const fresh = new Set(edits.add.map(({ key }) => key));
  const set = Object.fromEntries([...rows].filter(([key]) => !fresh.has(key)));
  return {
    ...edits,
    add: edits.add.map(({ key, row }) => ({ key, row: rows.get(key) ?? row })),
    set: { ...edits.set, ...set },
    remove: edits.remove.filter((id) => !rows.has(id)),
  };
}

/** New rows are just dropped; those of the intercom are marked. */
export function withRemoved(edits: RecordEdits, keys: readonly string[]): RecordEdits {
  const back = withoutEdits(edits, keys);
  const fresh = new Set(edits.add.map(({ key }) => key));
  return { ...back, remove: [...back.remove, ...keys.filter((key) => !fresh.has(key))] };
}

/** Takes back whatever was done to these rows. */
export function withoutEdits(edits: RecordEdits, keys: readonly string[]): RecordEdits {
  const gone = new Set(keys);
  return {
    add: edits.add.filter(({ key }) => !gone.has(key)),
    set: Object.fromEntries(Object.entries(edits.set).filter(([id]) => !gone.has(id))),
    remove: edits.remove.filter((id) => !gone.has(id)),
    seen: Object.fromEntries(Object.entries(edits.seen).filter(([id]) => !gone.has(id))),
  };
}

/** Keeps what rows are on the intercom while they are changed here; what was kept first stays. */
export function withSeen(edits: RecordEdits, rows: readonly RecordRow[]): RecordEdits {
  const fresh = rows.flatMap((row) => (row['ID'] === undefined ? [] : [[row['ID'], row] as const]));
  return { ...edits, seen: { ...Object.fromEntries(fresh), ...edits.seen } };
}

/**
 * Decides for what was entered here, against a row that somebody has changed meanwhile: of the others
 * only what was changed here too is overwritten.
 */
export function withMine(edits: RecordEdits, now: RecordRow): RecordEdits {
  const id = now['ID'] ?? '';
  const [seen, row] = [edits.seen[id], edits.set[id]];
  const set =
    row && seen ? { ...edits.set, [id]: { ...now, ...ownChanges(seen, row) } } : edits.set;
  return { ...edits, set, seen: { ...edits.seen, [id]: now } };
}

/** What is left of edits when those that were asked for are done; what was edited since stays. */
export function withoutAsked(edits: RecordEdits, asked: RecordEdits): RecordEdits {
  const added = new Map(asked.add.map(({ key, row }) => [key, row]));
  const gone = new Set(asked.remove);
  return withoutEdits(edits, [
    ...edits.add.filter(({ key, row }) => added.get(key) === row).map(({ key }) => key),
    ...Object.keys(edits.set).filter((id) => asked.set[id] === edits.set[id]),
    ...edits.remove.filter((id) => gone.has(id)),
  ]);
}
