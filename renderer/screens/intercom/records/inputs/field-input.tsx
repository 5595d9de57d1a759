import { Autocomplete, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../../shared/assert';
import { CardInput } from './card-input';
import { CardsInput } from './cards-input';
import { DateInput } from './date-input';
import { DoorsInput } from './doors-input';
import { RulesInput } from './rules-input';
import { TimeInput } from './time-input';
import { FIELD_ORDER, type FieldInputProps } from './types';
import { DaysInput, WeekdaysInput } from './weekdays-input';

/** The editor of one field of a record, by what the field holds. */
export function FieldInput(props: FieldInputProps) {
  const { t } = useTranslation();
  const { field, value, onChange, error, disabled } = props;
  const frame = {
    label: field.label,
    description: field.hint,
    required: field.required === true,
    inputWrapperOrder: FIELD_ORDER,
    error,
    disabled,
    autoComplete: 'off',
    spellCheck: false,
  };
  const typed = (event: { readonly currentTarget: { readonly value: string } }) =>
    onChange(event.currentTarget.value);
  switch (field.kind) {
    case 'text':
    case 'phone':
      return <TextInput {...frame} maxLength={field.max} value={value} onChange={typed} />;
    case 'card':
      return <CardInput {...props} />;
    case 'number':
      return <TextInput {...frame} inputMode="numeric" value={value} onChange={typed} w={160} />;
    case 'floors':
      return (
        <TextInput
          {...frame}
          description={t('records.editor.floors')}
          value={value}
          onChange={typed}
        />
      );
    case 'time':
      return <TimeInput {...props} />;
    case 'date':
      return <DateInput {...props} />;
    case 'days':
      return <DaysInput {...props} />;
    case 'pin':
      return (
        <PasswordInput
          {...frame}
          // It is the PIN of a door, and none of the browser's business.
          autoComplete="new-password"
          inputMode="numeric"
          maxLength={field.max}
          value={value}
          onChange={typed}
          w={240}
          visibilityToggleButtonProps={{
            'aria-label': t('records.editor.showPin'),
            tabIndex: 0,
            'aria-hidden': false,
          }}
          visibilityToggleIcon={({ reveal }) =>
            reveal ? <IconEyeOff size={18} aria-hidden /> : <IconEye size={18} aria-hidden />
          }
        />
      );
    case 'switch':
      return (
        <Switch
          size="md"
          label={field.label}
          error={error}
          disabled={disabled}
          checked={value === '1'}
          onChange={(event) => onChange(event.currentTarget.checked ? '1' : '0')}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...frame}
          data={[...(field.choices ?? [])]}
          value={value}
          onChange={typed}
          maw={320}
        />
      );
    case 'group':
      return (
        <Autocomplete
          {...frame}
          description={t('records.editor.group')}
          data={[...props.context.groups]}
          maxLength={field.max}
          value={value}
          onChange={onChange}
        />
      );
    case 'doors':
      return <DoorsInput {...props} />;
    case 'weekdays':
      return <WeekdaysInput {...props} />;
    case 'cards':
      return <CardsInput {...props} />;
    case 'schedule-relay':
      return <RulesInput {...props} />;
    default:
      return assertNever(field.kind);
  }
}
