import { Button } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogKind } from '../../../../../shared/contract/diagnostics';
import type { Intercom } from '../../../../../shared/contract/intercoms';
import type { ExportFormat } from '../../../../../shared/contract/records';
import { api } from '../../../../api';
import { saveBlob } from '../../../../api/browser-files';
import { DataTable, type Column } from '../../../../components/data-table';
import { EmptyState } from '../../../../components/empty-state';
import { ErrorNotice } from '../../../../components/error-notice';
import { doorName } from '../../door-name';
import classes from '../diagnostics.module.css';
import { TaskLine } from '../task-line';
import { useTask } from '../use-task';
import { toCsv } from './csv';
import { FilterBar } from './filter-bar';
import { FIELDS, NO_FILTER, type Line } from './line';
import { LogQuestions, type LogQuestion } from './questions';
import { useLines } from './use-lines';
import { wordFor } from './words';

interface RowsViewProps {
  readonly intercom: Intercom;
  readonly kind: LogKind;
}

/** How an intercom itself writes each log (manual, Api calllog export, Api doorlog export). */
const OWN: Readonly<Record<LogKind, ExportFormat>> = { calllog: 'csv', doorlog: 'xml' };

const keyOf = (line: Line): string => line.key;
const nameOf = ({ row }: Line): string => [row.Date, row.Time, row.Name].filter(Boolean).join(' ');

/** The door log or the call log as a table. */
export function RowsView({ intercom, kind }: RowsViewProps) {
  const { t } = useTranslation();
  const { id } = intercom;
  const log = useLines(id, kind);
  const { lines, shown, filter, setFilter, problem } = log;
  const filtered = Object.values(filter).some((value) => value !== '');
  const task = useTask();
  const [question, setQuestion] = useState<LogQuestion | null>(null);

  const columns = useMemo(
    () =>
      FIELDS[kind].map(({ key, text, width, hidden }): Column<Line> => ({
        id: key,
        title: t(`diagnostics.rows.${text}`),
        width,
        hidden,
        text: ({ row }) => wordFor(t, { kind, field: key, value: row[key] ?? '' }),
      })),
    [kind, t],
  );

  const save = () => {
    const fields = FIELDS[kind];
    const titles = fields.map(({ text }) => t(`diagnostics.rows.${text}`));
    const rows = shown.map(({ row }) =>
      fields.map(({ key }) => wordFor(t, { kind, field: key, value: row[key] ?? '' })),
    );
    const name = [doorName(intercom), intercom.id, t(`diagnostics.rows.list.${kind}`)].join(' ');
    saveBlob(toCsv(titles, rows), `${name}.csv`);
    task.run('save', () => Promise.resolve(t('diagnostics.rows.saved', { count: rows.length })));
  };

  const saveOwn = () =>
    task.run('save', async () => {
      const { token, name } = await api.call('records.export', { id, kind, format: OWN[kind] });
      await api.saveFile(token, name);
      return t('diagnostics.rows.savedOwn', { name });
    });

  return (
    <div className={classes.fill}>
      <FilterBar
        kind={kind}
        lines={lines}
        filter={filter}
        onFilter={setFilter}
        reading={log.reading}
        onReadAgain={() => void log.readAgain()}
        onSave={save}
        onSaveOwn={saveOwn}
        onClear={() => setQuestion({ ask: 'clear' })}
      />
      <TaskLine task={task} />
      {problem !== null && (
        <ErrorNotice
          error={problem}
          ways={[{ label: t('diagnostics.rows.readAgain'), run: () => void log.readAgain() }]}
        />
      )}
      {!log.known && problem === null && <p role="status">{t('diagnostics.rows.reading')}</p>}
      {log.known && (
        <DataTable
          label={t(`diagnostics.rows.list.${kind}`)}
          name={`log.${kind}`}
          rows={shown}
          columns={columns}
          rowKey={keyOf}
          rowName={nameOf}
          onOpen={() => undefined}
          tools={
            filtered && shown.length > 0 ? (
              <Button variant="default" onClick={() => setFilter(NO_FILTER)}>
                {t('diagnostics.rows.reset')}
              </Button>
            ) : undefined
          }
          selectionActions={(selected, done) => (
            <Button
              variant="default"
              onClick={() => setQuestion({ ask: 'remove', lines: selected, done })}
            >
              {t('diagnostics.rows.remove', { count: selected.length })}
            </Button>
          )}
          empty={
            lines.length === 0 ? (
              <EmptyState icon={IconListSearch} title={t(`diagnostics.rows.emptyTitle.${kind}`)}>
                {t(`diagnostics.rows.emptyBody.${kind}`)}
              </EmptyState>
            ) : (
              <EmptyState
                icon={IconListSearch}
                title={t('diagnostics.rows.noneTitle')}
                actions={
                  <Button onClick={() => setFilter(NO_FILTER)}>
                    {t('diagnostics.rows.reset')}
                  </Button>
                }
              >
                {t('diagnostics.rows.noneBody', { count: lines.length })}
              </EmptyState>
            )
          }
        />
      )}
      <LogQuestions
        intercom={intercom}
        kind={kind}
        question={question}
        onDone={(said) => {
          task.run('ask', () => Promise.resolve(said));
          void log.readAgain();
        }}
        onClose={() => setQuestion(null)}
      />
    </div>
  );
}
