import type { CallParsed } from '../../../../shared/contract';
import type { HistoryHead } from '../../../../shared/contract/site-report';
import type { HistoryEntry } from '../../../../shared/site/document';

/** A line without what happened at each door. */
export const headOf = ({ doors, ...entry }: HistoryEntry): HistoryHead => ({
  ...entry,
  doors: doors.length,
  missed: doors.filter(({ done }) => !done).length,
});

type Wanted = Omit<CallParsed<'history.list'>, 'site'>;

/** The lines that are asked for, newest first; of those done at the same moment the later one first. */
export function findEntries(
  history: readonly HistoryEntry[],
  { what, door, text, offset, limit }: Wanted,
): { readonly total: number; readonly entries: readonly HistoryHead[] } {
  const sought = text.toLocaleLowerCase();
  const found = history.filter(
    (entry) =>
      (what === undefined || what.includes(entry.what)) &&
      (door === undefined || entry.doors.some((one) => one.door === door)) &&
      [entry.title, entry.result, entry.by].some((part) =>
        part.toLocaleLowerCase().includes(sought),
      ),
  );
  const newest = found.reverse().sort((one, other) => other.at - one.at);
  return { total: found.length, entries: newest.slice(offset, offset + limit).map(headOf) };
}
