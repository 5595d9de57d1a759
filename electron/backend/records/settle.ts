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
          return there === undefined;
      }
    }),
  );
}
