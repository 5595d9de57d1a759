import { Button, Progress, Text } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError } from '../../shared/errors';
import { ErrorNotice } from '../components/error-notice';
import { navigate } from '../router';
import { useApp } from '../stores/app';
import { isFleetRunning, useFleets } from '../stores/fleets';
import { isRunning, useJobs } from '../stores/jobs';
import { stopPractice } from '../stores/practice';
import classes from './frame.module.css';

/** Below every screen: practice, while it runs, and the work that goes on. */
export function Lines() {
  return (
    <div className={classes.lines}>
      <PracticeLine />
      <WorkLine />
    </div>
  );
}

function PracticeLine() {
  const { t } = useTranslation();
  const practice = useApp((state) => state.info?.practice);
  const [problem, setProblem] = useState<AppError | null>(null);
  const [ending, setEnding] = useState(false);
  if (!practice?.running) return null;

  async function end() {
    setEnding(true);
    try {
      await stopPractice();
    } catch (error) {
      setProblem(toAppError(error));
    } finally {
      setEnding(false);
    }
  }

  return (
    <>
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
      <aside className={classes.line} aria-label={t('frame.practice')}>
        <IconSchool size={20} color="var(--lintel-accent)" aria-hidden />
        <Text size="sm">{t('frame.practiceLine', { count: practice.intercoms.length })}</Text>
        <Button ml="auto" variant="subtle" loading={ending} onClick={() => void end()}>
          {t('frame.practiceEnd')}
        </Button>
      </aside>
    </>
  );
}

function WorkLine() {
  const { t } = useTranslation();
  const fleets = useFleets((state) => state.fleets).filter(isFleetRunning);
  const jobs = useJobs((state) => state.jobs).filter(isRunning);
  const running = [...fleets, ...jobs];
  const [first] = running;
  if (first === undefined) return null;
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
