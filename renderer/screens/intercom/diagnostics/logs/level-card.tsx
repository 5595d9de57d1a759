import { Alert, Button, Group, NativeSelect, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, isAppError, toAppError, type AppErrorData } from '../../../../../shared/errors';
import { api } from '../../../../api';
import { ErrorNotice } from '../../../../components/error-notice';
import classes from '../diagnostics.module.css';
import { TaskLine } from '../task-line';
import { useTask } from '../use-task';

/** Manual, Api log: 0 emergency to 7 debug. */
const LEVEL = 'Config.Settings.LOGLEVEL.Level';
const LEVELS = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;
type Level = (typeof LEVELS)[number];
const FACTORY: Level = '3';
const DEBUG: Level = '7';

const isLevel = (value: string | undefined): value is Level =>
  LEVELS.some((level) => level === value);

/** How much the intercom writes into its log, with a warning where debug was left on. */
export function LevelCard({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const task = useTask();
  const [level, setLevel] = useState<Level | null>(null);
  const [chosen, setChosen] = useState<Level | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    api.call('settings.get', { id, section: 'log' }, { signal: abort.signal }).then(
      ({ values }) => {
        const read = values[LEVEL];
        if (isLevel(read)) setLevel(read);
        else
          setProblem(new AppError('device.unsupported', t('diagnostics.level.unknown')).toData());
      },
      (error: unknown) => {
        // Left before it was read: nobody is there to be told.
        if (!isAppError(error, 'call.cancelled')) setProblem(toAppError(error).toData());
      },
    );
    return () => abort.abort();
  }, [id, t]);

  const write = (next: Level) =>
    task.run('level', async () => {
      const { written } = await api.call('settings.set', {
        id,
        section: 'log',
        values: { [LEVEL]: next },
      });
      const after = written[0]?.after ?? next;
      if (isLevel(after)) setLevel(after);
      setChosen(null);
      return after === next
        ? t('diagnostics.level.stored', { level: after })
        : t('diagnostics.level.notStored', { level: after });
    });

  return (
    <section className={classes.card} aria-labelledby="log-level">
      <Title order={3} id="log-level">
        {t('diagnostics.level.title')}
      </Title>
      {problem !== null && <ErrorNotice error={problem} />}
      {level !== null && (
        <>
          {level === DEBUG && (
            <Alert color="yellow" variant="default" icon={<IconAlertTriangle aria-hidden />}>
              <Group justify="space-between" wrap="nowrap">
                {t('diagnostics.level.debug')}
                <Button
                  style={{ flexShrink: 0 }}
                  loading={task.running !== null}
                  onClick={() => write(FACTORY)}
                >
                  {t('diagnostics.level.back')}
                </Button>
              </Group>
            </Alert>
          )}
          <Group align="flex-end" mt="xs">
            <NativeSelect
              label={t('diagnostics.level.label')}
              w={320}
              value={chosen ?? level}
              data={LEVELS.map((value) => ({
                value,
                label: t(`diagnostics.level.levels.${value}`),
              }))}
              onChange={(event) => {
                const { value } = event.currentTarget;
                if (isLevel(value)) setChosen(value);
              }}
            />
            <Button
              variant="default"
              disabled={chosen === null || chosen === level}
              loading={task.running !== null}
              onClick={() => chosen !== null && write(chosen)}
            >
              {t('diagnostics.level.set')}
            </Button>
          </Group>
        </>
      )}
      <TaskLine task={task} />
    </section>
  );
}
