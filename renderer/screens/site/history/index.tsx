import { Button, Group, Modal, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHistory, IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../shared/contract';
import type { HistoryHead } from '../../../../shared/contract/site-report';
import { isAppError, toAppError, type AppErrorData } from '../../../../shared/errors';
import { historyEntrySchema } from '../../../../shared/site/document';
import { api } from '../../../api';
import { DataTable, type Column } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { dayAndTime } from '../../../text/when';
import type { SiteTabProps } from '../tab-body';
import { AddNote } from './add-note';

const KINDS = historyEntrySchema.shape.what.options;
type Kind = HistoryHead['what'];
/** Lines that are asked for at once. */
const PAGE = 200;
const keyOf = ({ id }: HistoryHead) => id;
const nameOf = ({ title }: HistoryHead) => title;

/** What was done at every visit, by whom and with which result. */
export function HistoryTab({ state }: SiteTabProps) {
  const { t } = useTranslation();
  const { site, revision } = state;
  const [what, setWhat] = useState<Kind | ''>('');
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 200);
  const [total, setTotal] = useState(0);
  const [entries, setEntries] = useState<readonly HistoryHead[] | null>(null);
  const [opened, setOpened] = useState<CallOutput<'history.get'> | null>(null);
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);

  const read = useCallback(
    (before: readonly HistoryHead[], signal?: AbortSignal) => {
      const input = {
        ...{ site, text, offset: before.length, limit: PAGE },
        ...(what !== '' && { what: [what] }),
      };
      api.call('history.list', input, { signal }).then(
        (answer) => {
          setEntries([...before, ...answer.entries]);
          setTotal(answer.total);
          setProblem(null);
        },
        (error: unknown) => {
          if (!isAppError(error, 'call.cancelled')) setProblem(toAppError(error).toData());
        },
      );
    },
    [site, text, what],
  );
  useEffect(() => {
    const over = new AbortController();
    read([], over.signal);
    return () => over.abort();
  }, [read, revision]);

  const open = ({ id }: HistoryHead) => {
    api
      .call('history.get', { site, entry: id })
      .then(setOpened, (error: unknown) => setProblem(toAppError(error).toData()));
  };
  const columns = useMemo(
    (): readonly Column<HistoryHead>[] => [
      {
        id: 'at',
        title: t('site.visits.when'),
        width: '196px',
        text: ({ at }) => dayAndTime(at),
        sort: ({ at }) => at,
      },
      {
        id: 'what',
        title: t('site.visits.what'),
        width: '130px',
        text: ({ what: kind }) => t(`site.visits.kinds.${kind}`),
      },
      {
        id: 'title',
        title: t('site.visits.title'),
        width: 'minmax(180px, 1.4fr)',
        text: nameOf,
        cell: ({ title }) => <strong>{title}</strong>,
      },
      {
        id: 'result',
        title: t('site.visits.result'),
        width: 'minmax(160px, 1.6fr)',
        text: ({ what: kind, result, missed }) =>
          // An acceptance counts the doors itself.
          [
            result,
            ...(missed > 0 && kind !== 'accepted'
              ? [t('site.visits.missed', { count: missed })]
              : []),
          ]
            .filter(Boolean)
            .join(' '),
      },
      { id: 'by', title: t('site.visits.by'), width: 'minmax(100px, 0.7fr)', text: ({ by }) => by },
    ],
    [t],
  );

  return (
    <>
      <Group>
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={state.readOnly !== ''}
          onClick={() => setAdding(true)}
        >
          {t('site.visits.add')}
        </Button>
      </Group>
      {problem !== null && (
        <ErrorNotice
          error={problem}
          ways={[{ label: t('common.tryAgain'), run: () => read([]) }]}
        />
      )}
      {entries !== null && (
        <DataTable
          label={t('site.visits.list')}
          name="site-history"
          rows={entries}
          columns={columns}
          rowKey={keyOf}
          rowName={nameOf}
          onOpen={open}
          onSearch={setTyped}
          tools={
            <NativeSelect
              aria-label={t('site.visits.what')}
              value={what}
              data={[
                { value: '', label: t('site.visits.allKinds') },
                ...KINDS.map((value) => ({ value, label: t(`site.visits.kinds.${value}`) })),
              ]}
              onChange={(event) =>
                setWhat(KINDS.find((one) => one === event.currentTarget.value) ?? '')
              }
            />
          }
          empty={
            <EmptyState
              icon={IconHistory}
              title={t(text === '' && what === '' ? 'site.visits.emptyTitle' : 'table.noMatch')}
            >
              {text === '' && what === '' ? t('site.visits.emptyText') : ''}
            </EmptyState>
          }
        />
      )}
      {entries !== null && entries.length < total && (
        <Group>
          <Text size="sm">{t('site.plan.shownOf', { shown: entries.length, total })}</Text>
          <Button variant="default" onClick={() => read(entries)}>
            {t('site.plan.more')}
          </Button>
        </Group>
      )}
      {opened !== null && (
        <Modal
          opened
          size={680}
          onClose={() => setOpened(null)}
          title={<Title order={2}>{opened.title}</Title>}
          closeButtonProps={{ 'aria-label': t('common.close') }}
        >
          <Stack>
            <Text c="dimmed">{[dayAndTime(opened.at), opened.by].filter(Boolean).join(', ')}</Text>
            {opened.result !== '' && <Text>{opened.result}</Text>}
            {opened.doors.map(({ door, name, result }) => (
              <Text key={door}>
                <strong>{name === '' ? t('site.doorGone') : name}:</strong> {result}
              </Text>
            ))}
          </Stack>
        </Modal>
      )}
      {adding && <AddNote site={site} onClose={() => setAdding(false)} />}
    </>
  );
}
