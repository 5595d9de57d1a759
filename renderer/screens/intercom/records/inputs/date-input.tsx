import { TextInput } from '@mantine/core';
import type { FieldInputProps } from './types';

/** `20261231` as a field of type date wants it, and as a person reads it. */
export const isoDate = (date: string): string =>
  /^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : '';

/** A day of the calendar. */
export function DateInput({ field, value, onChange, error, disabled }: FieldInputProps) {
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
