import { Button, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../../shared/contract/site';
import type { DoorAccount } from '../../../../shared/site/document';
import { SecretInput } from '../secret-input';

interface Props {
  readonly accounts: readonly DoorAccount[];
  readonly servers: SiteView['servers'];
  readonly locked: boolean;
  readonly onChange: (accounts: readonly DoorAccount[]) => void;
}

/** Pixels: the button stands in line with the fields beside it, which have a label above. */
const LABEL_HEIGHT = 25;

/** The SIP accounts of a door: at which of the site's servers, as whom. */
export function DoorAccounts({ accounts, servers, locked, onChange }: Props) {
  const { t } = useTranslation();
  const free = ([1, 2] as const).find((one) => !accounts.some(({ account }) => account === one));
  const [server] = servers;
  if (server === undefined) return <Text c="dimmed">{t('site.doors.noServers')}</Text>;
  const change = (account: 1 | 2, part: Partial<DoorAccount>) =>
    onChange(accounts.map((one) => (one.account === account ? { ...one, ...part } : one)));
  return (
    <Stack>
      {accounts.map((one) => (
        <SimpleGrid key={one.account} cols={3} spacing="sm" verticalSpacing="xs">
          <NativeSelect
            label={t('site.doors.accountServer', { account: one.account })}
            data={servers.map(({ id, name, server: host }) => ({ value: id, label: name || host }))}
            value={one.server}
            onChange={(event) => change(one.account, { server: event.currentTarget.value })}
          />
          <TextInput
            label={t('site.doors.username')}
            value={one.username}
            maxLength={128}
            onChange={(event) => change(one.account, { username: event.currentTarget.value })}
          />
          <SecretInput
            label={t('site.doors.password')}
            value={one.password}
            locked={locked}
            onChange={(password) => change(one.account, { password })}
          />
          <TextInput
            label={t('site.doors.authName')}
            description={t('site.doors.authNameHint')}
            value={one.authName}
            maxLength={128}
            onChange={(event) => change(one.account, { authName: event.currentTarget.value })}
          />
          <TextInput
            label={t('site.doors.displayName')}
            description={t('site.doors.displayNameHint')}
            value={one.displayName}
            maxLength={128}
            onChange={(event) => change(one.account, { displayName: event.currentTarget.value })}
          />
          <Button
            mt={LABEL_HEIGHT}
            justify="start"
            variant="subtle"
            leftSection={<IconTrash size={18} aria-hidden />}
            onClick={() => onChange(accounts.filter(({ account }) => account !== one.account))}
          >
            {t('site.doors.removeAccount', { account: one.account })}
          </Button>
        </SimpleGrid>
      ))}
      {free !== undefined && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() =>
              onChange(
                [
                  ...accounts,
                  {
                    ...{ account: free, server: server.id, username: '' },
                    ...{ authName: '', displayName: '', password: '' },
                  },
                ].sort((a, b) => a.account - b.account),
              )
            }
          >
            {t('site.doors.addAccount', { account: free })}
          </Button>
        </div>
      )}
    </Stack>
  );
}
