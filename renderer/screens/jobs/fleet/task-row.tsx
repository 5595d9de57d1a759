import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FleetTask } from '../../../../shared/contract/fleet';
import { StatusText } from '../../../components/status-text';
import { StepMarks } from '../step-list';
import classes from './fleet.module.css';
import { taskMarks } from '../marks';
import { stepWords } from './words';

interface Props {
  readonly task: FleetTask;
  /** What can be done about this one now. */
  readonly onRetry: (() => void) | null;
  readonly onSkip: (() => void) | null;
  readonly onDetails: () => void;
}

/** One intercom of a job: how far it is, what it runs now, and what can be done. */
export function TaskRow({ task, onRetry, onSkip, onDetails }: Props) {
  const { t } = useTranslation();
  const { state, outcome, error } = task;
  const name = task.name === '' ? task.model : task.name;
  return (
    <>
      <StatusText {...taskMarks[state]}>{t(`fleet.task.${state}`)}</StatusText>
      <div className={classes.who}>
        <Text fw={600} truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {[task.name === '' ? '' : task.model, task.address].filter(Boolean).join(', ')}
        </Text>
      </div>
      <div className={classes.news}>
        <StepMarks steps={task.steps} />
        <Text size="sm" c="dimmed">
          {stepWords(task, t)}
        </Text>
        {state === 'running' && (
          <Progress
            value={task.progress * 100}
            aria-label={t('jobs.progress', { title: name })}
            size="sm"
          />
        )}
        {outcome !== '' && (
          <Text size="sm">
            {outcome}{' '}
            {error !== null && (
              <Text component="span" size="sm" c="dimmed" ff="monospace" className={classes.code}>
                {error.code}
              </Text>
            )}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap" justify="flex-end">
        {onRetry !== null && (
          <Button variant="default" aria-label={t('fleet.retryOneOf', { name })} onClick={onRetry}>
            {t('fleet.retryOne')}
          </Button>
        )}
        {onSkip !== null && (
          <Button variant="default" aria-label={t('fleet.skipOneOf', { name })} onClick={onSkip}>
            {t('fleet.skipOne')}
          </Button>
        )}
        <Button variant="subtle" aria-label={t('fleet.detailsOf', { name })} onClick={onDetails}>
          {t('fleet.details')}
        </Button>
      </Group>
    </>
  );
}
