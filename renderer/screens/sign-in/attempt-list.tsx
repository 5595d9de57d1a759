import { Group, Loader, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusText } from '../../components/status-text';
import { Failure } from './failure';
import classes from './sign-in.module.css';
import type { Credentials, Row } from './use-attempts';

interface Props {
  readonly rows: readonly Row[];
  /** Tries one again, with what is in the form and what is given here. */
  readonly onTry: (address: string, extra?: Credentials) => void;
}

/** One line per intercom: what became of it, and the way out where it did not work. */
export function AttemptList({ rows, onTry }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={classes.rows} aria-label={t('signIn.results')}>
      {rows.map(({ target, attempt }) => (
        <li key={target.address}>
          <Group justify="space-between" wrap="nowrap">
            <Text truncate>{target.name}</Text>
            <Mark status={attempt.status} />
          </Group>
          {attempt.status === 'failed' && (
            <Stack mt="xs" gap="xs">
              <Failure
                address={target.address}
                error={attempt.error}
                onAgain={() => onTry(target.address)}
                onAccept={(acceptCertificate) => onTry(target.address, { acceptCertificate })}
                onHttps={(address) => onTry(target.address, { address })}
              />
            </Stack>
          )}
        </li>
      ))}
    </ul>
  );
}

function Mark({ status }: { readonly status: Row['attempt']['status'] }) {
  const { t } = useTranslation();
  switch (status) {
    case 'waiting':
      return (
        <StatusText tone="neutral" icon={IconCircleDashed}>
          {t('signIn.waiting')}
        </StatusText>
      );
    case 'working':
      return (
        <Group component="span" gap={8} wrap="nowrap">
          <Loader size={16} aria-hidden />
          <Text component="span" size="sm">
            {t('signIn.working')}
          </Text>
        </Group>
      );
    case 'done':
      return (
        <StatusText tone="good" icon={IconCircleCheck}>
          {t('signIn.done')}
        </StatusText>
      );
    case 'failed':
      return (
        <StatusText tone="warn" icon={IconAlertTriangle}>
          {t('signIn.notDone')}
        </StatusText>
      );
  }
}
