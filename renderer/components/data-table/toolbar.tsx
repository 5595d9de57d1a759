import {
  Button,
  Checkbox,
  CloseButton,
  Group,
  Popover,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconColumns3, IconCopy, IconSearch } from '@tabler/icons-react';
import { useState, useTransition, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './column';

interface Props<T> {
  readonly columns: readonly Column<T>[];
  readonly hidden: readonly string[];
  readonly onHidden: (ids: readonly string[]) => void;
  /** What the list was searched for; the field begins with it. */
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly shown: number;
  readonly total: number;
  /** Choices of the list's own. */
  readonly tools: ReactNode;
  /** Stands behind the number of rows. */
  readonly note: string | undefined;
  readonly onCopy: () => void;
}

/** Above every list: search, choices of its own, how many rows, columns, copy. */
export function Toolbar<T>(props: Props<T>) {
  const { columns, hidden, onHidden, typed, onTyped } = props;
  const { t } = useTranslation();
  // The letter stands at once; the list follows as soon as there is time, and a later letter goes first.
  const [text, setText] = useState(typed);
  const [searching, startSearch] = useTransition();
  const type = (next: string) => {
    setText(next);
    startSearch(() => onTyped(next));
  };
  return (
    <Group p={8} gap="xs" wrap="nowrap">
      <TextInput
        aria-label={t('table.search')}
        placeholder={t('table.searchPlaceholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={
          text !== '' && (
            <CloseButton aria-label={t('table.clearSearch')} onClick={() => type('')} />
          )
        }
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        maw={240}
        miw={150}
        flex={1}
      />
      {props.tools}
      <Text
        size="sm"
        c="dimmed"
        role="status"
        aria-busy={searching}
        style={{ whiteSpace: 'nowrap' }}
      >
        {typed === ''
          ? t('table.rows', { count: props.total })
          : t('table.rowsOf', { shown: props.shown, total: props.total })}
        {props.note !== undefined && `, ${props.note}`}
      </Text>
      <Group gap={4} ml="auto" wrap="nowrap">
        <Button
          variant="subtle"
          px="xs"
          leftSection={<IconCopy size={18} aria-hidden />}
          onClick={props.onCopy}
        >
          {t('table.copy')}
        </Button>
        <Popover position="bottom-end" trapFocus withRoles>
          <Popover.Target>
            <Button variant="subtle" px="xs" leftSection={<IconColumns3 size={18} aria-hidden />}>
              {t('table.columns')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('table.columns')}>
            <Stack gap={0}>
              {columns
                .filter((column) => !column.actions)
                .map(({ id, title }) => (
                  <Checkbox
                    key={id}
                    label={title}
                    size="md"
                    py={8}
                    checked={!hidden.includes(id)}
                    onChange={(event) =>
                      onHidden(
                        event.currentTarget.checked
                          ? hidden.filter((other) => other !== id)
                          : [...hidden, id],
                      )
                    }
                  />
                ))}
            </Stack>
          </Popover.Dropdown>
        </Popover>
      </Group>
    </Group>
  );
}
