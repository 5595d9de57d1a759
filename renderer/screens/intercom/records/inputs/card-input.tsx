import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cardForms, parseHex } from '../../../../../shared/device/card-number';
import { tidyValue } from '../tidy';
import { FIELD_ORDER, type FieldInputProps } from './types';

/** The number of one card, with what may be printed on it, so that a wrong one is seen at once. */
export function CardInput({ field, value, onChange, error, disabled }: FieldInputProps) {
  const { t } = useTranslation();
  const bytes = value === '' ? undefined : parseHex(value);
  const hint = () => {
    if (bytes === undefined) return t('records.editor.card.hint');
    const { decimal, facilityNumber } = cardForms(bytes);
    return t('records.editor.card.printed', { decimal, facilityNumber });
  };
  return (
    <TextInput
      label={field.label}
      description={hint()}
      required={field.required === true}
      inputWrapperOrder={FIELD_ORDER}
      autoComplete="off"
      spellCheck={false}
      // Room for the colons of a number that was copied from elsewhere.
      maxLength={2 * (field.max ?? 20)}
      value={value}
      error={error}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => {
        const tidy = tidyValue(field, value);
        if (tidy !== value) onChange(tidy);
      }}
    />
  );
}
