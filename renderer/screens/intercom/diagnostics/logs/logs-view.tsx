import { Button, Text, Title } from '@mantine/core';
import { IconDownload, IconEraser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logTypeSchema, type LogType } from '../../../../../shared/contract/diagnostics';
import type { Intercom } from '../../../../../shared/contract/intercoms';
import { api } from '../../../../api';
import { ConfirmDialog } from '../../../../components/confirm-dialog';
import { doorName } from '../../door-name';
import classes from '../diagnostics.module.css';
import { TaskLine } from '../task-line';
import { useTask } from '../use-task';
import { LevelCard } from './level-card';

const TYPES = logTypeSchema.options;

/** The system logs: how much is written, each of them as a file, and emptied. */
export function LogsView({ intercom }: { readonly intercom: Intercom }) {
  const { t } = useTranslation();
  const { id } = intercom;
  const task = useTask();
  const [clearing, setClearing] = useState<LogType | null>(null);

  const save = (type: LogType) =>
    task.run(type, async () => {
      const { token, name } = await api.call('logs.export', { id, type });
      await api.saveFile(token, name);
      return t('diagnostics.files.saved', { name });
    });
  const clear = async (type: LogType) => {
    await api.call('logs.clear', { id, type });
    task.run('clear', () => Promise.resolve(t('diagnostics.files.cleared')));
  };

  return (
    <div className={classes.cards}>
      <LevelCard id={id} />
      <section className={classes.card} aria-labelledby="log-files">
        <Title order={3} id="log-files">
          {t('diagnostics.files.title')}
        </Title>
        <ul className={classes.files}>
          {TYPES.map((type) => {
            const what = t(`diagnostics.files.${type}`);
            return (
              <li key={type}>
                <div>
                  <Text fw={600}>{what}</Text>
                  <Text c="dimmed">{t(`diagnostics.files.${type}About`)}</Text>
                </div>
                <Button
                  variant="default"
                  leftSection={<IconDownload size={18} aria-hidden />}
                  loading={task.running === type}
                  disabled={task.running !== null && task.running !== type}
                  onClick={() => save(type)}
                >
                  {t('diagnostics.files.save', { what: lowerFirst(what) })}
                </Button>
                <Button
                  variant="subtle"
                  leftSection={<IconEraser size={18} aria-hidden />}
                  onClick={() => setClearing(type)}
                >
                  {t('diagnostics.files.clear', { what: lowerFirst(what) })}
                </Button>
              </li>
            );
          })}
        </ul>
        <TaskLine task={task} />
      </section>
      <ConfirmDialog
        opened={clearing !== null}
        title={t('diagnostics.files.clearTitle')}
        confirmLabel={t('diagnostics.files.clearConfirm')}
        danger
        onConfirm={() => (clearing === null ? undefined : clear(clearing))}
        onClose={() => setClearing(null)}
      >
        {t('diagnostics.files.clearBody', {
          what: t(`diagnostics.files.${clearing ?? 'log'}`),
          name: doorName(intercom),
        })}
      </ConfirmDialog>
    </div>
  );
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
