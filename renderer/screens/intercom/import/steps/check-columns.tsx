import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconEyeOff,
  type Icon,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { RecordKindInfo } from '../../../../../shared/device/records';
import type { Column } from '../../../../components/data-table';
import { StatusText } from '../../../../components/status-text';
import type { Tone } from '../../../../components/tone';
import { recordColumns } from '../../records/columns';
import type { RecordContext } from '../../records/context';
import type { RecordView } from '../../records/views';
import type { CheckedRow, RowState } from '../sheet';

/** A row of the table: as the lists of an intercom show theirs, with what is wrong beside it. */
export interface SheetView extends RecordView {
  readonly checked: CheckedRow;
}

/** Views of rows that did not change are kept, and with them their place in the search index. */
const known = new WeakMap<CheckedRow['entry'], SheetView>();

function viewOf(checked: CheckedRow): SheetView {
  const { entry, state, problems } = checked;
  const before = known.get(entry);
  const same =
    before?.checked.state === state &&
    before.checked.problems.map(messageOf).join() === problems.map(messageOf).join();
  if (same) return before;
  const mark = state === 'left-out' ? 'removed' : entry.mended ? 'changed' : 'kept';
  const view: SheetView = {
    key: String(entry.number),
    row: entry.row,
    mark,
    lock: null,
    checked,
  };
  known.set(entry, view);
  return view;
}

const messageOf = ({ message }: { readonly message: string }): string => message;

/** Rows in the order given by their numbers. */
export function sheetViews(options: {
  readonly checked: readonly CheckedRow[];
  readonly order: readonly number[];
}): readonly SheetView[] {
  const { checked, order } = options;
  return order.flatMap((number) => {
    const one = checked[number - 1];
    return one ? [viewOf(one)] : [];
  });
}

const LOOKS: Readonly<Record<RowState, { readonly tone: Tone; readonly icon: Icon }>> = {
  wrong: { tone: 'bad', icon: IconCircleX },
  look: { tone: 'warn', icon: IconAlertTriangle },
  good: { tone: 'good', icon: IconCircleCheck },
  'left-out': { tone: 'neutral', icon: IconEyeOff },
};

/** What stands in the column of the state: the first thing that is wrong, in words. */
export function problemText({ checked }: SheetView, t: TFunction): string {
  const [worst] = [...checked.problems].sort((a, b) => a.severity.localeCompare(b.severity));
  if (worst) return worst.message;
  if (checked.state === 'good' && checked.entry.mended) return t('importing.state.mended');
  return t(`importing.state.${checked.state}`);
}

/** Fields that are shown beside the state; the others can be chosen. */
const SHOWN_FIELDS = 2;

/** Number, state in words, the fields of the kind, and the way to mend the row. */
export function sheetColumns(options: {
  readonly info: RecordKindInfo;
  readonly context: RecordContext;
  readonly t: TFunction;
  readonly onMend: (number: number) => void;
}): readonly Column<SheetView>[] {
  const { info, context, t, onMend } = options;
  const fields = recordColumns({ info, context, t, showSecrets: true }).filter(({ id }) =>
    info.fields.some(({ key }) => key === id),
  );
  return [
    {
      id: 'number',
      title: t('importing.check.number'),
      width: '64px',
      text: ({ key }) => key,
      sort: ({ checked }) => checked.entry.number,
    },
    {
      id: 'problem',
      title: t('importing.check.problem'),
      width: 'minmax(170px, 2fr)',
      text: (view) => problemText(view, t),
      cell: (view) => {
        const { tone, icon } = LOOKS[view.checked.state];
        return (
          <StatusText tone={tone} icon={icon}>
            {problemText(view, t)}
          </StatusText>
        );
      },
    },
    ...fields.map((column, index) => ({ ...column, hidden: index >= SHOWN_FIELDS })),
    {
      id: 'mend',
      title: t('importing.check.mend'),
      width: '116px',
      text: () => '',
      actions: true,
      cell: ({ checked: { entry, state } }, { active }) =>
        state === 'left-out' ? null : (
          <Button
            variant="subtle"
            px="sm"
            tabIndex={active ? 0 : -1}
            onClick={() => onMend(entry.number)}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            {t(state === 'wrong' ? 'importing.check.mend' : 'importing.check.change')}
          </Button>
        ),
    },
  ];
}
