import type { RecordRow } from '../../../../shared/contract/records';
import { compareValues } from '../../../components/data-table/column';
import type { RecordView } from '../records/views';

export interface GroupCount {
  /** As the contacts name it; empty for those in none. */
  readonly name: string;
  readonly count: number;
}

/** The contacts as they shall be, without those that go. */
export const staying = (views: readonly RecordView[]): readonly RecordRow[] =>
  views.filter(({ mark }) => mark !== 'removed').map(({ row }) => row);

/** Contacts that stand in one of these groups and can be moved out of it. */
export const membersOf = (
  views: readonly RecordView[],
  names: ReadonlySet<string>,
): readonly RecordView[] =>
  views.filter(
    ({ row, lock, mark }) =>
      row['Group'] !== undefined &&
      row['Group'] !== '' &&
      names.has(row['Group']) &&
      lock === null &&
      mark !== 'removed',
  );

/** The groups that the contacts name, and those that nobody is in, with how many are in each. */
export function groupCounts(
  contacts: readonly RecordRow[],
  groups: readonly string[] = [],
): readonly GroupCount[] {
  const counts = new Map<string, number>(groups.map((name) => [name, 0]));
  for (const { Group = '' } of contacts) counts.set(Group, (counts.get(Group) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => compareValues(a.name, b.name));
}
