import { create } from 'zustand';
import { recordKindSchema, type RecordKind, type RecordRow } from '../../shared/contract/records';
import { toAppError, type AppErrorData } from '../../shared/errors';
import { api } from '../api';
import { listKey } from './list-key';

/** One list of one intercom, as it was read last. */
export interface RecordList {
  readonly reading: boolean;
  /** Null until it was read once. */
  readonly rows: readonly RecordRow[] | null;
  /** IDs of rows that a cloud owns. */
  readonly readOnly: ReadonlySet<string>;
  /** How many rows it takes at most; null where that is not known. */
  readonly capacity: number | null;
  /** Rows that the intercom counts and did not send. */
  readonly missing: number;
  /** Why the last reading failed; what was read before it stays. */
  readonly problem: AppErrorData | null;
}

export const NOT_READ: RecordList = {
  reading: false,
  rows: null,
  readOnly: new Set(),
  capacity: null,
  missing: 0,
  problem: null,
};

interface RecordsState {
  /** By `listKey`. */
  readonly lists: Readonly<Record<string, RecordList>>;
}

export const useRecordLists = create<RecordsState>()(() => ({ lists: {} }));

function patch(key: string, change: Partial<RecordList>): void {
  useRecordLists.setState(({ lists }) => ({
    lists: { ...lists, [key]: { ...(lists[key] ?? NOT_READ), ...change } },
  }));
}

/** Two readings may be under way at once: only the one begun last counts. */
const turns = new Map<string, number>();

/** Reads a list; never rejects, see `problem`. */
export async function loadRecords(id: string, kind: RecordKind): Promise<void> {
  const key = listKey(id, kind);
  const turn = (turns.get(key) ?? 0) + 1;
  turns.set(key, turn);
  patch(key, { reading: true });
  const change = await read(id, kind);
  if (turns.get(key) === turn) patch(key, { ...change, reading: false });
}

async function read(id: string, kind: RecordKind): Promise<Partial<RecordList>> {
  try {
    const { rows, readOnly, capacity, missing } = await api.call('records.list', { id, kind });
    return { rows, readOnly: new Set(readOnly), capacity, missing, problem: null };
  } catch (error) {
    return { problem: toAppError(error).toData() };
  }
}

/** Reads those lists of an intercom that could not be read. */
export function readFailedAgain(id: string): void {
  for (const [key, { problem }] of Object.entries(useRecordLists.getState().lists)) {
    const kind = recordKindSchema.options.find((one) => listKey(id, one) === key);
    if (kind !== undefined && problem !== null) void loadRecords(id, kind);
  }
}

/** A list as it stands, without asking for it. */
export function useRecordList(id: string, kind: RecordKind): RecordList {
  return useRecordLists(({ lists }) => lists[listKey(id, kind)] ?? NOT_READ);
}
