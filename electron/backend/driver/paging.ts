import { isAppError } from '../../../shared/errors';
import type { Row, Rows } from './record';

/** Rows of one page (manual and device notes 1.3). */
const PAGE = 10;
/** No unit holds more than 50 000 rows (device notes 1.8); ends a list that never does. */
const MAX_PAGES = 6000;

/** A list as far as it came. */
export interface WholeList {
  readonly rows: Rows;
  /** How many more rows the intercom says it has than it sent; 0 where it sent them all. */
  readonly missing: number;
}

export interface Page {
  readonly items: Rows;
  readonly total?: number;
}

/**
 * Every row of a paged list. A list that came short is walked once more: rows may have gone while it
 * was read. What is missing then is told, for nobody may take a short list for a whole one.
 */
export async function walkPages(fetch: (page: number) => Promise<Page>): Promise<WholeList> {
  const first = await walkOnce(fetch);
  if (first.missing === 0) return first;
  const second = await walkOnce(fetch);
  return second.missing < first.missing ? second : first;
}

/**
 * Every row of a paged list, once. What units say about their pages is trusted only where it agrees with
 * what they send: some ignore the page and send the same rows again, some give the size of the page
 * as the total, some answer a page past the end with the total and no rows (device notes 1.3).
 */
async function walkOnce(fetch: (page: number) => Promise<Page>): Promise<WholeList> {
  const rows: Row[] = [];
  const seen = new Set<string>();
  let expected: number | undefined;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { items, total } = await fetch(page).catch((error: unknown): Page => {
      // Some units refuse a page past the end; that is one only where all rows are here.
      if (isAppError(error, 'device.refused') && expected !== undefined && rows.length >= expected)
        return { items: [] };
      throw error;
    });
    expected = total ?? expected;
    // Rows may move to the next page while the list is read: they come twice, and count once. Equal
    // rows within one page are rows of their own.
    const fresh = items.filter((item) => !seen.has(JSON.stringify(item)));
    if (fresh.length === 0) break;
    for (const item of fresh) seen.add(JSON.stringify(item));
    rows.push(...fresh);
    const full = items.length > 0 && items.length % PAGE === 0;
    // A total that equals full pages may be the size of the page: one more page tells.
    if (total !== undefined && rows.length >= total && !full) break;
    // Without paging the unit has sent all it has, and says so.
    if (total !== undefined && items.length > PAGE && rows.length >= total) break;
  }
  return { rows, missing: Math.max(0, (expected ?? 0) - rows.length) };
}
