import { ActionIcon, Button, Group, Input, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseHex, plainHex, sameCardKey } from '../../../../../shared/device/card-number';
import { checkField, splitList } from '../../../../../shared/device/rules';
import classes from '../records.module.css';
import type { FieldInputProps } from './types';

/** Several cards: each in its own line with a way out, and one to add. */
export function CardsInput({ field, value, onChange, context, error, disabled }: FieldInputProps) {
  const { t } = useTranslation();
  const labelId = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const cards = splitList(value);

  const add = () => {
    const code = typed.trim();
    if (code === '') return;
    const next = [...cards, parseHex(code) ? plainHex(code) : code].join(';');
    const twice = cards.some((card) => sameCardKey(card) === sameCardKey(code));
    const complaint = checkField({ ...field, required: false }, next, context.limits);
    if (complaint?.severity === 'error') {
      setProblem(complaint.message);
      return;
    }
    setProblem(undefined);
    setTyped('');
    if (!twice) onChange(next);
  };

  return (
    <Input.Wrapper
      label={field.label}
      labelElement="div"
      labelProps={{ id: labelId }}
      error={error}
    >
      {cards.length === 0 ? (
        <Text size="sm" c="dimmed" mb={4}>
          {t('records.editor.cards.none')}
        </Text>
      ) : (
        <ul className={classes.cards} aria-labelledby={labelId}>
          {cards.map((code) => (
            <li key={code}>
              <span className={classes.code}>{code}</span>
              <ActionIcon
                aria-label={t('records.editor.cards.remove', { code })}
                disabled={disabled}
                onClick={() => onChange(cards.filter((card) => card !== code).join(';'))}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {disabled !== true && (
        <Group gap="xs" align="start">
          <TextInput
            aria-label={t('records.editor.cards.label')}
            placeholder={t('records.editor.cards.placeholder')}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            error={problem}
            w={260}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={add}
            onKeyDown={(event) => {
              // A reader on USB ends a card with Enter; the form must not be sent by that.
              if (event.key !== 'Enter' || typed.trim() === '') return;
              event.preventDefault();
              add();
            }}
          />
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            {t('records.editor.cards.add')}
          </Button>
        </Group>
      )}
    </Input.Wrapper>
  );
}
