import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AppErrorData } from '../../shared/errors';

export interface WayOut {
  readonly label: string;
  readonly run: () => void;
}

interface Props {
  /** An AppError, or one as it travelled (job.error, intercom.problem). */
  readonly error: AppErrorData;
  /** What the person can do about it right here; the first one is the likeliest. */
  readonly ways?: readonly WayOut[];
  readonly onClose?: () => void;
}

/** What is wrong, what to do about it, a button to do it, and the code for support. */
export function ErrorNotice({ error, ways = [], onClose }: Props) {
  const { t } = useTranslation();
  const code = (
    <Text span size="sm" c="dimmed" ff="monospace" style={{ whiteSpace: 'nowrap' }}>
      {error.code}
    </Text>
  );
  return (
    <Alert
      role="alert"
      color="red"
      variant="default"
      icon={<IconAlertCircle aria-hidden color="var(--lintel-bad)" />}
      styles={{ root: { borderColor: 'var(--lintel-bad)' } }}
      withCloseButton={onClose !== undefined}
      onClose={onClose}
      closeButtonLabel={t('common.close')}
    >
      <Text fw={600}>{error.message}</Text>
      {error.hint !== '' && (
        <Text mt={4} c="var(--mantine-color-text)">
          {error.hint} {ways.length === 0 && code}
        </Text>
      )}
      {(ways.length > 0 || error.hint === '') && (
        <Group mt="xs" gap="sm" justify="space-between" align="end" wrap="nowrap">
          <Group gap="xs">
            {ways.map((way, index) => (
              <Button
                key={way.label}
                variant={index === 0 ? 'filled' : 'default'}
                onClick={way.run}
              >
                {way.label}
              </Button>
            ))}
          </Group>
          {code}
        </Group>
      )}
    </Alert>
  );
}
