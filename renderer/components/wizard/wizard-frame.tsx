import { Button, Text, Title } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StepList } from './step-list';
import type { WizardNext, WizardStep } from './types';
import classes from './wizard.module.css';

interface WizardFrameProps {
  readonly steps: readonly WizardStep[];
  readonly current: string;
  readonly onStep: (id: string) => void;
  /** The question of this step. */
  readonly heading: string;
  readonly intro?: string;
  /** Absent where there is no way back. */
  readonly onBack?: () => void;
  readonly backLabel?: string;
  readonly next: WizardNext;
  /** Leave was pressed, or Esc. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

const FIELDS = 'input:not([disabled]):not([type="hidden"]), select, textarea';
const OVERLAYS = '[role="dialog"], [role="menu"], [role="listbox"]';

/**
 * The frame of every wizard: steps on the left, one question on the right, Back and Next always in
 * the same place. Enter is Next, Esc asks to leave. Opening a step puts the focus on its first
 * field, or on its heading where it has none.
 */
export function WizardFrame(props: WizardFrameProps) {
  const { steps, current, next, onLeave } = props;
  const { t } = useTranslation();
  const missingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // A frame later: the window puts the focus on the screen when its place changes.
    const frame = requestAnimationFrame(() => {
      const field = body.current?.querySelector<HTMLElement>(FIELDS);
      (field ?? heading.current)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [current]);

  // Looked at before anybody hears the key: a dialog that it closes is gone when it comes by here. One
  // that is just opening has not got the focus yet; the key is meant for it all the same.
  const isUnderDialog = useRef(false);
  useWindowEvent(
    'keydown',
    () => void (isUnderDialog.current = document.querySelector('[aria-modal="true"]') !== null),
    true,
  );
  useWindowEvent('keydown', (event) => {
    const inOverlay =
      isUnderDialog.current ||
      (event.target instanceof Element && event.target.closest(OVERLAYS) !== null);
    if (event.key === 'Escape' && !event.defaultPrevented && !inOverlay) onLeave();
  });

  const number = steps.findIndex(({ id }) => id === current) + 1;
  return (
    <div className={classes.frame} data-wizard>
      <StepList steps={steps} onStep={props.onStep} />
      <form
        className={classes.page}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog over the page has a form of its own, whose events come by here as well.
          if (event.target !== event.currentTarget) return;
          if (next.busy !== true) next.onPress();
        }}
      >
        <div className={classes.scroll}>
          <div className={classes.content}>
            <Text size="sm" className={classes.count}>
              {t('wizard.stepOf', { number, total: steps.length })}
            </Text>
            <Title order={2} size="h3" ref={heading} tabIndex={-1} className={classes.heading}>
              {props.heading}
            </Title>
            {props.intro !== undefined && <Text className={classes.intro}>{props.intro}</Text>}
            <div ref={body} className={classes.body}>
              {props.children}
            </div>
          </div>
        </div>
        <footer className={classes.footer}>
          <Button variant="subtle" color="gray" className={classes.leave} onClick={onLeave}>
            {t('wizard.leave')}
          </Button>
          <Text id={missingId} size="sm" className={classes.missing} aria-live="polite">
            {next.missing.length > 0 &&
              t('wizard.missing', { count: next.missing.length, fields: next.missing.join(', ') })}
          </Text>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={18} aria-hidden="true" />}
            disabled={props.onBack === undefined}
            onClick={props.onBack}
          >
            {props.backLabel ?? t('wizard.back')}
          </Button>
          <Button
            type="submit"
            loading={next.busy === true}
            aria-describedby={missingId}
            rightSection={<IconArrowRight size={18} aria-hidden="true" />}
          >
            {next.label}
          </Button>
        </footer>
      </form>
    </div>
  );
}
