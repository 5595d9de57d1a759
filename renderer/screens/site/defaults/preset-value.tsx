import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { checkConfigValue, describeConfigKey } from '../../../../shared/device/config-keys';
import { holdsSecret } from '../../../../shared/device/secret-mask';
import { isHidden } from '../../../../shared/site/secrets';
import { SecretInput } from '../secret-input';

interface Props {
  readonly settingKey: string;
  readonly value: string;
  readonly locked: boolean;
  readonly onChange: (value: string) => void;
}

/** The value of one setting in a preset, by what it holds. */
export function PresetValue({ settingKey, value, locked, onChange }: Props) {
  const { t } = useTranslation();
  const info = describeConfigKey(settingKey);
  const label = info.label === '' ? settingKey : info.label;
  if (isHidden(value) || holdsSecret(settingKey, value === '' ? '1' : value))
    return <SecretInput label={label} value={value} locked={locked} onChange={onChange} />;
  const choices =
    info.kind === 'switch'
      ? [
          { value: '1', label: t('site.presets.on') },
          { value: '0', label: t('site.presets.off') },
        ]
      : info.choices.map((choice) => ({ value: choice.value, label: choice.label }));
  if (choices.length > 0)
    return (
      <NativeSelect
        label={label}
        description={info.help}
        data={
          choices.some((choice) => choice.value === value)
            ? choices
            : [{ value, label: value || t('site.presets.choose') }, ...choices]
        }
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      label={label}
      description={info.help}
      autoComplete="off"
      spellCheck={false}
      rightSection={info.unit === '' ? undefined : info.unit}
      value={value}
      error={checkConfigValue(info, value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
