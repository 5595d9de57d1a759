import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconEyeOff, IconFileDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditableKind, RecordRow } from '../../../../../shared/contract/records';
import { RECORD_KINDS } from '../../../../../shared/device/records';
import { DataTable } from '../../../../components/data-table';
import type { RecordContext } from '../../records/context';
import { RecordEditor } from '../../records/editor';
import { rowName } from '../../records/field-text';
import classes from '../import.module.css';
import {
  isChosenLater,
  leaveOut,
  mend,
  replaceRow,
  type CheckedRow,
  type RowState,
  type SheetRow,
} from '../sheet';
import { sheetColumns, sheetViews, type SheetView } from './check-columns';

interface CheckStepProps {
  readonly kind: EditableKind;
  readonly sheet: readonly SheetRow[];
  /** The same rows, as `checkSheet` judges them now. */
  readonly checked: readonly CheckedRow[];
  /** Numbers of the rows in the order in which they are shown; those with problems first. */
  readonly order: readonly number[];
  readonly context: RecordContext;
  readonly onChange: (sheet: readonly SheetRow[]) => void;
  /** Saves the rows that were refused with the reason; absent where there was no file. */
  readonly onSaveRefused?: () => void;
}

type Shown = 'all' | Exclude<RowState, 'good'>;

/** How many rows are in each state. */
export function countStates(checked: readonly CheckedRow[]): Readonly<Record<RowState, number>> {
  const counts = { wrong: 0, look: 0, good: 0, 'left-out': 0 };
  for (const { state } of checked) counts[state] += 1;
  return counts;
}

/** The rows of a file with what is wrong with them: mended here, or left out. */
export function CheckStep(props: CheckStepProps) {
  const { kind, sheet, checked, order, context, onChange, onSaveRefused } = props;
  const { t } = useTranslation();
  const info = RECORD_KINDS[kind];
  const [shown, setShown] = useState<Shown>('all');
  const [mending, setMending] = useState<number | null>(null);
  const [looked, setLooked] = useState<number | null>(null);

  const counts = useMemo(() => countStates(checked), [checked]);
  const views = useMemo(() => sheetViews({ checked, order }), [checked, order]);
  const columns = useMemo(
    () => sheetColumns({ info, context, t, onMend: setMending }),
    [info, context, t],
  );
  const filtered =
    shown === 'all' ? views : views.filter(({ checked: { state } }) => state === shown);
  const wrong = checked.filter(({ state }) => state === 'wrong');

  const setLeftOut = (numbers: readonly number[], leftOut: boolean) =>
    onChange(leaveOut(sheet, new Set(numbers), leftOut));
  const current = checked.find(({ entry }) => entry.number === mending);
  // Without a choice it is the first row that is not right.
  const told = checked.find(({ entry }) => entry.number === looked) ?? wrong[0];
  const keep = (row: RecordRow) => {
    if (current) onChange(replaceRow(sheet, mend(current.entry, row, info.fields)));
    setMending(null);
  };

  return (
    <div className={classes.check}>
      <Text role="status">{t('importing.check.counts', { total: checked.length, ...counts })}</Text>
      <Group gap="sm">
        <SegmentedControl
          aria-label={t('importing.check.filter.label')}
          value={shown}
          onChange={(value) => setShown(value)}
          data={[
            { value: 'all', label: t('importing.check.filter.all', { count: checked.length }) },
            { value: 'wrong', label: t('importing.check.filter.wrong', { count: counts.wrong }) },
            { value: 'look', label: t('importing.check.filter.look', { count: counts.look }) },
            {
              value: 'left-out',
              label: t('importing.check.filter.leftOut', { count: counts['left-out'] }),
            },
          ]}
        />
        {wrong.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconEyeOff size={18} aria-hidden />}
            onClick={() =>
              setLeftOut(
                wrong.map(({ entry }) => entry.number),
                true,
              )
            }
          >
            {t('importing.check.leaveOutWrong', { count: wrong.length })}
          </Button>
        )}
        {onSaveRefused && counts.wrong + counts['left-out'] > 0 && (
          <Button
            variant="default"
            leftSection={<IconFileDownload size={18} aria-hidden />}
            onClick={onSaveRefused}
          >
            {t('importing.check.saveRefused')}
          </Button>
        )}
      </Group>
      {told !== undefined && told.problems.length > 0 && (
        <Text size="sm" className={classes.told}>
          {t('importing.check.told', {
            number: told.entry.number,
            text: told.problems.map(({ message }) => message).join(' '),
          })}
        </Text>
      )}
      <div className={classes.table}>
        <DataTable
          label={t('importing.check.rows')}
          name={`import.${kind}`}
          rows={filtered}
          columns={columns}
          rowKey={viewKey}
          rowName={(view) => t('importing.check.row', { number: view.checked.entry.number })}
          onOpen={({ checked: { entry } }) => setMending(entry.number)}
          onCurrent={({ checked: { entry } }) => setLooked(entry.number)}
          muted={({ checked: { state } }) => state === 'left-out'}
          selectionActions={(rows, done) => (
            <SelectionActions rows={rows} done={done} onLeaveOut={setLeftOut} />
          )}
          empty={<Text>{t('importing.check.noneShown')}</Text>}
        />
      </div>
      {current && (
        <RecordEditor
          key={current.entry.number}
          info={info}
          context={context}
          mode="edit"
          row={current.entry.row}
          title={t('importing.check.mendTitle', {
            number: current.entry.number,
            name: rowName(info, current.entry.row),
          })}
          notice={current.problems.map(({ message }) => message)}
          without={(field) => isChosenLater(current.entry.row, field)}
          onKeep={keep}
          onClose={() => setMending(null)}
        />
      )}
    </div>
  );
}

const viewKey = ({ key }: SheetView) => key;

interface SelectionProps {
  readonly rows: readonly SheetView[];
  readonly done: () => void;
  readonly onLeaveOut: (numbers: readonly number[], leftOut: boolean) => void;
}

function SelectionActions({ rows, done, onLeaveOut }: SelectionProps) {
  const { t } = useTranslation();
  const numbers = (state: (state: RowState) => boolean) =>
    rows.filter(({ checked }) => state(checked.state)).map(({ checked }) => checked.entry.number);
  const inside = numbers((state) => state !== 'left-out');
  const outside = numbers((state) => state === 'left-out');
  return (
    <>
      {inside.length > 0 && (
        <Button
          variant="default"
          onClick={() => {
            onLeaveOut(inside, true);
            done();
          }}
        >
          {t('importing.check.leaveOut', { count: inside.length })}
        </Button>
      )}
      {outside.length > 0 && (
        <Button
          variant="default"
          onClick={() => {
            onLeaveOut(outside, false);
            done();
          }}
        >
          {t('importing.check.takeIn', { count: outside.length })}
        </Button>
      )}
    </>
  );
}
