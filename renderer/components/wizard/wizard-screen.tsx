import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './wizard-screen.module.css';

interface Props {
  readonly title: string;
  /** A `WizardFrame`. */
  readonly children: ReactNode;
}

/** A wizard that is a screen of its own: about many intercoms, not about the one that is open. */
export function WizardScreen({ title, children }: Props) {
  return (
    <div className={classes.screen}>
      <div className={classes.top}>
        <Title order={1}>{title}</Title>
      </div>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
