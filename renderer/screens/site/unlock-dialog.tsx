import { PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api';
import { FormDialog } from '../../components/form-dialog';
import { loadSite } from '../../stores/site';

interface Props {
  readonly site: string;
  readonly onClose: () => void;
  /** What was wanted with the secrets, done once they are shown. */
  readonly onShown?: () => void;
}

/** Asks for the passphrase of a site, so that its secrets are shown and can be written. */
export function UnlockDialog({ site, onClose, onShown }: Props) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  return (
    <FormDialog
      title={t('site.unlock.title')}
      submitLabel={t('site.unlock.do')}
      cancelLabel={t('site.unlock.later')}
      disabled={passphrase === ''}
      submit={async () => {
        await api.call('site.unlock', { site, passphrase });
        await loadSite(site);
        onShown?.();
      }}
      onClose={onClose}
    >
      <Text>{t('site.unlock.text')}</Text>
      <PasswordInput
        data-autofocus
        label={t('site.create.passphrase')}
        autoComplete="off"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
