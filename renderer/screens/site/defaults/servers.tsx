import { NativeSelect, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { IconServer } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { TRANSPORTS } from '../../../../shared/device/sip-account';
import { sipServerSchema, type SipServer } from '../../../../shared/site/document';
import type { Column } from '../../../components/data-table';
import { EditorDialog } from '../editor-dialog';
import { useEdited } from '../use-edited';
import { ItemsList } from '../items-list';
import { listTexts } from '../list-texts';
import { newId } from '../new-id';
import type { SiteTabProps } from '../tab-body';

const nameOf = ({ name, server }: SipServer) => name || server;

/** The registrars at which the accounts of the doors are. */
export function Servers({ state, document }: SiteTabProps) {
  const { t } = useTranslation();
  const columns = useMemo(
    (): readonly Column<SipServer>[] => [
      {
        id: 'name',
        title: t('site.servers.name'),
        width: 'minmax(140px, 1fr)',
        text: nameOf,
        cell: (row) => <strong>{nameOf(row)}</strong>,
      },
      {
        id: 'server',
        title: t('site.servers.server'),
        width: 'minmax(140px, 1fr)',
        text: ({ server, port }) => `${server}:${port}`,
      },
      {
        id: 'transport',
        title: t('site.servers.transport'),
        width: '120px',
        text: ({ transport }) => transport.toUpperCase(),
      },
      {
        id: 'proxy',
        title: t('site.servers.proxy'),
        width: 'minmax(140px, 1fr)',
        text: ({ proxyServer, proxyPort }) =>
          proxyServer === '' ? '' : `${proxyServer}:${proxyPort}`,
      },
    ],
    [t],
  );
  return (
    <ItemsList
      list="servers"
      icon={IconServer}
      texts={listTexts(t, 'servers')}
      items={document.servers}
      columns={columns}
      nameOf={nameOf}
      readOnly={state.readOnly}
      fresh={() => sipServerSchema.parse({ id: newId() })}
      editor={(server, _isNew, close) => (
        <ServerEditor server={server} readOnly={state.readOnly} onClose={close} />
      )}
    />
  );
}

interface EditorProps {
  readonly server: SipServer;
  readonly readOnly: string;
  readonly onClose: () => void;
}

function ServerEditor({ server: first, readOnly, onClose }: EditorProps) {
  const { t } = useTranslation();
  const { item: server, change, tried, ifGood } = useEdited(first);
  const missing = server.server.trim() === '' ? t('site.servers.serverMissing') : '';
  const port = (value: string | number) => (typeof value === 'number' ? value : 5060);
  return (
    <EditorDialog
      title={t('site.servers.one')}
      saveLabel={t('site.servers.save')}
      refused={readOnly}
      edits={() => ifGood(missing === '', [{ edit: 'put-server', item: server }])}
      onClose={onClose}
    >
      <SimpleGrid cols={2} spacing="md" verticalSpacing="sm">
        <TextInput
          data-autofocus
          required
          label={t('site.servers.server')}
          placeholder="10.0.0.5"
          value={server.server}
          maxLength={255}
          error={tried && missing}
          onChange={(event) => change({ server: event.currentTarget.value })}
        />
        <NumberInput
          label={t('site.servers.port')}
          min={1}
          max={65535}
          value={server.port}
          onChange={(value) => change({ port: port(value) })}
        />
        <TextInput
          label={t('site.servers.name')}
          description={t('site.servers.nameHint')}
          value={server.name}
          maxLength={128}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('site.servers.transport')}
          data={TRANSPORTS.map((value) => ({ value, label: value.toUpperCase() }))}
          value={server.transport}
          onChange={(event) => {
            const transport = TRANSPORTS.find((one) => one === event.currentTarget.value);
            if (transport !== undefined) change({ transport });
          }}
        />
        <TextInput
          label={t('site.servers.proxy')}
          description={t('site.servers.proxyHint')}
          value={server.proxyServer}
          maxLength={255}
          onChange={(event) => change({ proxyServer: event.currentTarget.value })}
        />
        <NumberInput
          label={t('site.servers.proxyPort')}
          min={1}
          max={65535}
          value={server.proxyPort}
          onChange={(value) => change({ proxyPort: port(value) })}
        />
      </SimpleGrid>
    </EditorDialog>
  );
}
