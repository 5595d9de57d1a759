import { Group, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { toneColor, type Tone } from './tone';

interface Props {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly children: ReactNode;
  /** Runs over several lines where it is long; cut off, as in a table, unless told. */
  readonly wrap?: boolean;
}

/** A state as an icon and words; the colour only repeats what they say. */
export function StatusText({ tone, icon: IconShape, children, wrap = false }: Props) {
  return (
    <Group component="span" gap={8} wrap="nowrap" align={wrap ? 'start' : 'center'} miw={0}>
      <IconShape size={18} color={toneColor[tone]} aria-hidden style={{ flexShrink: 0 }} />
      <Text component="span" size="sm" truncate={!wrap}>
        {children}
      </Text>
    </Group>
  );
}
