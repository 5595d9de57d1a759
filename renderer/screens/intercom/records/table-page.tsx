import { Alert, Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconListDetails, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKindInfo } from '../../../../shared/device/records';
import { sourceTelling } from '../../../../shared/device/record-source';
import { DataTable } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { SilenceNote } from '../../../components/silence-note';
import { withoutEdits } from '../../../stores/record-edits';
import type { WorkOn } from '../../../stores/record-work';
import { loadRecords, type RecordList } from '../../../stores/records';
import { capital } from '../../../text/capital';
import { bulkFields } from './bulk-dialog';
import { recordColumns } from './columns';
import type { RecordContext } from './context';
import { rowName } from './field-text';
import { Lacking } from './lacking';
import { MoreMenu } from './more-menu';
import { PendingBar } from './pending-bar';
import classes from './records.module.css';
import type { RecordsScreenProps } from './records-screen';
import { RowDialogs, type RowDialog } from './row-dialogs';
import { filterViews, viewsOf, withGone, type RecordFilter, type RecordView } from './views';

export interface TablePageProps extends RecordsScreenProps {
  readonly info: RecordKindInfo;
  readonly list: RecordList;
  readonly work: WorkOn;
  readonly context: RecordContext;
}

const keyOf = (view: RecordView) => view.key;
const goes = (view: RecordView) => view.mark === 'removed';

