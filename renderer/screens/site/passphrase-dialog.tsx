import { Button, Group, Modal, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError } from '../../../shared/errors';
import { api } from '../../api';
import { ErrorNotice } from '../../components/error-notice';
import { SHORTEST_PASSPHRASE } from './new-site';

interface Props {
  readonly site: string;
  readonly onClose: () => void;
}

/** Seals a site with another passphrase. */
export function PassphraseDialog({ site, onClose }: Props) {
  const { t } = useTranslation();
  const [old, setOld] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const short = passphrase.length < SHORTEST_PASSPHRASE;

  async function change() {
    setTried(true);
    if (short || passphrase !== again) return;
    setWorking(true);
    setProblem(null);
    try {
      await api.call('site.changePassphrase', { site, old, passphrase });
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
      title={<Title order={2}>{t('site.passphrase.title')}</Title>}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <Stack>
          <Text>{t('site.passphrase.text')}</Text>
          <PasswordInput
            data-autofocus
            label={t('site.passphrase.old')}
            autoComplete="off"
            value={old}
            onChange={(event) => setOld(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('site.passphrase.new')}
            autoComplete="new-password"
            value={passphrase}
            error={tried && short && t('site.create.tooShort', { count: SHORTEST_PASSPHRASE })}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('site.create.again')}
            autoComplete="new-password"
            value={again}
            error={tried && again !== passphrase && t('site.create.notSame')}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          {problem !== null && <ErrorNotice error={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={working}>
              {t('site.passphrase.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
