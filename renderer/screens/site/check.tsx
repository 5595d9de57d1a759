import { Button, Modal, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract';
import { toAppError, type AppErrorData } from '../../../shared/errors';
import type { SiteProblem } from '../../../shared/site/check-result';
import { ITEM_WORDS } from '../../../shared/site/lists';
import { api } from '../../api';
import { DataTable, type Column } from '../../components/data-table';
import { ErrorNotice } from '../../components/error-notice';
import { StatusText } from '../../components/status-text';
import classes from './site.module.css';

interface Props {
  readonly site: string;
  /** Of the document: with each change it is checked again. */
  readonly revision: number;
}

/** Milliseconds after a change: a person who types does not wait for every letter. */
const QUIET_MS = 600;
const keyOf = ({ list, id, field, message }: SiteProblem) => `${list} ${id} ${field} ${message}`;
const nameOf = ({ name }: SiteProblem) => name;

/** Says how many things of the site are wrong, for every model on it, and which. */
export function Check({ site, revision }: Props) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<CallOutput<'site.check'> | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [opened, setOpened] = useState(false);
  const [current, setCurrent] = useState<SiteProblem>();
  useEffect(() => {
    const over = new AbortController();
    const timer = setTimeout(() => {
      api.call('site.check', { site }, { signal: over.signal }).then(
        (checked) => {
          setAnswer(checked);
          setProblem(null);
        },
        (error: unknown) => {
          if (!over.signal.aborted) setProblem(toAppError(error).toData());
        },
      );
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [site, revision]);
  const columns = useMemo(
    (): readonly Column<SiteProblem>[] => [
      {
        id: 'what',
        title: t('site.check.what'),
        width: '110px',
        text: ({ list }) => ITEM_WORDS[list],
      },
      {
        id: 'name',
        title: t('site.check.name'),
        width: 'minmax(160px, 1fr)',
        text: nameOf,
        cell: ({ name }) => <strong>{name}</strong>,
      },
      {
        id: 'message',
        title: t('site.check.message'),
        width: 'minmax(280px, 2.4fr)',
        text: ({ message }) => message,
        cell: ({ message, severity }) =>
          severity === 'error' ? (
            <StatusText tone="bad" icon={IconCircleX}>
              {message}
            </StatusText>
          ) : (
            <StatusText tone="warn" icon={IconAlertTriangle}>
              {message}
            </StatusText>
          ),
      },
    ],
    [t],
  );

  if (problem !== null) return <ErrorNotice error={problem} />;
  if (answer === null) return null;
  const { errors, warnings, codesHidden } = answer;
  const count = errors + warnings;
  const whole =
    current !== undefined && answer.problems.includes(current) ? current : answer.problems[0];
  return (
    <>
      <Button
        variant="default"
        leftSection={
          count === 0 ? (
            <IconCircleCheck size={18} color="var(--lintel-good)" aria-hidden />
          ) : (
            <IconAlertTriangle
              size={18}
              color={errors > 0 ? 'var(--lintel-bad)' : 'var(--lintel-warn)'}
              aria-hidden
            />
          )
        }
        onClick={() => setOpened(true)}
      >
        {count === 0 ? t('site.check.good') : t('site.check.some', { count })}
      </Button>
      <Modal
        opened={opened}
        size={980}
        onClose={() => setOpened(false)}
        title={<Title order={2}>{t('site.check.title')}</Title>}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Stack>
          <Text>{t('site.check.text')}</Text>
          {codesHidden && <Text>{t('site.check.hidden')}</Text>}
          <div className={classes.inDialog}>
            <DataTable
              label={t('site.check.list')}
              name="site-check"
              rows={answer.problems}
              columns={columns}
              rowKey={keyOf}
              rowName={nameOf}
              onOpen={() => undefined}
              onCurrent={setCurrent}
              empty={<Text>{t('site.check.good')}</Text>}
            />
          </div>
          {whole !== undefined && (
            <p className={classes.whole}>
              <strong>{nameOf(whole)}:</strong> {whole.message}
            </p>
          )}
        </Stack>
      </Modal>
    </>
  );
}
