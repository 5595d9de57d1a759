import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EditableKind } from '../../../../shared/contract/records';
import { useEditCounts } from '../../../stores/record-work';

interface ListTabsProps<K extends EditableKind> {
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly { readonly kind: K; readonly label: string }[];
  readonly value: K;
  readonly onChange: (kind: K) => void;
}

/** Lists that belong together, one of them shown; the others say how much in them is not written yet. */
export function ListTabs<K extends EditableKind>(props: ListTabsProps<K>) {
  const { id, label, tabs, value, onChange } = props;
  const { t } = useTranslation();
  const counts = useEditCounts(id);
  return (
    <SegmentedControl
      aria-label={label}
      size="md"
      mr="auto"
      value={value}
      onChange={(chosen) => {
        const tab = tabs.find(({ kind }) => kind === chosen);
        if (tab) onChange(tab.kind);
      }}
      data={tabs.map((tab) => {
        // Those of the list that is shown stand below it.
        const count: number = tab.kind === value ? 0 : (counts[tab.kind] ?? 0);
        return {
          value: tab.kind,
          label: count > 0 ? t('records.tabEdited', { label: tab.label, count }) : tab.label,
        };
      })}
    />
  );
}
