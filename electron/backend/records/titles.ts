import type { EditableKind, RecordChange } from '../../../shared/contract/records';
import { RECORD_KINDS } from '../../../shared/device/records';

/** What a job does, in words: "Add 3 RF cards to Front gate". */
export function titleOf(kind: EditableKind, change: RecordChange, door: string): string {
  const { one, many } = RECORD_KINDS[kind];
  const of = (count: number): string => `${count} ${count === 1 ? one : many}`;
  if (change.mode === 'wanted')
    return change.removeOthers
      ? `Replace the ${many} on ${door} by ${change.rows.length}`
      : `Bring ${of(change.rows.length)} to ${door}`;
  const { add, set, remove } = change;
  if (set.length + remove.length === 0) return `Add ${of(add.length)} to ${door}`;
  if (add.length + remove.length === 0) return `Change ${of(set.length)} on ${door}`;
  if (add.length + set.length === 0) return `Remove ${of(remove.length)} from ${door}`;
  return `Change the ${many} on ${door}: ${add.length} added, ${set.length} changed, ${remove.length} removed`;
}
