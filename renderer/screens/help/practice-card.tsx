import { Button, Group, List, Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError } from '../../../shared/errors';
import { ErrorNotice } from '../../components/error-notice';
import { useApp } from '../../stores/app';
import { startPractice, stopPractice } from '../../stores/practice';
import classes from './help.module.css';

/** Starts and ends the practice network, and says what is in it. */
export function PracticeCard({ icon: IconShape }: { readonly icon: Icon }) {
  const { t } = useTranslation();
  const practice = useApp((state) => state.info?.practice);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const runs = practice?.running ?? false;

  async function turn() {
    setWorking(true);
    setProblem(null);
    try {
      await (runs ? stopPractice() : startPractice());
    } catch (error) {
      setProblem(toAppError(error));
    } finally {
      setWorking(false);
    }
  }

  return (
    <section className={classes.card}>
      <Group gap="sm">
        <IconShape size={24} color="var(--lintel-accent)" aria-hidden />
        <Title order={2}>{t('help.practiceTitle')}</Title>
      </Group>
      <Text mt="sm">{t('help.practiceText')}</Text>
      {runs && (
        <>
          <Text mt="sm" fw={600}>
            {t('help.practiceRuns')}
          </Text>
          <List spacing={4} mt={4}>
            {practice?.intercoms.map(({ model, address, note }) => (
              <List.Item key={address}>
                {t('help.practiceAt', { model, address })}
                <Text component="span" c="dimmed">
                  {note !== '' && ` – ${note}`}
                </Text>
              </List.Item>
            ))}
          </List>
        </>
      )}
      {problem !== null && <ErrorNotice error={problem} />}
      <Button
        mt="md"
        variant={runs ? 'default' : 'filled'}
        loading={working}
        onClick={() => void turn()}
      >
        {runs ? t('help.practiceStop') : t('help.practiceStart')}
      </Button>
    </section>
  );
}
