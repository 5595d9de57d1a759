import { Group, Stack, Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  readonly icon: Icon;
  readonly title: string;
  /** What was looked for, and what to try. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Stands where a list would be; never says just "No data". */
export function EmptyState({ icon: IconShape, title, children, actions }: Props) {
  return (
    <Stack align="center" justify="center" gap="sm" p="xl" maw={640} mx="auto">
      <IconShape size={44} stroke={1.4} color="var(--lintel-accent)" aria-hidden />
      <Title order={2} ta="center">
        {title}
      </Title>
      <Text component="div" c="dimmed" ta="center">
        {children}
      </Text>
      {actions !== undefined && <Group justify="center">{actions}</Group>}
    </Stack>
  );
}
