import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError, type AppError } from '../../../shared/errors';
import { ErrorNotice } from '../../components/error-notice';
import { navigate } from '../../router';
import { createSite } from '../../stores/site';

/** The shortest passphrase that is taken (contract, site.create). */
export const SHORTEST_PASSPHRASE = 8;

/** Begins a site: a name, and the passphrase that seals its secrets. */
export function NewSite({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<AppError | null>(null);
  const wrong = {
    name: name.trim() === '' ? t('site.create.nameMissing') : '',
    passphrase:
      passphrase.length < SHORTEST_PASSPHRASE
        ? t('site.create.tooShort', { count: SHORTEST_PASSPHRASE })
        : '',
    again: again === passphrase ? '' : t('site.create.notSame'),
  };

  async function make() {
    setTried(true);
    if (Object.values(wrong).some((text) => text !== '')) return;
    setWorking(true);
    setProblem(null);
    try {
      const { site } = await createSite({ name: name.trim(), passphrase });
      onClose();
      navigate({ screen: 'site', id: site, tab: 'doors' });
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
      title={t('site.new')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <Stack>
          <TextInput
            data-autofocus
            label={t('site.create.name')}
            placeholder={t('site.create.nameExample')}
            value={name}
            error={tried && wrong.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('site.create.passphrase')}
            description={t('site.create.passphraseHint')}
            autoComplete="new-password"
            value={passphrase}
            error={tried && wrong.passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('site.create.again')}
            autoComplete="new-password"
            value={again}
            error={tried && wrong.again}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {t('site.create.note')}
          </Text>
          {problem !== null && <ErrorNotice error={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={working}>
              {t('site.create.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
