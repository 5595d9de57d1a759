import type { RecordRow } from '../../../../shared/contract/records';
import { compareValues } from '../../../components/data-table/column';

export interface GroupCount {
  /** As the contacts name it; empty for those in none. */
  readonly name: string;
  readonly count: number;
}

/** The groups that the contacts name, with how many are in each. */
export function groupCounts(contacts: readonly RecordRow[]): readonly GroupCount[] {
  const counts = new Map<string, number>();
  for (const { Group = '' } of contacts) counts.set(Group, (counts.get(Group) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => compareValues(a.name, b.name));
}
