import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** What was planned. */
  readonly first: string;
  readonly working: boolean;
  readonly onTyped: (text: string) => void;
}

/** Names an intercom by what is typed, or by what a scanner types: it ends with Enter. */
export function TypedUnit({ label, hint, first, working, onTyped }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(first);
  const field = useRef<HTMLInputElement>(null);
  // A scanner types wherever the keyboard is: here, in place of what stands there.
  useEffect(() => field.current?.select(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onTyped(typed.trim());
      }}
    >
      <Text size="sm" mb="xs">
        {hint}
      </Text>
      <Group align="end">
        <TextInput
          ref={field}
          label={label}
          value={typed}
          w={360}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" loading={working} disabled={typed.trim() === ''}>
          {t('site.binding.itIsThis')}
        </Button>
      </Group>
    </form>
  );
}
