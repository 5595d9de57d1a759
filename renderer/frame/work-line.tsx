import { Button, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '../router';
import { isFleetRunning, useFleets } from '../stores/fleets';
import { isRunning, useJobs } from '../stores/jobs';
import classes from './frame.module.css';

/**
 * Below every screen: the work that goes on. It keeps its place where nothing does, so that no button
 * jumps when work begins or ends.
 */
export function WorkLine() {
  const { t } = useTranslation();
  const fleets = useFleets((state) => state.fleets).filter(isFleetRunning);
  const jobs = useJobs((state) => state.jobs).filter(isRunning);
  const running = [...fleets, ...jobs];
  const [first] = running;
  if (first === undefined)
    return (
      <aside className={classes.line} aria-label={t('frame.work')}>
        <Text size="sm" c="dimmed">
          {t('frame.nothingRuns')}
        </Text>
      </aside>
    );
  const percent = Math.round(first.progress * 100);
  return (
    <aside className={classes.line} aria-label={t('frame.work')}>
      <Text size="sm" role="status">
        {t('frame.runningOne', { title: first.title, percent })}
        {running.length > 1 && ` ${t('frame.runningMore', { count: running.length - 1 })}`}
      </Text>
      <Progress
        value={percent}
        flex={1}
        maw={320}
        aria-label={t('jobs.progress', { title: first.title })}
      />
      <Button
        ml="auto"
        variant="subtle"
        onClick={() => navigate({ screen: 'jobs', id: running.length === 1 ? first.id : null })}
      >
        {t('frame.showJobs')}
      </Button>
    </aside>
  );
}
