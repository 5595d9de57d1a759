import type { ImportFormat } from '../../../../shared/contract/imports';
import type { RecordChange, RecordPreview, RecordRow } from '../../../../shared/contract/records';
import { asSeen, ownChanges } from '../../../../shared/device/record-meanwhile';
import type { RecordKindInfo } from '../../../../shared/device/records';

/** Whether the intercom has an import of its own for such a file; it may still refuse it. */
export function offersDeviceWay(format: ImportFormat | undefined): boolean {
  return format !== undefined && format !== 'csv';
}

/** A preview that removes only the rows that were chosen by name. */
export function withChosen(preview: RecordPreview, ids: ReadonlySet<string>): RecordPreview {
  return { ...preview, removed: preview.removed.filter((row) => ids.has(row['ID'] ?? '')) };
}

/** What is asked of the intercom, of the preview that was looked at. Rows to remove are named one by one, never as "all others". */
export function changeToSend(options: {
  readonly rows: readonly RecordRow[];
  readonly preview: RecordPreview;
  readonly info: RecordKindInfo;
}): RecordChange {
  const { rows, preview, info } = options;
  const { added, changed, removed } = preview;
  if (changed.length + removed.length === 0)
    return { mode: 'wanted', rows: [...rows], removeOthers: false };
  return {
    mode: 'edit',
    add: added,
    set: changed.map(({ before, after }) => ownChanges(before, after)),
    remove: removed.flatMap((row) => (row['ID'] === undefined ? [] : [row['ID']])),
    // What was looked at: a row that somebody changes meanwhile is not overwritten.
    seen: [...changed.map(({ before }) => before), ...removed].map((row) => asSeen(info, row)),
  };
}
