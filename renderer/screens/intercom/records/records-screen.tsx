import { useEffect, type ReactNode } from 'react';
import type { Intercom } from '../../../../shared/contract/intercoms';
import type { EditableKind, RecordRow } from '../../../../shared/contract/records';
import { RECORD_KINDS } from '../../../../shared/device/records';
import { useRecordWork } from '../../../stores/record-work';
import { loadRecords, useRecordList } from '../../../stores/records';
import type { Column } from '../../../components/data-table';
import { useRecordContext } from './context';
import { ResultPage } from './result-page';
import { ReviewPage } from './review-page';
import { TablePage } from './table-page';
import { useSettle } from './use-settle';
import type { RecordView } from './views';

export interface RecordsScreenProps {
  readonly intercom: Intercom;
  readonly kind: EditableKind;
  /** Stands where the heading does; the name of the kind unless told. */
  readonly heading?: ReactNode;
  /** One sentence about what this list is for; said while it is empty. */
  readonly intro?: string;
  /** Only these rows are shown, for example those of one group. Keep it stable. */
  readonly only?: (row: RecordRow) => boolean;
  /** A row of the intercom was changed in the editor: other lists may have to follow. */
  readonly onEdited?: (before: RecordRow, after: RecordRow) => void;
  /** What a new row begins with, over the fields' own beginnings. */
  readonly initial?: RecordRow;
  /** Beside the search: a choice of its own. */
  readonly tools?: ReactNode;
  /** A line above the table. */
  readonly notice?: ReactNode;
  /** Buttons in the line of the heading: import, export. */
  readonly actions?: ReactNode;
  /** Columns of the screen's own, between those of the kind and the state. Keep them stable. */
  readonly columns?: readonly Column<RecordView>[];
  /** A field that is often given to many rows at once: a button of its own for it. */
  readonly bulk?: { readonly key: string; readonly label: string };
  /** Asks something before rows are removed; calls `go` to remove them. */
  readonly onRemove?: (views: readonly RecordView[], go: () => void) => void;
  /** Rows that are on every intercom and stay as they are. Keep it stable. */
  readonly fixed?: (row: RecordRow) => boolean;
}

/**
 * One list of an intercom: table, editor, review, result. Whatever is changed is collected first and
 * written at once, by the review.
 */
export function RecordsScreen(props: RecordsScreenProps) {
  const { intercom, kind } = props;
  const { id } = intercom;
  const info = RECORD_KINDS[kind];
  const list = useRecordList(id, kind);
  const work = useRecordWork(id, kind);
  const context = useRecordContext(intercom, kind);
  useEffect(() => {
    void loadRecords(id, kind);
  }, [id, kind]);
  useSettle(id, info, work);

  switch (work.page) {
    case 'review':
      return <ReviewPage {...{ id, info, context, work }} />;
    case 'result':
      return <ResultPage {...{ id, info, work }} />;
    case 'table':
      return <TablePage {...props} {...{ info, list, work, context }} />;
  }
}
