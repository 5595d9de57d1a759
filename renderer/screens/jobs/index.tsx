import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../router';
import { useFleets } from '../../stores/fleets';
import { useJobs } from '../../stores/jobs';
import classes from '../find/find.module.css';
import { FleetDetail } from './fleet/fleet-detail';
import { JobDetail } from './job-detail';
import { JobList } from './job-list';

/** What Lintel has done and is doing; with an id, one job of it. */
export function JobsScreen({ id }: { readonly id: string | null }) {
  const { t } = useTranslation();
  const jobs = useJobs((state) => state.jobs);
  const fleets = useFleets((state) => state.fleets);
  const jobsLoaded = useJobs((state) => state.loaded);
  const fleetsLoaded = useFleets((state) => state.loaded);
  const loaded = jobsLoaded && fleetsLoaded;
  const fleet = fleets.find((other) => other.id === id);
  const job = jobs.find((other) => other.id === id);
  if (id === null) {
    return (
      <div className={classes.screen}>
        <div>
          <Title order={1}>{t('jobs.title')}</Title>
          <Text c="dimmed">{t('jobs.intro')}</Text>
        </div>
        {loaded && <JobList jobs={jobs} fleets={fleets} />}
      </div>
    );
  }
  return (
    <div className={classes.screen}>
      {job !== undefined && <JobDetail job={job} />}
      {fleet !== undefined && <FleetDetail fleet={fleet} />}
      {job === undefined && fleet === undefined && loaded && (
        <Stack align="flex-start">
          <Title order={1}>{t('jobs.title')}</Title>
          <Text>{t('jobs.notThere')}</Text>
          <Button onClick={() => navigate({ screen: 'jobs', id: null })}>{t('jobs.back')}</Button>
        </Stack>
      )}
    </div>
  );
}
