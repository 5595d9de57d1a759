import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state';
import { navigate } from '../../../router';
import classes from './codes.module.css';

interface InUsersProps {
  readonly id: string;
  readonly heading: ReactNode;
  readonly actions: ReactNode;
}

/** Newer firmware has no list of its own for PINs and cards: they belong to the people. */
export function InUsers({ id, heading, actions }: InUsersProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.top}>
        {heading}
        {actions}
      </div>
      <EmptyState
        icon={IconUsers}
        title={t('codes.inUsers')}
        actions={
          <Button onClick={() => navigate({ screen: 'intercom', id, tab: 'users' })}>
            {t('codes.toUsers')}
          </Button>
        }
      >
        {t('codes.inUsersText')}
      </EmptyState>
    </>
  );
}
