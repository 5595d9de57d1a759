import { useMemo } from 'react';
import { useRecordWork } from '../../../stores/record-work';
import { useRecordList } from '../../../stores/records';
import { viewsOf, type RecordView } from '../records/views';

/** The contacts of an intercom with what was changed here. */
export function useContactViews(id: string): readonly RecordView[] {
  const { rows, readOnly } = useRecordList(id, 'contact');
  const { edits } = useRecordWork(id, 'contact');
  return useMemo(() => viewsOf({ rows: rows ?? [], readOnly, edits }), [rows, readOnly, edits]);
}
