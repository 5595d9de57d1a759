import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { tidyValue } from '../tidy';
import { FIELD_ORDER, type FieldInputProps } from './types';

/**
 * A time of day with 24 hours, as the intercom has it and the lists show it: the browser's own field
 * would say 12:00 AM for midnight on some computers.
 */
export function TimeInput({ field, value, onChange, error, disabled }: FieldInputProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={field.label}
      description={field.hint}
      required={field.required === true}
      inputWrapperOrder={FIELD_ORDER}
      placeholder={t('records.editor.time')}
      autoComplete="off"
      maxLength={5}
      value={value}
      error={error}
      disabled={disabled}
      w={160}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        const tidy = tidyValue(field, value);
        if (tidy !== value) onChange(tidy);
      }}
    />
  );
}
