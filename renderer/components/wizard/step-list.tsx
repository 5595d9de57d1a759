import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WizardStep } from './types';
import classes from './wizard.module.css';

interface StepListProps {
  readonly steps: readonly WizardStep[];
  readonly onStep: (id: string) => void;
}

/** The steps down the left: number or mark, title, what was chosen. Open ones can be gone to. */
export function StepList({ steps, onStep }: StepListProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('wizard.steps')} className={classes.steps}>
      <ol className={classes.stepList}>
        {steps.map((step, index) => (
          <li key={step.id}>
            <UnstyledButton
              className={classes.step}
              data-state={step.state}
              aria-current={step.state === 'current' ? 'step' : undefined}
              disabled={!step.reachable && step.state !== 'current'}
              onClick={() => step.reachable && onStep(step.id)}
            >
              <StepMark state={step.state} number={index + 1} />
              <span className={classes.stepText}>
                <span className={classes.stepTitle}>{step.title}</span>
                <VisuallyHidden>{`, ${t(`wizard.state.${step.state}`)}`}</VisuallyHidden>
                {step.note !== undefined && step.note !== '' && (
                  <span className={classes.stepNote}>{step.note}</span>
                )}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepMark({ state, number }: { state: WizardStep['state']; number: number }) {
  return (
    <span className={classes.mark} data-state={state} aria-hidden="true">
      {state === 'done' ? (
        <IconCheck size={16} stroke={2.5} />
      ) : state === 'problem' ? (
        <IconAlertTriangle size={16} />
      ) : (
        number
      )}
    </span>
  );
}
