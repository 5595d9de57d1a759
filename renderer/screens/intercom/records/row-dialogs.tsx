import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '../../../../shared/contract/records';
import type { RecordField, RecordKindInfo } from '../../../../shared/device/records';
import { sourceOf, type SourceTelling } from '../../../../shared/device/record-source';
import { fieldValue } from '../../../../shared/device/rules';
import { withAdded } from '../../../stores/record-edits';
import type { WorkOn } from '../../../stores/record-work';
import { BulkDialog } from './bulk-dialog';
import type { RecordContext } from './context';
import { RecordEditor } from './editor';
import { newRow, withField } from './field-text';
import { takenCodes } from './taken';
import { withEdited, type RecordView } from './views';

/** What is asked about rows, in front of the table. */
export type RowDialog =
  | { readonly open: 'add' }
  | { readonly open: 'row'; readonly view: RecordView }
  | {
      readonly open: 'bulk';
      readonly views: readonly RecordView[];
      readonly done: () => void;
      /** The field that is asked for first. */
      readonly field?: string;
    };

interface RowDialogsProps {
  readonly dialog: RowDialog;
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  readonly work: WorkOn;
  readonly source: SourceTelling;
  readonly views: readonly RecordView[];
  readonly initial?: RecordRow;
  readonly onEdited?: (before: RecordRow, after: RecordRow) => void;
  readonly onRemove: (views: readonly RecordView[], done: () => void) => void;
  readonly onClose: () => void;
}

/** The editor of a row, of a new one, or of many at once. */
export function RowDialogs(props: RowDialogsProps) {
  const { dialog, work, onClose } = props;
  switch (dialog.open) {
    case 'add':
      return <AddDialog {...props} />;
    case 'row':
      return <EditDialog {...props} view={dialog.view} />;
    case 'bulk':
      return (
        <Bulk
          {...props}
          selected={dialog.views}
          field={dialog.field}
          onApply={(field, value) => {
            const rows = dialog.views
              .filter(({ lock }) => lock === null)
              .map((view) => ({ view, row: withField(view.row, field, value) }));
            work.change((edits) => withEdited({ info: props.info, edits, rows }));
            dialog.done();
            onClose();
          }}
        />
      );
  }
}

function AddDialog({ info, context, work, views, initial, onClose }: RowDialogsProps) {
  const empty = { ...newRow(info), ...initial };
  const [next, setNext] = useState({ turn: 0, row: empty });
  const add = (row: RecordRow) => work.change((edits) => withAdded(edits, [row]));
  return (
    <RecordEditor
      key={next.turn}
      info={info}
      context={context}
      mode="add"
      row={next.row}
      check={takenCodes({ info, views, key: null })}
      onKeep={(row) => {
        add(row);
        onClose();
      }}
      onKeepAndNext={(row) => {
        add(row);
        // The next one is likely to have the same doors and times, and another name.
        setNext(({ turn }) => ({ turn: turn + 1, row: nextRow(info, row, empty) }));
      }}
      onClose={onClose}
    />
  );
}

/** What belongs to one row begins anew; what many share stays. */
const OWN: readonly RecordField['kind'][] = ['text', 'pin', 'card', 'cards', 'phone'];

function nextRow(info: RecordKindInfo, row: RecordRow, empty: RecordRow): RecordRow {
  return info.fields
    .filter(({ kind }) => OWN.includes(kind))
    .reduce((next, field) => withField(next, field, fieldValue(empty, field)), row);
}

function EditDialog(props: RowDialogsProps & { readonly view: RecordView }) {
  const { info, context, work, source, views, view, onEdited, onRemove, onClose } = props;
  return (
    <RecordEditor
      info={info}
      context={context}
      mode="edit"
      lock={view.lock}
      source={sourceOf(view.row, source).long}
      row={view.row}
      check={takenCodes({ info, views, key: view.key })}
      onKeep={(row) => {
        work.change((edits) => withEdited({ info, edits, rows: [{ view, row }] }));
        onEdited?.(view.row, row);
        onClose();
      }}
      onRemove={
        view.lock === null
          ? () => {
              // What is asked first stands alone on the screen.
              onClose();
              onRemove([view], () => undefined);
            }
          : undefined
      }
      onClose={onClose}
    />
  );
}

interface BulkProps extends RowDialogsProps {
  readonly selected: readonly RecordView[];
  readonly field?: string;
  readonly onApply: (field: RecordField, value: string) => void;
}

function Bulk({ info, context, selected, field, onApply, onClose }: BulkProps) {
  const { t } = useTranslation();
  const locked = selected.filter(({ lock }) => lock !== null).length;
  return (
    <BulkDialog
      info={info}
      context={context}
      first={field}
      count={selected.length - locked}
      leftOut={locked > 0 ? t('records.lock.leftOut', { count: locked }) : undefined}
      onApply={onApply}
      onClose={onClose}
    />
  );
}
