import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert';
import { FILES_TABS, navigate, type FilesTab } from '../../router';
import { BackupsTab } from './backups-tab';
import classes from './files.module.css';
import { ImagesTab } from './images-tab';
import { TemplatesTab } from './templates-tab';

/** What Lintel keeps on this computer for the intercoms. */
export function FilesScreen({ tab }: { readonly tab: FilesTab }) {
  const { t } = useTranslation();
  return (
    <div className={classes.screen}>
      <Group justify="space-between">
        <div>
          <Title order={1}>{t('files.title')}</Title>
          <Text c="dimmed">{t('files.intro')}</Text>
        </div>
        <Group>
          <SegmentedControl
            aria-label={t('files.tabs')}
            size="md"
            value={tab}
            onChange={(chosen) => {
              const next = FILES_TABS.find((one) => one === chosen);
              if (next) navigate({ screen: 'files', tab: next });
            }}
            data={FILES_TABS.map((value) => ({ value, label: t(`files.tab.${value}`) }))}
          />
          <Button
            variant="default"
            leftSection={<IconArrowsDiff size={18} aria-hidden />}
            onClick={() => navigate({ screen: 'compare', left: '', right: '' })}
          >
            {t('compare.open')}
          </Button>
        </Group>
      </Group>
      <div className={classes.body}>
        <Tab tab={tab} />
      </div>
    </div>
  );
}

function Tab({ tab }: { readonly tab: FilesTab }) {
  switch (tab) {
    case 'firmware':
      return <ImagesTab />;
    case 'backups':
      return <BackupsTab />;
    case 'templates':
      return <TemplatesTab />;
    default:
      return assertNever(tab);
  }
}
