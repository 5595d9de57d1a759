import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEditCounts } from '../../../stores/record-work';
import classes from './codes.module.css';
import { CODE_TABS, patchCodesView, type CodeTab } from './view';

interface CodesTabsProps {
  readonly id: string;
  readonly tab: CodeTab;
  /** Public codes that were entered and not written. */
  readonly publicCount: number;
}

/** Public codes, PINs, RF cards; each says how much in it is not written yet. */
export function CodesTabs({ id, tab, publicCount }: CodesTabsProps) {
  const { t } = useTranslation();
  const edits = useEditCounts(id);
  const counts: Readonly<Record<CodeTab, number>> = {
    public: publicCount,
    pins: edits.privatekey ?? 0,
    cards: edits.rfkey ?? 0,
  };
  return (
    <div className={classes.tabs}>
      <SegmentedControl
        aria-label={t('codes.tabs.label')}
        size="md"
        mr="auto"
        value={tab}
        onChange={(chosen) => {
          const next = CODE_TABS.find((one) => one === chosen);
          if (next) patchCodesView(id, { tab: next });
        }}
        data={CODE_TABS.map((value) => {
          const label = t(`codes.tabs.${value}`);
          const count = counts[value];
          return { value, label: count > 0 ? t('records.tabEdited', { label, count }) : label };
        })}
      />
    </div>
  );
}
