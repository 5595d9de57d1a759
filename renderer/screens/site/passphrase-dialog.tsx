import { PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api';
import { FormDialog } from '../../components/form-dialog';
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
  const short = passphrase.length < SHORTEST_PASSPHRASE;

  const change = () => {
    setTried(true);
    if (short || passphrase !== again) return null;
    return api.call('site.changePassphrase', { site, old, passphrase });
  };

  return (
    <FormDialog
      title={t('site.passphrase.title')}
      submitLabel={t('site.passphrase.change')}
      submit={change}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
