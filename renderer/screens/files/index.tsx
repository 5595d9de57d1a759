import { Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './files.module.css';
import { ImagesTab } from './images-tab';

/** What Lintel keeps on this computer for the intercoms. */
export function FilesScreen() {
  const { t } = useTranslation();
  return (
    <div className={classes.screen}>
      <Group justify="space-between">
        <div>
          <Title order={1}>{t('files.title')}</Title>
          <Text c="dimmed">{t('files.intro')}</Text>
        </div>
      </Group>
      <div className={classes.body}>
        <ImagesTab />
      </div>
    </div>
  );
}
