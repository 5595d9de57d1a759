import { PasswordInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog';
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
  const wrong = {
    name: name.trim() === '' ? t('site.create.nameMissing') : '',
    passphrase:
      passphrase.length < SHORTEST_PASSPHRASE
        ? t('site.create.tooShort', { count: SHORTEST_PASSPHRASE })
        : '',
    again: again === passphrase ? '' : t('site.create.notSame'),
  };

  const make = () => {
    setTried(true);
    if (Object.values(wrong).some((text) => text !== '')) return null;
    return createSite({ name: name.trim(), passphrase }).then(({ site }) =>
      navigate({ screen: 'site', id: site, tab: 'doors' }),
    );
  };

  return (
    <FormDialog
      title={t('site.new')}
      submitLabel={t('site.create.make')}
      submit={make}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
