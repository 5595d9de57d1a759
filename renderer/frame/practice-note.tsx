import { Button, Text } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError } from '../../shared/errors';
import { ErrorNotice } from '../components/error-notice';
import { useApp } from '../stores/app';
import { stopPractice } from '../stores/practice';
import classes from './frame.module.css';

/** Says above every screen that this is practice, as long as it is, and ends it. */
export function PracticeNote() {
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
    <aside className={classes.practice} aria-label={t('frame.practice')}>
      <IconSchool size={20} color="var(--lintel-accent)" aria-hidden />
      <Text size="sm">{t('frame.practiceLine', { count: practice.intercoms.length })}</Text>
      <Button variant="subtle" px="xs" loading={ending} onClick={() => void end()}>
        {t('frame.practiceEnd')}
      </Button>
      {problem !== null && (
        <div className={classes.practiceProblem}>
          <ErrorNotice error={problem} onClose={() => setProblem(null)} />
        </div>
      )}
    </aside>
  );
}
