import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog-buttons.module.css';

/** The buttons of a long dialog: at its lower edge, however far down its form goes. */
export function DialogButtons({ children }: { readonly children: ReactNode }) {
  return (
    <Group justify="flex-end" className={classes.buttons}>
      {children}
    </Group>
  );
}
