import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../shared/contract/jobs';
import { toAppError, type AppError } from '../../../shared/errors';
import { api } from '../../api';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorNotice } from '../../components/error-notice';
import { StatusText } from '../../components/status-text';
import { navigate } from '../../router';
import { applyJob, isRunning } from '../../stores/jobs';
import { clockTime } from '../../text/when';
import { jobMarks } from './marks';
import { jobSeconds } from './news';
import { StepList } from './step-list';

/** One job: every step with its seconds, what went wrong, and what can be done about it. */
export function JobDetail({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<AppError | null>(null);
  const [asking, setAsking] = useState(false);
  const percent = Math.round(job.progress * 100);
  const seconds = jobSeconds(job).toFixed(1);

  async function stop() {
    try {
      applyJob(await api.call('jobs.cancel', { id: job.id }));
    } catch (error) {
      setProblem(toAppError(error));
    }
  }

  async function undo() {
    const started = await api.call('jobs.undo', { id: job.id });
    applyJob(started);
    navigate({ screen: 'jobs', id: started.id });
  }

  return (
    <Stack maw={860}>
      <div>
        <Button
          variant="subtle"
          px="xs"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => navigate({ screen: 'jobs', id: null })}
        >
          {t('jobs.back')}
        </Button>
      </div>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={1}>{job.title}</Title>
          <Group gap="lg" mt={4}>
            <div role="status">
              <StatusText {...jobMarks[job.state]}>{t(`jobs.state.${job.state}`)}</StatusText>
            </div>
            <Text size="sm" c="dimmed">
              {t('jobs.started', { time: clockTime(job.startedAt) })}
              {', '}
              {isRunning(job) ? t('jobs.running', { seconds }) : t('jobs.took', { seconds })}
            </Text>
          </Group>
        </div>
        <Group gap="xs" wrap="nowrap">
          {job.canCancel && (
            <Button
              variant="default"
              leftSection={<IconPlayerStop size={18} aria-hidden />}
              onClick={() => void stop()}
            >
              {t('jobs.stop')}
            </Button>
          )}
          {job.canUndo && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={18} aria-hidden />}
              onClick={() => setAsking(true)}
            >
              {t('jobs.undo')}
            </Button>
          )}
          <OpenIntercom id={job.intercomId} />
        </Group>
      </Group>
      {isRunning(job) && (
        <Progress value={percent} aria-label={t('jobs.progress', { title: job.title })} />
      )}
      {job.error !== null && <ErrorNotice error={job.error} />}
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      <StepList steps={job.steps} />
      <ConfirmDialog
        opened={asking}
        title={t('jobs.undoTitle')}
        confirmLabel={t('jobs.undoConfirm')}
        onConfirm={undo}
        onClose={() => setAsking(false)}
      >
        {t('jobs.undoText', { title: job.title })}
      </ConfirmDialog>
    </Stack>
  );
}

function OpenIntercom({ id }: { readonly id: string | null }) {
  const { t } = useTranslation();
  if (id === null) return null;
  return (
    <Button onClick={() => navigate({ screen: 'intercom', id, tab: 'overview' })}>
      {t('jobs.openIntercom')}
    </Button>
  );
}
