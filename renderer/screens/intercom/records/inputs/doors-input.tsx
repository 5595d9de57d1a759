import { Checkbox, Group, Input } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { relayLabel, relayOf } from '../field-text';
import classes from '../records.module.css';
import type { RelayName } from '../context';
import type { FieldInputProps } from './types';

/** The relays with one more or one fewer, in their order. */
export function toggleRelay(numbers: string, number: string): string {
  const others = Array.from(numbers).filter((other) => other !== number);
  const next = numbers.includes(number) ? others : [...others, number];
  return next.sort().join('');
}

interface RelayBoxesProps {
  readonly relays: readonly RelayName[];
  /** `12` is relay A and relay B. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

/** A box per relay, by the name of its door. Numbers that this unit has no relay for are kept. */
export function RelayBoxes({ relays, value, onChange, disabled }: RelayBoxesProps) {
  const { t } = useTranslation();
  const others = Array.from(value)
    .filter((number) => /[1-9]/.test(number) && !relays.some((relay) => relay.number === number))
    .map((number) => relayOf(number, relays));
  const boxes = [...relays, ...others].map((relay) => ({
    number: relay.number,
    label: relayLabel(relay, t),
  }));
  return (
    <Group gap="lg" mih={40}>
      {boxes.map(({ number, label }) => (
        <Checkbox
          key={number}
          size="md"
          label={label}
          disabled={disabled}
          checked={value.includes(number)}
          onChange={() => onChange(toggleRelay(value, number))}
        />
      ))}
    </Group>
  );
}

/** Which doors a code opens; none is `0` on the intercom. */
export function DoorsInput({ field, value, onChange, context, error, disabled }: FieldInputProps) {
  return (
    <Input.Wrapper
      component="fieldset"
      className={classes.fieldset}
      label={field.label}
      labelElement="div"
      required={field.required === true}
      error={error}
    >
      <RelayBoxes
        relays={context.relays}
        value={value === '0' ? '' : value}
        onChange={(next) => onChange(next === '' ? '0' : next)}
        disabled={disabled}
      />
    </Input.Wrapper>
  );
}
