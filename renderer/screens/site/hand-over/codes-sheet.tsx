import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteState } from '../../../../shared/contract/site';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { ErrorNotice } from '../../../components/error-notice';

/** The shortest passphrase that is taken (contract, report.codes). */
const SHORTEST = 8;

/** Who has which PIN and cards, as a file of its own that only its passphrase opens. */
export function CodesSheet({ state }: { readonly state: SiteState }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const [made, setMade] = useState('');
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const short = passphrase.length < SHORTEST;

  async function make() {
    setTried(true);
    if (short) return;
    setWorking(true);
    setProblem(null);
    try {
      const file = await api.call('report.codes', { site: state.site, passphrase });
      await api.saveFile(file.token, file.name);
      setMade(t('site.handOver.made', { name: file.name }));
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setWorking(false);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Stack>
        <div>
          <Title order={2}>{t('site.handOver.codes')}</Title>
          <Text c="dimmed">{t('site.handOver.codesText')}</Text>
        </div>
        <PasswordInput
          label={t('site.handOver.codesPassphrase')}
          autoComplete="new-password"
          maw={360}
          disabled={state.locked}
          value={passphrase}
          error={tried && short && t('site.create.tooShort', { count: SHORTEST })}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
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
