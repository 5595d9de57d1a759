import { MultiSelect, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../shared/contract/site';
import type { DoorChoice } from '../../../shared/site/document';

interface Props {
  readonly label: string;
  readonly doors: SiteView['doors'];
  readonly value: DoorChoice;
  readonly onChange: (value: DoorChoice) => void;
}

/** Every door of the site, or some by name. */
export function DoorChoiceInput({ label, doors, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Radio.Group
        label={label}
        value={value === 'all' ? 'all' : 'some'}
        onChange={(chosen) => onChange(chosen === 'all' ? 'all' : [])}
      >
        <Stack gap="sm" mt="xs">
          <Radio value="all" label={t('site.allDoors')} />
          <Radio value="some" label={t('site.someDoors')} />
        </Stack>
      </Radio.Group>
      {value !== 'all' && (
        <MultiSelect
          aria-label={label}
          placeholder={value.length === 0 ? t('site.chooseDoors') : undefined}
          searchable
          data={doors.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...value]}
          nothingFoundMessage={t('site.noSuchDoor')}
          onChange={onChange}
        />
      )}
    </Stack>
  );
}
