import { Button, List, Text } from '@mantine/core';
import { IconRadar2, IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError } from '../../../shared/errors';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { useApp } from '../../stores/app';
import { useDiscovery } from '../../stores/discovery';
import { startPractice } from '../../stores/practice';
import { targetsInWords } from './targets';

/** Says what was searched and what to try; while the search runs, that it runs. */
export function NothingFound() {
  const { t } = useTranslation();
  const { scanning, targets } = useDiscovery((state) => state.progress);
  const [problem, setProblem] = useState<AppError | null>(null);
  const practiceRuns = useApp((state) => state.info?.practice.running ?? false);
  const searched = targetsInWords(targets, t, 4);
  if (scanning) {
    return (
      <EmptyState icon={IconRadar2} title={t('find.searchingTitle')}>
        {searched}
      </EmptyState>
    );
  }
  const practise = () => {
    startPractice().catch((error: unknown) => setProblem(toAppError(error)));
  };
  return (
    <EmptyState
      icon={IconRadar2}
      title={t('find.emptyTitle')}
      actions={
        <>
          <Button variant="default" onClick={() => useApp.setState({ cardsOpen: true })}>
            {t('find.emptyCards')}
          </Button>
          {!practiceRuns && (
            <Button
              variant="default"
              leftSection={<IconSchool size={18} aria-hidden />}
              onClick={practise}
            >
              {t('find.emptyPractice')}
            </Button>
          )}
        </>
      }
    >
      <Text>
        {targets.length > 0
          ? t('find.emptySearched', { targets: searched })
          : t('find.emptyNotSearched')}
      </Text>
      <Text mt="md" fw={600} c="var(--mantine-color-text)">
        {t('find.emptyTry')}
      </Text>
      <List spacing={4} mt={4} ta="start">
        <List.Item>{t('find.tip.power')}</List.Item>
        <List.Item>{t('find.tip.cable')}</List.Item>
        <List.Item>{t('find.tip.range')}</List.Item>
        <List.Item>{t('find.tip.vpn')}</List.Item>
      </List>
      {problem !== null && <ErrorNotice error={problem} onClose={() => setProblem(null)} />}
    </EmptyState>
  );
}
