import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError } from '../../../shared/errors';
import { api } from '../../api';
import { ErrorNotice } from '../../components/error-notice';
import { loadSite } from '../../stores/site';

interface Props {
  readonly site: string;
  readonly onClose: () => void;
}

/** Asks for the passphrase of a site, so that its secrets are shown and can be written. */
export function UnlockDialog({ site, onClose }: Props) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);

  async function unlock() {
    setWorking(true);
    setProblem(null);
    try {
      await api.call('site.unlock', { site, passphrase });
      await loadSite(site);
      onClose();
    } catch (error) {
      setProblem(toAppError(error));
    } finally {
      setWorking(false);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('site.unlock.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '') void unlock();
        }}
      >
        <Stack>
          <Text>{t('site.unlock.text')}</Text>
          <PasswordInput
            data-autofocus
            label={t('site.create.passphrase')}
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
          {problem !== null && <ErrorNotice error={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('site.unlock.later')}
            </Button>
            <Button type="submit" disabled={passphrase === ''} loading={working}>
              {t('site.unlock.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
