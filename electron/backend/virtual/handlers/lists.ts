import { ok, text } from '../reply';
import type { Device } from '../device';
import type { ApiRequest, JsonReply } from '../reply';
import type { Row } from '../types';

/** ID and counts as the model writes them. */
export function shownId(device: Device, id: string | undefined): string | number {
  return device.dialect.ids === 'number' ? Number(id ?? 0) : (id ?? '');
}

function shownCount(device: Device, count: number): string | number {
  return device.dialect.counts === 'text' ? String(count) : count;
}

export type ShownRow = Readonly<Record<string, unknown>>;

/**
 * A list as the model answers it: with pages (`page`, 10 rows, `num` the total, `curPageNum` the
 * rows of this page) or whole. Past the last page `num` stays and `item` is empty (device notes 1.3).
 * `show` makes of a row what is sent; it is asked only for the rows of the page.
 */
export function listReply<Stored>(
  device: Device,
  request: ApiRequest,
  { rows, show }: { readonly rows: readonly Stored[]; readonly show: (row: Stored) => ShownRow },
): JsonReply {
  const { page, itemKey } = device.dialect;
  const num = shownCount(device, rows.length);
  const asked = text(request.data, 'page');
  if (page === undefined || (asked === undefined && page.withoutPage === 'all'))
    return ok({ num, [itemKey]: rows.map(show) });
  const start = (Math.max(1, Number(asked ?? '1') || 1) - 1) * page.size;
  const shown = rows.slice(start, start + page.size).map(show);
  return ok({ num, curPageNum: shownCount(device, shown.length), [itemKey]: shown });
}

/** Answer to add, set and del: one entry per row. */
export function resultData(device: Device, items: readonly ShownRow[]): ShownRow {
  return { num: shownCount(device, items.length), [device.dialect.itemKey]: items };
}

/** Rows in which one of `fields` contains the filter text: partial match (device notes 1.3). */
export function matching(
  rows: readonly Row[],
  filter: string | undefined,
  fields: readonly string[],
): readonly Row[] {
  if (filter === undefined || filter === '') return rows;
  const wanted = filter.toLowerCase();
  return rows.filter((row) =>
    fields.some((field) => (row[field] ?? '').toLowerCase().includes(wanted)),
  );
}
