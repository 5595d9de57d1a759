import { TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { RecordRow } from '../../../../shared/contract/records';
import { WEEKDAY_KEYS, type RecordField } from '../../../../shared/device/records';
import { DayButtons, daysText, type EditorOptions, type FieldInputProps } from '../records';

/** `Type` of a schedule: between two dates, weekly, daily (device notes 1.6). */
const BETWEEN_DATES = '0';
const DAILY = '2';

/** Fields that this kind of schedule has no use for are left out. */
function visible(field: RecordField, row: RecordRow): boolean {
  if (field.key === 'DateStart' || field.key === 'DateEnd') return row['Type'] === BETWEEN_DATES;
  if (field.key === 'Week') return row['Type'] !== DAILY;
  return true;
}

/** `20261231` as a field of type date wants it. */
export function isoDate(date: string): string {
  return /^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : '';
}

function DateInput({ field, value, onChange, error, disabled }: FieldInputProps) {
  return (
    <TextInput
      type="date"
      label={field.label}
      value={isoDate(value)}
      error={error}
      disabled={disabled}
      w={200}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll('-', ''))}
    />
  );
}

/** Days of a schedule: a digit for each that counts, 1 is Monday. */
function WeekInput({ value, onChange, ...rest }: FieldInputProps) {
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

export const SCHEDULE_EDITOR: EditorOptions = {
  visible,
  inputs: { Week: WeekInput, DateStart: DateInput, DateEnd: DateInput },
};

/** Days and dates of a schedule in words; undefined for its other fields. */
export function scheduleWords(field: RecordField, value: string, t: TFunction): string | undefined {
  if (field.key === 'Week') {
    if (value === '') return '';
    return daysText(
      WEEKDAY_KEYS.map((_, i) => (value.includes(String(i + 1)) ? '1' : '0')).join(''),
      t,
    );
  }
  if (field.key === 'DateStart' || field.key === 'DateEnd') return isoDate(value);
  return undefined;
}
