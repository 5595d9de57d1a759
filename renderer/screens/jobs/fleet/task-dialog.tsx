import { Button, Modal, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../../shared/contract';
import type { FleetTask } from '../../../../shared/contract/fleet';
import { toAppError, type AppError } from '../../../../shared/errors';
import { api } from '../../../api';
import { DialogButtons } from '../../../components/dialog-buttons';
import { ErrorNotice } from '../../../components/error-notice';
import { navigate } from '../../../router';
import { clockTime } from '../../../text/when';
import { StepList } from '../step-list';
import classes from './fleet.module.css';

type LogLine = CallOutput<'fleets.log'>['lines'][number];

interface Props {
  readonly fleet: string;
  readonly task: FleetTask;
  readonly onClose: () => void;
}

/** Everything about one intercom of a job: its steps with seconds, what went wrong, its log. */
export function TaskDialog({ fleet, task, onClose }: Props) {
  const { t } = useTranslation();
  const { id, intercomId, steps, error } = task;
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  const [problem, setProblem] = useState<AppError | null>(null);
  const name = task.name === '' ? task.model : task.name;
  // Every step that begins or ends, and every outcome, is a line of the log.
  const version = `${task.outcome} ${steps.map(({ state }) => state).join()}`;

  useEffect(() => {
    let wanted = true;
    api.call('fleets.log', { fleet, task: id }).then(
      (answer) => {
        if (wanted) setLines(answer.lines);
      },
      (thrown: unknown) => {
        if (wanted) setProblem(toAppError(thrown));
      },
    );
    return () => {
      wanted = false;
    };
  }, [fleet, id, version]);

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('fleet.detailsOf', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        {error !== null && <ErrorNotice error={error} />}
        {task.outcome !== '' && task.outcome !== error?.message && <Text>{task.outcome}</Text>}
        <StepList steps={steps} />
        <Title order={3}>{t('fleet.log')}</Title>
        {problem !== null && <ErrorNotice error={problem} />}
        {lines.length === 0 ? (
          <Text c="dimmed">{t('fleet.logEmpty')}</Text>
        ) : (
          <dl className={classes.log}>
            {lines.map((line, index) => (
              <LogEntry key={index} line={line} />
            ))}
          </dl>
        )}
        <DialogButtons>
          <Button
            variant="default"
            onClick={() => navigate({ screen: 'intercom', id: intercomId, tab: 'overview' })}
          >
            {t('fleet.openIntercom')}
          </Button>
          <Button onClick={onClose}>{t('common.close')}</Button>
        </DialogButtons>
      </Stack>
    </Modal>
  );
}

function LogEntry({ line }: { readonly line: LogLine }) {
  return (
    <>
      <dt>{clockTime(line.at)}</dt>
      <dd>{line.text}</dd>
    </>
  );
}
