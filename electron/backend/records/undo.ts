import type { EditableKind, RecordChange, RecordRow } from '../../../shared/contract/records';
import { sameRecord } from '../../../shared/device/record-compare';
import type { PresentRows } from '../../../shared/device/record-work';
import { RECORD_KINDS } from '../../../shared/device/records';
import type { Item } from './items';
import { isGone, newRows } from './settle';

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

/** How a change is put back, and what of it is left alone. */
export interface Reversal {
  readonly change: RecordChange;
  /** Rows of the change that somebody has changed since. */
  readonly left: readonly RecordRow[];
}

/**
 * The change that puts back what a job changed, and only that: rows that somebody has changed since
 * are left as they are. What is as it was before already needs nothing. A changed row that is gone
 * is added as it was: units that cannot change one have it taken out first, and a new one that they
 * did not keep (device notes 1.2) would shut the person out. Pure.
 */
export function reversalOf({ kind, known, items }: Changed, present: PresentRows): Reversal {
  const info = RECORD_KINDS[kind];
  const fresh = newRows({ info, now: present.rows, known });
  const byId = new Map(present.rows.map((row) => [row['ID'] ?? '', row]));
  const add: RecordRow[] = [];
  const set: RecordRow[] = [];
  const remove: string[] = [];
  const left: RecordRow[] = [];
  const open: RecordRow[] = [];
  const gone: { readonly row: RecordRow; readonly before: RecordRow }[] = [];
  for (const { operation, row, before } of items) {
    const there = byId.get(row['ID'] ?? '');
    switch (operation) {
      case 'add': {
        const added = fresh.take(row)?.['ID'];
        if (added !== undefined) remove.push(added);
        else open.push(row);
        break;
      }
      case 'del':
        if (isGone(info, row, there)) add.push(withoutId(row));
        break;
      case 'set': {
        if (before === undefined) break;
        if (there) {
          if (sameRecord(info, there, row)) set.push(before);
          else if (!sameRecord(info, there, before)) left.push(there);
          break;
        }
        // It was changed by taking it out and adding it anew.
        const replaced = fresh.take(row)?.['ID'];
        if (replaced === undefined) {
          gone.push({ row, before });
          break;
        }
        remove.push(replaced);
        add.push(withoutId(before));
      }
    }
  }
  for (const { row, before } of gone) {
    // The job itself may have put it back, under another ID.
    if (fresh.take(before)) continue;
    const changed = fresh.takeSimilar(row) ?? fresh.takeSimilar(before);
    if (changed) left.push(changed);
    else add.push(withoutId(before));
  }
  // What was added and is not there as it was added: taken out since, or changed.
  for (const row of open) {
    const changed = fresh.takeSimilar(row);
    if (changed) left.push(changed);
  }
  return { change: { mode: 'edit', add, set, remove }, left };
}

/** The same, where what is left alone is nobody's concern. */
export const reversal = (changed: Changed, present: PresentRows): RecordChange =>
  reversalOf(changed, present).change;
