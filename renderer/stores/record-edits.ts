import { create } from 'zustand';
import {
  editableKindSchema,
  type EditableKind,
  type RecordChange,
  type RecordRow,
} from '../../shared/contract/records';
import { asSeen, ownChanges } from '../../shared/device/record-meanwhile';
import type { RecordKindInfo } from '../../shared/device/records';
import { listKey } from './list-key';

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

/** Where the work on a list stands; kept while the window is open, so that no screen loses it. */
export interface RecordWork {
  readonly edits: RecordEdits;
  /** `result` while `jobId` names the job that writes. */
  readonly page: 'table' | 'review' | 'result';
  readonly jobId: string | null;
  /** What that job was asked for: the same once more sends only what is still missing. */
  readonly sent: RecordChange | null;
}

const NO_WORK: RecordWork = { edits: NO_EDITS, page: 'table', jobId: null, sent: null };

interface WorkState {
  readonly works: Readonly<Record<string, RecordWork>>;
}

const useWorks = create<WorkState>()(() => ({ works: {} }));

interface WorkActions {
  readonly change: (next: (edits: RecordEdits) => RecordEdits) => void;
  readonly go: (change: Partial<Omit<RecordWork, 'edits'>>) => void;
  /** Forgets what is not on the intercom yet. */
  readonly discard: () => void;
}

export interface WorkOn extends RecordWork, WorkActions {}

/** What can be done with the work on one list. */
export function workOn(id: string, kind: EditableKind): WorkActions {
  const key = listKey(id, kind);
  const update = (next: (work: RecordWork) => RecordWork) =>
    useWorks.setState(({ works }) => ({
      works: { ...works, [key]: next(works[key] ?? NO_WORK) },
    }));
  return {
    change: (next) => update((before) => ({ ...before, edits: next(before.edits) })),
    go: (change) => update((before) => ({ ...before, ...change })),
    discard: () => update((before) => ({ ...before, edits: NO_EDITS })),
  };
}

/** How many rows wait to be written, by the kind of list, on one intercom. */
export function useEditCounts(id: string): Readonly<Partial<Record<EditableKind, number>>> {
  const works = useWorks((state) => state.works);
  return Object.fromEntries(
    editableKindSchema.options.map((kind) => [
      kind,
      countEdits((works[listKey(id, kind)] ?? NO_WORK).edits),
    ]),
  );
}

/** The work on one list. */
export function useRecordWork(id: string, kind: EditableKind): WorkOn {
  const work = useWorks(({ works }) => works[listKey(id, kind)] ?? NO_WORK);
  return { ...work, ...workOn(id, kind) };
}
