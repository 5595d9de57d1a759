import { Button, Group } from '@mantine/core';
import {
  IconFileText,
  IconKey,
  IconListSearch,
  IconPlayerStop,
  IconPlus,
  IconRadar2,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../stores/app';
import { search, stopSearch, useDiscovery } from '../../stores/discovery';
import { openFindDialog } from '../../stores/find-dialogs';

/** What can be searched, and the way to stop it. */
export function SearchBar({ onFile }: { readonly onFile: () => void }) {
  const { t } = useTranslation();
  const scanning = useDiscovery((state) => state.progress.scanning);
  return (
    <Group gap="xs">
      {scanning ? (
        <Button
          miw={190}
          leftSection={<IconPlayerStop size={18} aria-hidden />}
          onClick={() => void stopSearch()}
        >
          {t('find.stop')}
        </Button>
      ) : (
        <Button
          miw={190}
          leftSection={<IconRadar2 size={18} aria-hidden />}
          onClick={() => void search()}
        >
          {t('find.searchEverywhere')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconListSearch size={18} aria-hidden />}
        disabled={scanning}
        onClick={() => openFindDialog('range')}
      >
        {t('find.searchRange')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        disabled={scanning}
        onClick={() => openFindDialog('add')}
      >
        {t('find.addAddress')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileText size={18} aria-hidden />}
        disabled={scanning}
        onClick={onFile}
      >
        {t('find.hostsFile')}
      </Button>
      <Button
        ml="auto"
        variant="subtle"
        leftSection={<IconKey size={18} aria-hidden />}
        onClick={() => useApp.setState({ passwordsOpen: true })}
      >
        {t('find.passwords')}
      </Button>
    </Group>
  );
}