/** The list itself, with everything that can be done to it. */
export function TablePage(props: TablePageProps) {
  const { intercom, info, list, work, context, only, fixed, columns: own, bulk } = props;
  const { t } = useTranslation();
  const [filter, setFilter] = useState<RecordFilter>('all');
  const [showSecrets, setShowSecrets] = useState(false);
  const [dialog, setDialog] = useState<RowDialog | null>(null);
  const { id } = intercom;
  const { kind, one, many } = info;
  const { rows, readOnly, problem } = list;
  const { edits } = work;

  const all = useMemo(
    () => viewsOf({ rows: rows ?? [], readOnly, edits, fixed }),
    [rows, readOnly, edits, fixed],
  );
  const views = useMemo(() => (only ? all.filter(({ row }) => only(row)) : all), [all, only]);
  const shown = useMemo(() => filterViews(views, filter), [views, filter]);
  const source = useMemo(
    () => sourceTelling(kind, rows ?? [], intercom.model),
    [kind, rows, intercom.model],
  );
  const columns = useMemo(() => {
    const known = recordColumns({ info, context, showSecrets, source, t });
    // The state of a row stands last in every list.
    return [...known.slice(0, -1), ...(own ?? []), ...known.slice(-1)];
  }, [info, context, showSecrets, source, t, own]);

  if (problem?.code === 'device.unsupported') return <Lacking intercom={intercom} many={many} />;
  const readAgain = () => void loadRecords(id, kind);
  const add = () => setDialog({ open: 'add' });
  const remove = (gone: readonly RecordView[], done: () => void) => {
    const go = () => {
      work.change((before) => withGone(before, gone));
      done();
    };
    if (props.onRemove) props.onRemove(gone, go);
    else go();
  };
  return (
    <div className={classes.screen} data-fills>
      <div className={classes.top}>
        {props.heading ?? <Title order={2}>{capital(many)}</Title>}
        {list.reading && rows !== null && (
          <Text size="sm" c="dimmed" role="status">
            {t('records.reading', { many })}
          </Text>
        )}
        {props.actions}
        <MoreMenu
          {...{ intercom, info, work }}
          count={rows?.length ?? 0}
          secrets={
            info.fields.some(({ secret }) => secret === true)
              ? { shown: showSecrets, toggle: () => setShowSecrets(!showSecrets) }
              : null
          }
          onReadAgain={readAgain}
        />
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={rows === null}
          onClick={add}
        >
          {t('records.add', { one })}
        </Button>
      </div>
      {props.intro !== undefined && rows?.length === 0 && <Text c="dimmed">{props.intro}</Text>}
      {problem !== null && (
        <ErrorNotice error={problem} ways={[{ label: t('common.tryAgain'), run: readAgain }]} />
      )}
      {props.notice}
      {list.missing > 0 && rows !== null && (
        <Short count={rows.length} missing={list.missing} many={many} onReadAgain={readAgain} />
      )}
      {rows === null ? (
        problem === null && (
          <div>
            <Text role="status">{t('records.reading', { many })}</Text>
            <SilenceNote news="" />
          </div>
        )
      ) : (
        <DataTable
          label={t('records.list', { many })}
          name={`records.${kind}`}
          rows={shown}
          columns={columns}
          rowKey={keyOf}
          rowName={(view) => rowName(info, view.row)}
          muted={goes}
          tools={
            all.length === 0 ? undefined : (
              <>
                {props.tools}
                <Filter views={views} many={many} filter={filter} onFilter={setFilter} />
              </>
            )
          }
          onOpen={(view) => setDialog({ open: 'row', view })}
          note={
            list.capacity === null ? undefined : t('records.capacity', { capacity: list.capacity })
          }
          selectionActions={(selected, done) => (
            <SelectionActions
              selected={selected}
              bulk={bulk?.label}
              onBulkOf={() =>
                setDialog({ open: 'bulk', views: selected, done, field: bulk?.key ?? '' })
              }
              onBulk={
                bulkFields(info).length > 0
                  ? () => setDialog({ open: 'bulk', views: selected, done })
                  : undefined
              }
              onRemove={() => {
                const open = selected.filter(({ lock }) => lock === null);
                remove(open, done);
              }}
              onTakeBack={() => {
                work.change((before) => withoutEdits(before, selected.map(keyOf)));
                done();
              }}
            />
          )}
          empty={
            all.length > 0 ? (
              <Text>{t('records.noneOfFilter', { many })}</Text>
            ) : (
              <EmptyState
                icon={IconListDetails}
                title={t('records.empty.title', { many })}
                actions={<Button onClick={add}>{t('records.add', { one })}</Button>}
              >
                {t('records.empty.text')}
              </EmptyState>
            )
          }
        />
      )}
      <PendingBar work={work} />
      {dialog !== null && (
        <RowDialogs
          {...{ dialog, info, context, work, source }}
          views={all}
          initial={props.initial}
          onEdited={props.onEdited}
          onRemove={remove}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}

interface ShortProps {
  readonly count: number;
  readonly missing: number;
  readonly many: string;
  readonly onReadAgain: () => void;
}

/** The intercom sent fewer rows than it says it has: nobody may take the list for a whole one. */
function Short({ count, missing, many, onReadAgain }: ShortProps) {
  const { t } = useTranslation();
  return (
    <Alert
      variant="default"
      icon={<IconAlertTriangle aria-hidden color="var(--lintel-warn)" />}
      py="xs"
      styles={{ root: { borderColor: 'var(--lintel-warn)', flex: 'none' } }}
    >
      <Group justify="space-between">
        <Text>{t('records.short', { count, total: count + missing, many })}</Text>
        <Button variant="default" onClick={onReadAgain}>
          {t('records.readAgain')}
        </Button>
      </Group>
    </Alert>
  );
}

interface FilterProps {
  readonly views: readonly RecordView[];
  readonly many: string;
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
}

/** Which rows by their state, where there is anything to tell apart. */
function Filter({ views, many, filter, onFilter }: FilterProps) {
  const { t } = useTranslation();
  const options = (['all', 'edited', 'cloud'] as const)
    .map((value) => ({ value, count: filterViews(views, value).length }))
    .filter(({ value, count }) => count > 0 || value === 'all' || value === filter);
  if (options.length === 1) return null;
  return (
    <NativeSelect
      aria-label={t('records.filter.label', { many })}
      value={filter}
      data={options.map(({ value, count }) => ({
        value,
        label: t(`records.filter.${value}`, { count }),
      }))}
      onChange={(event) => {
        const chosen = options.find(({ value }) => value === event.currentTarget.value);
        if (chosen) onFilter(chosen.value);
      }}
    />
  );
}

interface SelectionActionsProps {
  readonly selected: readonly RecordView[];
  /** What the button is called that changes one field of them all; absent where there is none. */
  readonly bulk?: string;
  readonly onBulkOf: () => void;
  /** Absent where no field may be shared by many rows. */
  readonly onBulk?: () => void;
  readonly onRemove: () => void;
  readonly onTakeBack: () => void;
}

/** What can be done with the selected rows; greyed where all of them are locked. */
function SelectionActions(props: SelectionActionsProps) {
  const { selected, bulk, onBulkOf, onBulk, onRemove, onTakeBack } = props;
  const { t } = useTranslation();
  const open = selected.filter(({ lock }) => lock === null);
  const edited = open.some(({ mark }) => mark !== 'kept');
  const none = open.length === 0;
  return (
    <>
      {none && <Text size="sm">{t('records.lock.leftOut', { count: selected.length })}</Text>}
      {!none && bulk !== undefined && <Button onClick={onBulkOf}>{bulk}</Button>}
      {!none && onBulk && (
        <Button variant="default" onClick={onBulk}>
          {t('records.select.change')}
        </Button>
      )}
      {!none && (
        <Button variant="default" onClick={onRemove}>
          {t('records.select.remove')}
        </Button>
      )}
      {edited && (
        <Button variant="default" onClick={onTakeBack}>
          {t('records.select.takeBack')}
        </Button>
      )}
    </>
  );
}
