import type { EditableKind, RecordChange, RecordRow } from '../../../shared/contract/records';
import { sameRecord } from '../../../shared/device/record-compare';
import { RECORD_KINDS } from '../../../shared/device/records';
import type { Item } from './items';
import type { Present } from './read';
import { newRows } from './settle';

/** What a job changed, as far as it has to be known for putting it back. */
export interface Changed {
  readonly kind: EditableKind;
  /** IDs of the rows that were there before the job. */
  readonly known: ReadonlySet<string>;
  readonly items: readonly Item[];
}

/** Kept in memory until the program ends: the rows hold PINs, and the list of jobs is on the disk. */
export interface UndoStore {
  keep(jobId: string, changed: Changed): void;
  get(jobId: string): Changed | undefined;
}

/** Jobs that can be put back; older ones make room. */
const MAX_KEPT = 20;

export function createUndoStore(): UndoStore {
  const kept = new Map<string, Changed>();
  return {
    keep(jobId, changed) {
      kept.set(jobId, changed);
      const [oldest] = kept.keys();
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    get: (jobId) => kept.get(jobId),
  };
}

function withoutId(row: RecordRow): RecordRow {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'ID'));
}

/**
 * The change that puts back what a job changed, and only that: rows that somebody has changed since
 * are left as they are.
 */
export function reversal({ kind, known, items }: Changed, present: Present): RecordChange {
  const info = RECORD_KINDS[kind];
  const fresh = newRows({ info, now: present.rows, known });
  const byId = new Map(present.rows.map((row) => [row['ID'] ?? '', row]));
  const add: RecordRow[] = [];
  const set: RecordRow[] = [];
  const remove: string[] = [];
  for (const { operation, row, before } of items) {
    const there = byId.get(row['ID'] ?? '');
    switch (operation) {
      case 'add': {
        const added = fresh.take(row)?.['ID'];
        if (added !== undefined) remove.push(added);
        break;
      }
      case 'del':
        if (there === undefined) add.push(withoutId(row));
        break;
      case 'set': {
        if (before === undefined) break;
        if (there) {
          if (sameRecord(info, there, row)) set.push(before);
          break;
        }
        // It was changed by taking it out and adding it anew.
        const replaced = fresh.take(row)?.['ID'];
        if (replaced === undefined) break;
        remove.push(replaced);
        add.push(withoutId(before));
      }
    }
  }
  return { mode: 'edit', add, set, remove };
}
