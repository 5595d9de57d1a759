import { NativeSelect, NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/assert';
import type { SettingChoice } from '../../../../shared/device/setting-fields';
import { valueOf, type FormValues, type Slot } from './slots';
import classes from './setting-form.module.css';

const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

export interface SettingInputProps {
  readonly slot: Slot;
  readonly values: FormValues;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A value that no choice stands for stays to be chosen: it is what the intercom has. */
function choicesWith(choices: readonly SettingChoice[], value: string): readonly SettingChoice[] {
  return choices.some((choice) => choice.value === value)
    ? choices
    : [{ value, label: value }, ...choices];
}

/** One setting of an intercom as a field; what it lacks is grey and says so. */
export function SettingInput({ slot, values, problem, onChange }: SettingInputProps) {
  const { t } = useTranslation();
  const { field, key } = slot;
  const { kind, label, help, choices = [], unit } = field;
  const value = valueOf(slot, values.held, values.changes);
  const lacking = key === undefined;
  const frame = {
    label,
    description: lacking ? t('sip.hint.lacking') : help,
    error: problem,
    disabled: lacking,
    inputWrapperOrder: ORDER,
    'data-setting': slot.id,
  };
  const text = { ...frame, autoComplete: 'off', spellCheck: false, value };
  switch (kind) {
    case 'switch':
      return (
        <Switch
          {...frame}
          size="md"
          className={classes.switch}
          checked={value === '1'}
          onChange={(event) => onChange(event.currentTarget.checked ? '1' : '0')}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...frame}
          hideControls
          allowNegative={false}
          allowDecimal={false}
          clampBehavior="none"
          maxLength={9}
          suffix={unit === undefined ? undefined : ` ${unit}`}
          value={value === '' ? '' : Number(value)}
          onChange={(next) => onChange(String(next))}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...frame}
          value={value}
          data={choicesWith(lacking ? [] : choices, value).map((choice) => ({ ...choice }))}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'secret':
      return (
        <PasswordInput
          {...text}
          autoComplete="new-password"
          placeholder={
            !lacking && (values.held[key] ?? '') !== '' ? t('door.secretKept') : undefined
          }
          visibilityToggleButtonProps={{
            'aria-label': t('sip.showPassword'),
            tabIndex: 0,
            size: 38,
          }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'text':
    case 'code':
    case 'url':
      return <TextInput {...text} onChange={(event) => onChange(event.currentTarget.value)} />;
    default:
      return assertNever(kind);
  }
}
