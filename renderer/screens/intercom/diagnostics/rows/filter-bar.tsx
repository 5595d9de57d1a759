import { Button, Group, Menu, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LogKind } from '../../../../../shared/contract/diagnostics';
import { valuesOf, type Line, type LineFilter } from './line';
import { wordFor } from './words';

interface FilterBarProps {
  readonly kind: LogKind;
  readonly lines: readonly Line[];
  readonly filter: LineFilter;
  readonly onFilter: (filter: LineFilter) => void;
  readonly reading: boolean;
  readonly onReadAgain: () => void;
  readonly onSave: () => void;
  /** Saves the file that the intercom itself makes of the whole log. */
  readonly onSaveOwn: () => void;
  readonly onClear: () => void;
}

/** Which lines are shown, and what can be done with the log as a whole. */
export function FilterBar(props: FilterBarProps) {
  const { kind, lines, filter, onFilter, reading } = props;
  const { t } = useTranslation();
  const set = (part: Partial<LineFilter>) => onFilter({ ...filter, ...part });
  const choices = (field: string) => [
    { value: '', label: t('diagnostics.rows.all') },
    ...valuesOf(lines, field).map((value) => ({
      value,
      label: wordFor(t, { kind, field, value }),
    })),
  ];
  return (
    <Group role="group" aria-label={t('diagnostics.rows.filterLabel')} gap="xs" align="flex-end">
      <NativeSelect
        w={112}
        label={t('diagnostics.rows.type')}
        value={filter.type}
        data={choices('Type')}
        onChange={(event) => set({ type: event.currentTarget.value })}
      />
      {kind === 'doorlog' && (
        <NativeSelect
          w={112}
          label={t('diagnostics.rows.status')}
          value={filter.status}
          data={choices('Status')}
          onChange={(event) => set({ status: event.currentTarget.value })}
        />
      )}
      <TextInput
        type="date"
        w={150}
        label={t('diagnostics.rows.from')}
        value={filter.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        w={150}
        label={t('diagnostics.rows.to')}
        value={filter.to}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
      <Group gap={4} ml="auto">
        <Button variant="subtle" px="xs" loading={reading} onClick={props.onReadAgain}>
          {t('diagnostics.rows.readAgain')}
        </Button>
        <Menu
          position="bottom-end"
          shadow="md"
          withInitialFocusPlaceholder={false}
          menuItemTabIndex={0}
        >
          <Menu.Target>
            <Button variant="subtle" px="xs" disabled={lines.length === 0}>
              {t('diagnostics.rows.saveAs')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item mih={40} onClick={props.onSave}>
              {t('diagnostics.rows.save')}
            </Menu.Item>
            <Menu.Item mih={40} onClick={props.onSaveOwn}>
              {t('diagnostics.rows.saveOwn')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button variant="subtle" px="xs" disabled={lines.length === 0} onClick={props.onClear}>
          {t('diagnostics.rows.clear')}
        </Button>
      </Group>
    </Group>
  );
}
