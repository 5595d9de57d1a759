import type { ImportFormat } from '../../../../shared/contract/imports';
import type { RecordChange, RecordPreview, RecordRow } from '../../../../shared/contract/records';

/** Whether the intercom has an import of its own for such a file; it may still refuse it. */
export function offersDeviceWay(format: ImportFormat | undefined): boolean {
  return format !== undefined && format !== 'csv';
}

/** A preview that removes only the rows that were chosen by name. */
export function withChosen(preview: RecordPreview, ids: ReadonlySet<string>): RecordPreview {
  return { ...preview, removed: preview.removed.filter((row) => ids.has(row['ID'] ?? '')) };
}

/** What is asked of the intercom. Rows to remove are named one by one, never as "all others". */
export function changeToSend(options: {
  readonly rows: readonly RecordRow[];
  readonly preview: RecordPreview;
}): RecordChange {
  const { rows, preview } = options;
  if (preview.removed.length === 0) return { mode: 'wanted', rows: [...rows], removeOthers: false };
  return {
    mode: 'edit',
    add: preview.added,
    set: preview.changed.map(({ after }) => after),
    remove: preview.removed.flatMap((row) => (row['ID'] === undefined ? [] : [row['ID']])),
  };
}
