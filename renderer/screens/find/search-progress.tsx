import { Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDiscovery } from '../../stores/discovery';
import { targetsInWords } from './targets';

/** How far the search is: "214 of 254 asked, 12 found, 0.6 s"; afterwards, what was searched. */
export function SearchProgressLine() {
  const { t } = useTranslation();
  const progress = useDiscovery((state) => state.progress);
  const { scanning, asked, total, found } = progress;
  const seconds = progress.seconds.toFixed(1);
  const targets = targetsInWords(progress.targets, t);
  const facts = { asked, total, found, seconds, targets };
  const key = asked < total ? 'find.progressStopped' : 'find.progressDone';
  const ended = progress.targets.length > 0 ? t(key, facts) : '';
  return (
    <Group gap="md" wrap="nowrap" flex={1} miw={0}>
      {scanning && (
        <Progress
          value={total === 0 ? 0 : (asked / total) * 100}
          w={160}
          style={{ flexShrink: 0 }}
          aria-label={t('find.progressLabel')}
        />
      )}
      <Text size="sm" c="dimmed" truncate>
        {scanning ? t('find.progress', facts) : ended}
      </Text>
      {/* The counts change ten times a second; what is heard is that it began and how it ended. */}
      <span role="status" className="visually-hidden">
        {scanning ? t('find.searching', { targets }) : ended}
      </span>
    </Group>
  );
}
