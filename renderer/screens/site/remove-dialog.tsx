import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedSite } from '../../../shared/contract/site';
import { api } from '../../api';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { loadSites } from '../../stores/site';

interface Props {
  readonly of: ListedSite;
  readonly onClose: () => void;
}

/** Whether taking a site off the list is deleting it: Lintel's own folder is always listed. */
export const isOwn = ({ folder, state }: ListedSite): boolean =>
  folder === '' && state !== 'missing';

/** Takes a site off the list, or deletes its file with every copy once its name was typed. */
export function RemoveDialog({ of, onClose }: Props) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const own = isOwn(of);
  const deletes = own || wanted;
  const name = of.name === '' ? of.file : of.name;
  return (
    <ConfirmDialog
      opened
      danger={deletes}
      title={t(deletes ? 'site.deleteTitle' : 'site.forgetTitle', { name })}
      confirmLabel={t(deletes ? 'site.deleteConfirm' : 'site.forgetConfirm')}
      {...(deletes && { word: name })}
      onConfirm={async () => {
        if (deletes) await api.call('site.delete', { known: of.known, name });
        else await api.call('site.forget', { known: of.known });
        await loadSites();
      }}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text>{t(deletes ? 'site.deleteText' : 'site.forgetText')}</Text>
        {!own && of.state !== 'missing' && (
          <Checkbox
            size="md"
            label={t('site.deleteToo')}
            checked={wanted}
            onChange={(event) => setWanted(event.currentTarget.checked)}
          />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
