import { ActionIcon, Button, Input, NativeSelect, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { scheduleRelayTokens } from '../../../../../shared/device/rules';
import { splitToken } from '../field-text';
import classes from '../records.module.css';
import { RelayBoxes } from './doors-input';
import type { FieldInputProps } from './types';

/** Rows of a schedule and the relays that it opens: `1001-1;1002-2` (manual, Api user). */
export function RulesInput({ field, value, onChange, context, error, disabled }: FieldInputProps) {
  const { t } = useTranslation();
  const rules = scheduleRelayTokens(value).map(splitToken);
  const put = (next: readonly { readonly schedule: string; readonly relays: string }[]) =>
    onChange(next.map(({ schedule, relays }) => `${schedule}-${relays}`).join(';'));
  const replace = (index: number, change: Partial<(typeof rules)[number]>) =>
    put(rules.map((rule, i) => (i === index ? { ...rule, ...change } : rule)));

  return (
    <Input.Wrapper
      component="fieldset"
      className={classes.fieldset}
      label={field.label}
      labelElement="div"
      required={field.required === true}
      error={error}
    >
      {rules.map((rule, index) => (
        <div key={index} className={classes.rule}>
          <NativeSelect
            aria-label={t('records.editor.rules.schedule')}
            disabled={disabled}
            value={rule.schedule}
            data={options(rule.schedule)}
            onChange={(event) => replace(index, { schedule: event.currentTarget.value })}
          />
          {/^\d*$/.test(rule.relays) ? (
            <RelayBoxes
              relays={context.relays}
              value={rule.relays}
              onChange={(relays) => replace(index, { relays })}
              disabled={disabled}
            />
          ) : (
            // A relay of a security module (1001-2SA): kept as the intercom told it.
            <Text size="sm">{rule.relays}</Text>
          )}
          <ActionIcon
            aria-label={t('records.editor.rules.remove')}
            disabled={disabled === true || rules.length === 1}
            onClick={() => put(rules.filter((_, i) => i !== index))}
          >
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        disabled={disabled}
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => put([...rules, { schedule: '1001', relays: '1' }])}
      >
        {t('records.editor.rules.add')}
      </Button>
    </Input.Wrapper>
  );

  /** The schedules of this intercom, and the one that stands there though it is gone. */
  function options(present: string) {
    const known = context.schedules.map(({ id, name }) => ({ value: id, label: name }));
    if (known.some((other) => other.value === present)) return known;
    return [
      ...known,
      { value: present, label: t('records.editor.rules.unknown', { id: present }) },
    ];
  }
}
