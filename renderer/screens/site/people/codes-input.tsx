import { ActionIcon, Button, Group, Input, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isHidden } from '../../../../shared/site/secrets';
import classes from './people.module.css';

interface Props {
  readonly label: string;
  readonly addLabel: string;
  readonly placeholder: string;
  readonly codes: readonly string[];
  /** What was typed and not added yet; it is taken along when the person is saved. */
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  /** Why a code cannot be taken, in words; empty where it can. */
  readonly check: (code: string) => string;
  readonly locked: boolean;
  /** Saving was tried: what is wrong is said. */
  readonly tried: boolean;
  readonly onChange: (codes: readonly string[]) => void;
}

/** Cards or PINs of a person: each in its own line with a way out, and one to add. */
export function CodesInput(props: Props) {
  const { label, addLabel, placeholder, codes, typed, onTyped, check, locked, onChange } = props;
  const { t } = useTranslation();
  const labelId = useId();
  const [tried, setTried] = useState(false);

  const wrong = codes.includes(typed.trim()) ? t('site.people.codeTwice') : check(typed.trim());
  const add = () => {
    const code = typed.trim();
    if (code === '') return;
    setTried(wrong !== '');
    if (wrong !== '') return;
    onTyped('');
    onChange([...codes, code]);
  };

  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id: labelId }}>
      <ul className={classes.codes} aria-labelledby={labelId}>
        {codes.map((code, at) => (
          // Codes that are hidden all look alike.
          <li key={isHidden(code) ? at : code}>
            <span className={classes.code}>{isHidden(code) ? t('site.hidden') : code}</span>
            {!locked && (
              <ActionIcon
                size={40}
                variant="subtle"
                aria-label={t('site.people.removeCode', { code })}
                onClick={() => onChange(codes.filter((_, index) => index !== at))}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {locked ? (
        <Text size="sm" c="dimmed">
          {t('site.hiddenHint')}
        </Text>
      ) : (
        <Group gap="xs" align="start" wrap="nowrap">
          <TextInput
            aria-label={addLabel}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            flex={1}
            error={typed !== '' && (tried || props.tried) && wrong}
            onChange={(event) => onTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              // A reader on USB ends a card with Enter; the form must not be sent by that.
              if (event.key !== 'Enter' || typed.trim() === '') return;
              event.preventDefault();
              add();
            }}
          />
          <Button
            variant="default"
            style={{ flexShrink: 0 }}
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={add}
          >
            {addLabel}
          </Button>
        </Group>
      )}
    </Input.Wrapper>
  );
}
