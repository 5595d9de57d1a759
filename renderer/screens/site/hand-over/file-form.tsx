import { Button, Group, Stack, Text, Title, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from '../../../components/error-notice';
import type { SavedFile } from './use-saved-file';

interface Props {
  readonly title: string;
  /** What the file holds. */
  readonly about: ReactNode;
  readonly children: ReactNode;
  readonly makeLabel: string;
  readonly button: Pick<ButtonProps, 'variant' | 'disabled' | 'leftSection'>;
  readonly saved: SavedFile;
  readonly onMake: () => void;
}

/** Choices, a button that makes a file of them, and under which name it was saved. */
export function FileForm({ title, about, children, makeLabel, button, saved, onMake }: Props) {
  const { working, problem, made } = saved;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onMake();
      }}
    >
      <Stack>
        <div>
          <Title order={2}>{title}</Title>
          {about}
        </div>
        {children}
        {problem !== null && <ErrorNotice error={problem} />}
        <Group>
          <Button type="submit" loading={working} {...button}>
            {makeLabel}
          </Button>
          <Text role="status" size="sm">
            {made}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
