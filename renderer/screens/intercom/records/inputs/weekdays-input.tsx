import { Button, Group, Input } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAY_KEYS } from '../../../../../shared/device/records';
import type { FieldInputProps } from './types';

interface DayButtonsProps extends Pick<FieldInputProps, 'field' | 'error' | 'disabled'> {
  /** Monday is 0. */
  readonly pressed: (index: number) => boolean;
  readonly onToggle: (index: number) => void;
}

/** Seven buttons, Monday first; a pressed one counts. */
function DayButtons({ field, error, disabled, pressed, onToggle }: DayButtonsProps) {
  const { t } = useTranslation();
  const labelId = useId();
  return (
    <Input.Wrapper
      label={field.label}
      labelElement="div"
      labelProps={{ id: labelId }}
      error={error}
    >
      <Group gap={4} role="group" aria-labelledby={labelId}>
        {WEEKDAY_KEYS.map((day, index) => (
          <Button
            key={day}
            variant={pressed(index) ? 'filled' : 'default'}
            aria-pressed={pressed(index)}
            aria-label={t(`records.dayLong.${day}`)}
            disabled={disabled}
            px={12}
            miw={56}
            onClick={() => onToggle(index)}
          >
            {t(`records.day.${day}`)}
          </Button>
        ))}
      </Group>
    </Input.Wrapper>
  );
}

/** Days as seven of 0 and 1, Monday first. */
export function WeekdaysInput({ value, onChange, ...rest }: FieldInputProps) {
  const pressed = (index: number) => value[index] === '1';
  return (
    <DayButtons
      {...rest}
      pressed={pressed}
      onToggle={(index) =>
        onChange(WEEKDAY_KEYS.map((_, i) => (pressed(i) !== (i === index) ? '1' : '0')).join(''))
      }
    />
  );
}

/** Days of a schedule: a digit for each that counts, 1 is Monday. */
export function DaysInput({ value, onChange, ...rest }: FieldInputProps) {
  const toggle = (digit: string) => {
    const others = Array.from(value).filter((other) => other !== digit);
    onChange((value.includes(digit) ? others : [...others, digit]).sort().join(''));
  };
  return (
    <DayButtons
      {...rest}
      pressed={(index) => value.includes(String(index + 1))}
      onToggle={(index) => toggle(String(index + 1))}
    />
  );
}
