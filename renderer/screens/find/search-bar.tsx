import { Button, Group, Progress, Text } from '@mantine/core';
import { IconFileText, IconKey, IconPlayerStop, IconPlus, IconRadar2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../stores/app';
import { search, stopSearch, useDiscovery } from '../../stores/discovery';
import { openFindDialog } from '../../stores/find-dialogs';
import { targetsInWords } from './targets';

/** What can be searched, and how far the search is. */
export function SearchBar({ onFile }: { readonly onFile: () => void }) {
  const { t } = useTranslation();
  const progress = useDiscovery((state) => state.progress);
  const { scanning, asked, total, found } = progress;
  const seconds = progress.seconds.toFixed(1);
  const targets = targetsInWords(progress.targets, t);
  const facts = { asked, total, found, seconds, targets };
  return (
    <div>
      <Group gap="xs">
        {scanning ? (
          <Button
            w={190}
            leftSection={<IconPlayerStop size={18} aria-hidden />}
            onClick={() => void stopSearch()}
          >
            {t('find.stop')}
          </Button>
        ) : (
          <Button
            w={190}
            leftSection={<IconRadar2 size={18} aria-hidden />}
            onClick={() => void search()}
          >
            {t('find.searchEverywhere')}
          </Button>
        )}
        <Button variant="default" disabled={scanning} onClick={() => openFindDialog('range')}>
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
      <Group gap="md" mt="sm" mih={24} wrap="nowrap">
        {scanning && (
          <Progress
            value={total === 0 ? 0 : (asked / total) * 100}
            w={190}
            style={{ flexShrink: 0 }}
            aria-label={t('find.progressLabel')}
          />
        )}
        <Text size="sm" c="dimmed" truncate>
          {scanning
            ? t('find.progress', facts)
            : progress.targets.length > 0 && t('find.progressDone', facts)}
        </Text>
        {/* The counts change ten times a second; heard is only that it began and how it ended. */}
        <span role="status" className="visually-hidden">
          {scanning
            ? t('find.searching', { targets })
            : progress.targets.length > 0 && t('find.progressDone', facts)}
        </span>
      </Group>
    </div>
  );
}
