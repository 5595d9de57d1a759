import type { RecordRow } from '../../../shared/contract/records';
import { naturalKey, sameRecord } from '../../../shared/device/record-compare';
import type { RecordKindInfo } from '../../../shared/device/records';
import type { Item } from './items';

/** Rows that came to a list since it was read, each to be found once. */
export interface NewRows {
  /** The row that was added as `row`, where the intercom keeps it just so. */
  take(row: RecordRow): RecordRow | undefined;
  /** A row of the same meaning that is not quite as it was sent. */
  takeSimilar(row: RecordRow): RecordRow | undefined;
  /** What nobody has taken. */
  left(): readonly RecordRow[];
}

/**
 * IDs from before that can still stand for the same row: the ID of one that this work has taken out may
 * be given to one that it adds (assumed of firmware whose table counts on from its highest number).
 */
export function knownIds(
  before: readonly RecordRow[],
  gone: readonly RecordRow[],
): ReadonlySet<string> {
  const out = new Set(gone.map((row) => row['ID'] ?? ''));
  return new Set(before.map((row) => row['ID'] ?? '').filter((id) => !out.has(id)));
}

/** Whether a row that was to go is gone: another one may have its ID by now. */
export function isGone(
  info: RecordKindInfo,
  row: RecordRow,
  there: RecordRow | undefined,
): boolean {
  return there === undefined || naturalKey(info, there) !== naturalKey(info, row);
}

export function newRows(options: {
  readonly info: RecordKindInfo;
  readonly now: readonly RecordRow[];
  /** IDs from before. */
  readonly known: ReadonlySet<string>;
}): NewRows {
  const { info, now, known } = options;
  const byKey = new Map<string, RecordRow[]>();
  for (const row of now) {
    if (known.has(row['ID'] ?? '')) continue;
    const key = naturalKey(info, row) ?? '';
    const list = byKey.get(key);
    if (list) list.push(row);
    else byKey.set(key, [row]);
  }
  const listOf = (row: RecordRow): RecordRow[] => byKey.get(naturalKey(info, row) ?? '') ?? [];
  return {
    take(row) {
      const list = listOf(row);
      const at = list.findIndex((one) => sameRecord(info, one, row));
      return at < 0 ? undefined : list.splice(at, 1)[0];
    },
    takeSimilar: (row) => listOf(row).shift(),
    left: () => [...byKey.values()].flat(),
  };
}

/** Which rows of a request whose answer was lost have taken, by the list as it is now. */
export function takenOf(options: {
  readonly info: RecordKindInfo;
  readonly now: readonly RecordRow[];
  readonly known: ReadonlySet<string>;
  /** Rows that were added before this request. */
  readonly addedBefore: readonly RecordRow[];
  readonly items: readonly Item[];
}): ReadonlySet<Item> {
  const { info, now, known, addedBefore, items } = options;
  const byId = new Map(now.map((row) => [row['ID'] ?? '', row]));
  const fresh = newRows({ info, now, known });
  for (const row of addedBefore) fresh.take(row);
  return new Set(
    items.filter(({ operation, row }) => {
      const there = byId.get(row['ID'] ?? '');
      switch (operation) {
        case 'add':
          return (fresh.take(row) ?? fresh.takeSimilar(row)) !== undefined;
        case 'set':
          return there !== undefined && sameRecord(info, there, row);
        case 'del':
          return isGone(info, row, there);
      }
    }),
  );
}
