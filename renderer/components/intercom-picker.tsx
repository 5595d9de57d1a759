import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intercom } from '../../shared/contract/intercoms';
import { navigate } from '../router';
import classes from './intercom-picker.module.css';

interface Props {
  readonly intercoms: readonly Intercom[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** Said at the end of a row. */
  readonly note?: (intercom: Intercom) => ReactNode;
  /** Further ways to choose, before "Choose none". */
  readonly ways?: ReactNode;
}

/** Chooses intercoms among those that Lintel knows, by door, model or address. */
export function IntercomPicker({ intercoms, chosen, onChange, note, ways }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = intercoms.filter(({ name, model, address, mac, firmware }) => {
    const text = [name, model, address, mac, firmware].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const more = shown.map(({ id }) => id).filter((id) => !chosen.includes(id));
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  if (intercoms.length === 0)
    return (
      <Group>
        <Text>{t('picker.empty')}</Text>
        <Button onClick={() => navigate({ screen: 'find' })}>{t('picker.toFind')}</Button>
      </Group>
    );
  return (
    <>
      <TextInput
        aria-label={t('picker.find')}
        placeholder={t('picker.find')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Group gap="sm">
        {ways}
        {more.length > 0 && (
          <Button variant="default" onClick={() => onChange([...chosen, ...more])}>
            {words.length === 0 ? t('picker.all') : t('picker.shown', { count: more.length })}
          </Button>
        )}
        {chosen.length > 0 && (
          <Button variant="subtle" onClick={() => onChange([])}>
            {t('picker.none')}
          </Button>
        )}
        <Text role="status" size="sm" c="dimmed" ml="auto">
          {t('picker.chosen', { chosen: chosen.length, total: intercoms.length })}
        </Text>
      </Group>
      {shown.length === 0 && <Text>{t('picker.noMatch')}</Text>}
      <ul className={classes.list} aria-label={t('picker.legend')}>
        {shown.map((one) => (
          <li key={one.id}>
            <label className={classes.pick}>
              <Checkbox
                aria-label={`${one.name === '' ? one.model : one.name} ${one.address}`}
                aria-describedby={`pick-${one.id}`}
                checked={chosen.includes(one.id)}
                onChange={() => toggle(one.id)}
              />
              <span className={classes.two}>
                <span>{one.name === '' ? one.model : one.name}</span>
                <span className={classes.dim}>{one.address}</span>
              </span>
              <span id={`pick-${one.id}`} className={classes.two}>
                <span>{one.model}</span>
                <span className={classes.dim}>{one.firmware}</span>
              </span>
              {note?.(one)}
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
