import { Button, Text } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Fleet } from '../../../shared/contract/fleet';
import type { Job } from '../../../shared/contract/jobs';
import { EmptyState } from '../../components/empty-state';
import { StatusText } from '../../components/status-text';
import { navigate, toHash } from '../../router';
import { clockTime } from '../../text/when';
import { FleetRow } from './fleet/fleet-row';
import classes from './jobs.module.css';
import { jobMarks } from './marks';
import { worstNews } from './news';
import { StepMarks } from './step-list';

interface Props {
  readonly jobs: readonly Job[];
  /** Jobs on many intercoms; they stand among the others, by when they began. */
  readonly fleets: readonly Fleet[];
}

/** A row per job: what it does, how far, its worst news. */
export function JobList({ jobs, fleets }: Props) {
  const { t } = useTranslation();
  if (jobs.length + fleets.length === 0) {
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
  const rows = [
    ...jobs.map((job) => ({ at: job.startedAt, id: job.id, row: <JobRow job={job} /> })),
    ...fleets.map((fleet) => ({
      at: fleet.startedAt,
      id: fleet.id,
      row: <FleetRow fleet={fleet} />,
    })),
  ].sort((a, b) => b.at - a.at);
  return (
    <ul className={classes.list} aria-label={t('jobs.list')}>
      {rows.map(({ id, row }) => (
        <li key={id}>{row}</li>
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
        <StepMarks steps={job.steps} />
        <Text size="sm" c="dimmed" ta="end">
          {clockTime(job.startedAt)}
        </Text>
      </div>
    </a>
  );
}
