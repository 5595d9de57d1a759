import { Button, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkConfigValue, settingName } from '../../../../shared/device/config-keys';
import { toAppError } from '../../../../shared/errors';
import { api } from '../../../api';
import classes from './configuration.module.css';
import { enter } from './draft';
import type { Setting } from './tree';

interface ValueFieldProps {
  readonly id: string;
  readonly setting: Setting;
  /** As entered; undefined where it was not changed. */
  readonly change: string | undefined;
}

/** The value of one setting, to be looked at and changed in place. */
export function ValueField({ id, setting, change }: ValueFieldProps) {
  const { t } = useTranslation();
  const { info, value: held } = setting;
  const { key, kind, choices } = info;
  const name = settingName(info);
  const value = change ?? held;
  const put = (next: string) => enter(id, key, next === held ? undefined : next);
  const label = { 'aria-label': t('configuration.value', { name }) };
  if (kind === 'secret') return <SecretField id={id} setting={setting} change={change} />;
  if (kind === 'switch' && /^[01]$/.test(held))
    return (
      <Switch
        {...label}
        size="md"
        checked={value === '1'}
        onChange={(event) => put(event.currentTarget.checked ? '1' : '0')}
      />
    );
  if (choices.length > 0) {
    const known = choices.some((choice) => choice.value === held);
    const data = choices.map((choice) => ({ value: choice.value, label: choice.label }));
    return (
      <NativeSelect
        {...label}
        value={value}
        data={known ? data : [{ value: held, label: held }, ...data]}
        onChange={(event) => put(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...label}
      autoComplete="off"
      spellCheck={false}
      value={value}
      error={change === undefined ? undefined : checkConfigValue(info, change)}
      rightSection={info.unit === '' ? undefined : info.unit}
      onChange={(event) => put(event.currentTarget.value)}
    />
  );
}

/** A password: a mask, the real one when asked for, and room for a new one. */
function SecretField({ id, setting, change }: ValueFieldProps) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { info, value: held } = setting;
  const name = settingName(info);
  const reveal = async () => {
    try {
      setProblem(null);
      setSeen((await api.call('config.reveal', { id, key: info.key })).value);
    } catch (error) {
      setProblem(toAppError(error).message);
    }
  };
  return (
    <div className={classes.secret}>
      <PasswordInput
        aria-label={t('configuration.value', { name })}
        placeholder={
          change === ''
            ? t('configuration.emptied')
            : (seen ?? (held === '' ? t('configuration.noPassword') : held))
        }
        autoComplete="new-password"
        value={change ?? ''}
        error={problem}
        visibilityToggleButtonProps={{ 'aria-label': t('sip.showPassword'), tabIndex: 0, size: 38 }}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          enter(id, info.key, typed === '' ? undefined : typed);
        }}
      />
      {held !== '' && (
        <Button
          variant="default"
          px="sm"
          aria-label={t(seen === null ? 'configuration.reveal' : 'configuration.hide', { name })}
          onClick={() => (seen === null ? void reveal() : setSeen(null))}
        >
          {seen === null ? t('configuration.show') : t('configuration.hideShort')}
        </Button>
      )}
      {held !== '' && (
        // Nothing typed means no change: that there shall be no password is said in so many words.
        <Button
          variant="default"
          px="sm"
          aria-label={t(change === '' ? 'configuration.keepIt' : 'configuration.emptyIt', { name })}
          onClick={() => enter(id, info.key, change === '' ? undefined : '')}
        >
          {t(change === '' ? 'configuration.keepItShort' : 'configuration.emptyItShort')}
        </Button>
      )}
    </div>
  );
}
