import type { RecordRow } from '../../../../shared/contract/records';
import type { RecordKindInfo } from '../../../../shared/device/records';
import { changedFields } from '../../../../shared/device/record-compare';
import { recordDifference } from '../../../../shared/device/record-diff';
import {
  toChange,
  withoutEdits,
  withRemoved,
  withRows,
  withSeen,
  type RecordEdits,
} from '../../../stores/record-edits';

export type RecordMark = 'kept' | 'added' | 'changed' | 'removed';

/** Why a row cannot be changed: a cloud owns it, it is on every unit, or it has no ID to name it by. */
export type RecordLock = 'cloud' | 'fixed' | 'noId';

/** A row of the table: what the intercom has, with what was changed here laid over it. */
export interface RecordView {
  /** The ID, or the key of a new row. */
  readonly key: string;
  readonly row: RecordRow;
  /** As it is on the intercom, where it was changed here. */
  readonly was?: RecordRow;
  readonly mark: RecordMark;
  /** Null where it can be changed. */
  readonly lock: RecordLock | null;
}

interface ViewsOptions {
  readonly rows: readonly RecordRow[];
  readonly readOnly: ReadonlySet<string>;
  readonly edits: RecordEdits;
  /** Rows that are on every intercom and stay as they are. */
  readonly fixed?: (row: RecordRow) => boolean;
}

/** Rows that were not touched keep their view, and with it their place in the search index. */
const keptViews = new WeakMap<RecordRow, RecordView>();

function keptView(row: RecordRow, key: string, lock: RecordLock | null): RecordView {
  const known = keptViews.get(row);
  if (known?.key === key && known.lock === lock) return known;
  const view: RecordView = { key, row, mark: 'kept', lock };
  keptViews.set(row, view);
  return view;
}

/** New rows first, so that they are seen; then those of the intercom in its order. */
export function viewsOf({ rows, readOnly, edits, fixed }: ViewsOptions): readonly RecordView[] {
  const removed = new Set(edits.remove);
  const added = edits.add.map<RecordView>(({ key, row }) => ({
    key,
    row,
    mark: 'added',
    lock: null,
  }));
  const present = rows.map<RecordView>((row, index) => {
    const id = row['ID'];
    // Without an ID a row cannot be named to the intercom, so nothing can be done with it.
    if (id === undefined || id === '') return keptView(row, `#${index}`, 'noId');
    const changed = edits.set[id];
    if (changed) return { key: id, row: changed, was: row, mark: 'changed', lock: null };
    if (removed.has(id)) return { key: id, row, mark: 'removed', lock: null };
    if (fixed?.(row) === true) return keptView(row, id, 'fixed');
    return keptView(row, id, readOnly.has(id) ? 'cloud' : null);
  });
  return [...added, ...present];
}

interface LeftOptions {
  readonly info: RecordKindInfo;
  readonly present: readonly RecordRow[];
  readonly edits: RecordEdits;
}

/** What of the edits is still to be done, now that the list was read again. */
export function editsLeft({ info, present, edits }: LeftOptions): RecordEdits {
  const left = recordDifference({ info, present, change: toChange(edits, info) });
  const open = new Set([...left.add, ...left.set, ...left.conflicts].map(({ index }) => index));
  const staying = left.conflicts.filter(({ index }) => index < 0).map(({ row }) => row);
  const marked = new Set([...left.remove, ...staying].map((row) => row['ID']));
  const { add, set, remove } = edits;
  const done = [
    ...Object.keys(set).filter((_, i) => !open.has(add.length + i)),
    ...remove.filter((id) => !marked.has(id)),
  ];
  const rest = withoutEdits(edits, done);
  return { ...rest, add: add.filter((_, index) => open.has(index)) };
}

interface PutOptions {
  readonly info: RecordKindInfo;
  readonly edits: RecordEdits;
  readonly rows: readonly { readonly view: RecordView; readonly row: RecordRow }[];
}

/** The rows as they shall be; one that is again as the intercom has it is no change any more. */
export function withEdited({ info, edits, rows }: PutOptions): RecordEdits {
  const same = ({ view, row }: PutOptions['rows'][number]) =>
    view.mark !== 'added' && changedFields(info, view.was ?? view.row, row).length === 0;
  const keys = rows.filter(same).map(({ view }) => view.key);
  const changed = rows.filter((one) => !same(one)).map(({ view, row }) => [view.key, row] as const);
  const seen = rows.flatMap(({ view }) => (view.mark === 'added' ? [] : [view.was ?? view.row]));
  return withRows(withoutEdits(withSeen(edits, seen), keys), new Map(changed));
}

/** Rows that shall go, with what they are now. */
export function withGone(edits: RecordEdits, views: readonly RecordView[]): RecordEdits {
  const there = views.flatMap((view) => (view.mark === 'added' ? [] : [view.was ?? view.row]));
  const keys = views.map(({ key }) => key);
  return withSeen(withRemoved(edits, keys), there);
}

/** Row by row, what a table filter asks for. */
export type RecordFilter = 'all' | 'edited' | 'cloud';

export function filterViews(
  views: readonly RecordView[],
  filter: RecordFilter,
): readonly RecordView[] {
  if (filter === 'all') return views;
  return views.filter((view) =>
    filter === 'cloud' ? view.lock === 'cloud' : view.mark !== 'kept',
  );
}
