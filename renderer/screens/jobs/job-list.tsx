import { Button, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../shared/contract/jobs';
import { EmptyState } from '../../components/empty-state';
import { StatusText } from '../../components/status-text';
import { toneColor } from '../../components/tone';
import { navigate, toHash } from '../../router';
import { clockTime } from '../../text/when';
import classes from './jobs.module.css';
import { jobMarks, stepMarks } from './marks';
import { worstNews } from './news';

/** A row per job: what it does, how far, its worst news. */
export function JobList({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t } = useTranslation();
  if (jobs.length === 0) {
    return (
      <EmptyState
        icon={IconListCheck}
        title={t('jobs.emptyTitle')}
        actions={
          <Button onClick={() => navigate({ screen: 'find' })}>{t('jobs.emptyAction')}</Button>
        }
      >
        {t('jobs.emptyText')}
      </EmptyState>
    );
  }
  return (
    <ul className={classes.list} aria-label={t('jobs.list')}>
      {jobs.map((job) => (
        <li key={job.id}>
          <JobRow job={job} />
        </li>
      ))}
    </ul>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  return (
    <a className={classes.job} href={toHash({ screen: 'jobs', id: job.id })}>
      <StatusText {...jobMarks[job.state]}>{t(`jobs.state.${job.state}`)}</StatusText>
      <div>
        <Text fw={600} truncate>
          {job.title}
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {worstNews(job, t)}
        </Text>
      </div>
      <div>
        <StepLine job={job} />
        <Text size="sm" c="dimmed" ta="end">
          {clockTime(job.startedAt)}
        </Text>
      </div>
    </a>
  );
}

/** The steps as a line of marks; their words are in the job itself. */
function StepLine({ job }: { readonly job: Job }) {
  return (
    <span className={classes.marks} aria-hidden>
      {job.steps.map((step) => {
        const { icon: IconShape, tone } = stepMarks[step.state];
        return <IconShape key={step.id} size={18} color={toneColor[tone]} />;
      })}
    </span>
  );
}
