import type { EventPayload } from '../../shared/contract';
import type { Found } from '../../shared/contract/discovery';

/**
 * Takes changed rows into the list. A row keeps its place, also when it gets another key because its
 * MAC became known: it must not move under the hand that is about to press its button.
 */
export function mergeRows(
  rows: readonly Found[],
  { rows: changed, gone }: EventPayload<'discovery.found'>,
): readonly Found[] {
  const left = new Map(changed.map((row) => [row.key, row]));
  const take = (row: Found | undefined): Found[] => {
    if (row === undefined) return [];
    left.delete(row.key);
    return [row];
  };
  const known = new Set(rows.map((row) => row.key));
  const kept = rows.flatMap((row) => {
    if (!gone.includes(row.key)) return take(left.get(row.key) ?? row);
    const heir = changed.find((other) => other.address === row.address && !known.has(other.key));
    return take(heir && left.get(heir.key));
  });
  return [...kept, ...left.values()];
}
