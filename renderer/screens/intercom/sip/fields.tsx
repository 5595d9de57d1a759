import { NumberInput, PasswordInput, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useId } from 'react';
import { useController, type FieldPathByValue } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { SipForm } from '../../../../shared/contract/sip';
import { TRANSPORTS } from '../../../../shared/device/sip-account';
import type { SipField } from './sip-steps';
import classes from './sip.module.css';

const ORDER: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

type Named<T> = FieldPathByValue<SipForm, T> & SipField;

interface FieldProps<T> {
  readonly name: Named<T>;
  readonly hint?: string;
  /** Fields that this intercom has no setting for. */
  readonly missing: readonly string[];
}

/** What every kind of field has in common: label, hint, the reason for being grey, the problem. */
function useField<T>({ name, hint, missing }: FieldProps<T>) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<SipForm>({ name });
  const { ref, value, onBlur, onChange } = field;
  const lacking = missing.includes(name);
  return {
    ref,
    value,
    onBlur,
    onChange,
    frame: {
      name,
      // The hint stands below, so that fields side by side keep one line.
      inputWrapperOrder: ORDER,
      label: t(`sip.field.${name}`),
      description: lacking ? t('sip.hint.lacking') : hint,
      error: fieldState.error?.message,
      disabled: lacking,
    },
  };
}

export function TextField(props: FieldProps<string>) {
  const { ref, value, onBlur, onChange, frame } = useField(props);
  return (
    <TextInput
      {...frame}
      autoComplete="off"
      spellCheck={false}
      ref={ref}
      value={String(value ?? '')}
      onBlur={onBlur}
      onChange={onChange}
    />
  );
}

interface NumberFieldProps extends FieldProps<number> {
  readonly suffix?: string;
}

export function NumberField({ suffix, ...props }: NumberFieldProps) {
  const { ref, value, onBlur, onChange, frame } = useField(props);
  return (
    <NumberInput
      {...frame}
      className={classes.number}
      hideControls
      allowNegative={false}
      allowDecimal={false}
      clampBehavior="none"
      maxLength={9}
      suffix={suffix}
      ref={ref}
      value={typeof value === 'number' ? value : ''}
      onBlur={onBlur}
      onChange={onChange}
    />
  );
}

export function SwitchField(props: FieldProps<boolean>) {
  const { ref, value, onBlur, onChange, frame } = useField(props);
  return (
    <Switch
      {...frame}
      size="md"
      className={classes.switch}
      ref={ref}
      checked={value === true}
      onBlur={onBlur}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

export function PasswordField(props: FieldProps<string | undefined>) {
  const { t } = useTranslation();
  const { ref, value, onBlur, onChange, frame } = useField(props);
  return (
    <PasswordInput
      {...frame}
      autoComplete="new-password"
      spellCheck={false}
      ref={ref}
      value={String(value ?? '')}
      onBlur={onBlur}
      onChange={onChange}
      visibilityToggleIcon={({ reveal }) => (
        <>
          {reveal ? (
            <IconEyeOff size={18} aria-hidden="true" />
          ) : (
            <IconEye size={18} aria-hidden="true" />
          )}
        </>
      )}
      visibilityToggleButtonProps={{
        'aria-label': t('sip.showPassword'),
        tabIndex: 0,
        size: 38,
      }}
    />
  );
}

export function TransportField({ missing }: { readonly missing: readonly string[] }) {
  const { t } = useTranslation();
  const labelId = useId();
  const { value, onChange, frame } = useField({ name: 'transport', missing });
  return (
    <div>
      <div id={labelId} className={classes.label}>
        {frame.label}
      </div>
      <SegmentedControl
        fullWidth
        aria-labelledby={labelId}
        disabled={frame.disabled}
        name={frame.name}
        value={String(value)}
        onChange={onChange}
        data={TRANSPORTS.map((value) => ({ value, label: t(`sip.transports.${value}`) }))}
      />
      {frame.disabled && <p className={classes.hint}>{frame.description}</p>}
    </div>
  );
}
