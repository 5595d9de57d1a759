import type { RecordReport, RecordRow } from '../../../shared/contract/records';
import { differingFields, lostFields } from '../../../shared/device/record-compare';
import type { RecordField, RecordKindInfo } from '../../../shared/device/records';
import type { Fate, Item } from './items';
import { isGone, knownIds, newRows } from './settle';

type Failure = RecordReport['failed'][number];

const NOT_KEPT = 'The intercom said OK, but did not keep this row.';
const NOT_REMOVED = 'The intercom said OK, but this row is still there.';
const NOT_SEEN =
  'The intercom sent back fewer rows than it counts, and not this one: it may have it or not.';

export interface Verdict {
  /** Rows that are as they were wanted. */
  readonly good: ReadonlySet<Item>;
  readonly failed: readonly Failure[];
  /** Fields of which the intercom keeps nothing at all. */
  readonly lost: readonly RecordField[];
}

interface Read {
  readonly info: RecordKindInfo;
  readonly items: readonly Item[];
  readonly fates: ReadonlyMap<Item, Fate>;
  /** The list before, and as it was read back. */
  readonly before: readonly RecordRow[];
  readonly after: readonly RecordRow[];
  /** Rows that were counted and not sent back: what is not seen may still be there. */
  readonly missing: number;
}

/** Judges every row that was sent by what the intercom has now; what it answered only explains. */
export function verify({ info, items, fates, before, after, missing }: Read): Verdict {
  const out = items.filter((one) => one.operation === 'del' || fates.get(one)?.kind === 'replaced');
  const known = knownIds(
    before,
    out.map(({ row }) => row),
  );
  const byId = new Map(after.map((row) => [row['ID'] ?? '', row]));
  const fresh = newRows({ info, now: after, known });
  const good = new Set<Item>();
  const open: Item[] = [];
  const failed: Failure[] = [];

  const fail = (item: Item, found: RecordRow | undefined): void => {
    const fate = fates.get(item);
    const said = fate?.kind === 'failed' ? fate : undefined;
    const unseen = found === undefined && missing > 0;
    const absent = unseen ? NOT_SEEN : item.operation === 'del' ? NOT_REMOVED : NOT_KEPT;
    const otherwise = found && item.operation !== 'del';
    const reason = said?.reason ?? (otherwise ? keptOtherwise(info, found, item.row) : absent);
    const code = unseen ? 'device.unknown-outcome' : 'device.not-stored';
    failed.push({ row: item.row, reason, code: said?.code ?? code });
  };

  for (const item of items) {
    const there = byId.get(item.row['ID'] ?? '');
    if (item.operation === 'add' || fates.get(item)?.kind === 'replaced') {
      if (fresh.take(item.row)) good.add(item);
      else open.push(item);
    } else if (item.operation === 'del') {
      if (isGone(info, item.row, there) && missing === 0) good.add(item);
      else fail(item, isGone(info, item.row, there) ? undefined : there);
    } else if (there && differingFields(info, there, item.row).length === 0) good.add(item);
    else fail(item, there);
  }
  for (const item of open) fail(item, fresh.takeSimilar(item.row));
  // Nobody asked for a row of the same content once more: an answer must have been lost on the way.
  const again = newRows({ info, now: fresh.left(), known });
  for (const item of good)
    if (item.operation === 'add' && again.take(item.row)) failed.push(twice(item));
  const sent = items.filter(({ operation }) => operation !== 'del').map(({ row }) => row);
  return { good, failed, lost: lostFields(info, after, sent) };
}

function twice({ row }: Item): Failure {
  const reason = 'The intercom has this row twice now: remove one of them.';
  return { row, reason, code: 'device.unknown-outcome' };
}

function keptOtherwise(info: RecordKindInfo, found: RecordRow, wanted: RecordRow): string {
  const fields = differingFields(info, found, wanted).map((field) => {
    const value = found[field.key] ?? '';
    if (field.secret || field.kind === 'weekdays') return field.label;
    return `${field.label} ("${value}")`;
  });
  return `The intercom keeps something else of this row: ${fields.join(', ')}.`;
}
