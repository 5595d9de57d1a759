import { Checkbox, Group, Input } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { letters } from '../../../../shared/device/models';
import { toggleRelay } from '../../intercom/records/inputs/doors-input';

/** The most relays that any model has (device notes 1.7). */
const MOST = 4;

interface Props {
  /** As the manual writes them: `12` is A and B. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Which relays open for somebody; a model that has fewer opens those that it has. */
export function RelaysInput({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Input.Wrapper
      component="fieldset"
      label={t('site.people.relays')}
      labelElement="div"
      description={t('site.people.relaysHint')}
      style={{ border: 0, margin: 0, padding: 0 }}
    >
      <Group gap="lg" mih={40}>
        {letters(MOST).map((letter, at) => (
          <Checkbox
            key={letter}
            size="md"
            label={letter}
            checked={value.includes(String(at + 1))}
            onChange={() => onChange(toggleRelay(value, String(at + 1)))}
          />
        ))}
      </Group>
    </Input.Wrapper>
  );
}
