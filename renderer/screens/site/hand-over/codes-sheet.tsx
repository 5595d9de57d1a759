import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteState } from '../../../../shared/contract/site';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';
import { useSavedFile } from './use-saved-file';

/** The shortest passphrase that is taken (contract, report.codes). */
const SHORTEST = 8;

/** Who has which PIN and cards, as a file of its own that only its passphrase opens. */
export function CodesSheet({ state }: { readonly state: SiteState }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const { working, problem, made, save } = useSavedFile();
  const wrong = {
    passphrase: passphrase.length < SHORTEST ? t('site.create.tooShort', { count: SHORTEST }) : '',
    again: again === passphrase ? '' : t('site.create.notSame'),
  };

  const make = () => {
    setTried(true);
    if (wrong.passphrase === '' && wrong.again === '')
      save(() => api.call('report.codes', { site: state.site, passphrase }));
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <Stack>
        <div>
          <Title order={2}>{t('site.handOver.codes')}</Title>
          <Text c="dimmed">{t('site.handOver.codesText')}</Text>
        </div>
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
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button
            type="submit"
            variant="default"
            loading={working}
            disabled={state.locked}
            leftSection={<IconLock size={18} aria-hidden />}
          >
            {t('site.handOver.codesMake')}
          </Button>
          <Text role="status" size="sm">
            {made}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
