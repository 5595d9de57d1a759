import { PasswordInput, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteState } from '../../../../shared/contract/site';
import { REPORT_LANGUAGES } from '../../../../shared/site/report/choices';
import { api } from '../../../api';
import { readStored } from '../stored';
import { FileForm } from './file-form';
import { useSavedFile } from './use-saved-file';

/** The shortest passphrase that is taken (contract, report.codes). */
const SHORTEST = 8;

/** Who has which PIN and cards, as a file of its own that only its passphrase opens. */
export function CodesSheet({ state }: { readonly state: SiteState }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const saved = useSavedFile();
  const wrong = {
    passphrase: passphrase.length < SHORTEST ? t('site.create.tooShort', { count: SHORTEST }) : '',
    again: again === passphrase ? '' : t('site.create.notSame'),
  };

  const make = () => {
    setTried(true);
    if (wrong.passphrase === '' && wrong.again === '')
      saved.save(() => {
        // In the words of the report with which it is handed over.
        const language = readStored('report.language', REPORT_LANGUAGES);
        return api.call('report.codes', { site: state.site, passphrase, language });
      });
  };

  return (
    <FileForm
      title={t('site.handOver.codes')}
      about={<Text c="dimmed">{t('site.handOver.codesText')}</Text>}
      makeLabel={t('site.handOver.codesMake')}
      button={{
        variant: 'default',
        disabled: state.locked,
        leftSection: <IconLock size={18} aria-hidden />,
      }}
      saved={saved}
      onMake={make}
    >
      <Stack gap="sm" maw={360}>
        <PasswordInput
          label={t('site.handOver.codesPassphrase')}
          autoComplete="new-password"
          disabled={state.locked}
          value={passphrase}
          error={tried && wrong.passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('site.handOver.codesAgain')}
          autoComplete="new-password"
          disabled={state.locked}
          value={again}
          error={tried && wrong.again}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
      </Stack>
      {state.locked && <Text size="sm">{t('site.handOver.codesLocked')}</Text>}
    </FileForm>
  );
}
