import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface LeaveDialogProps {
  readonly opened: boolean;
  /** How many values were entered and not written. */
  readonly count: number;
  readonly onStay: () => void;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asks what becomes of values that were entered and not written. */
export function LeaveDialog({ opened, count, onStay, onKeep, onDiscard }: LeaveDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={t('wizard.leaveDialog.title')}
      closeButtonProps={{ 'aria-label': t('wizard.leaveDialog.stay') }}
      size="md"
    >
      <Stack gap="lg">
        <Text>{t('wizard.leaveDialog.body', { count })}</Text>
        <Stack gap="xs">
          <Button onClick={onStay} data-autofocus>
            {t('wizard.leaveDialog.stay')}
          </Button>
          <Button variant="default" onClick={onKeep}>
            {t('wizard.leaveDialog.keep')}
          </Button>
          <Button variant="default" c="var(--lintel-bad)" onClick={onDiscard}>
            {t('wizard.leaveDialog.discard')}
          </Button>
        </Stack>
      </Stack>
    </Modal>
  );
}
