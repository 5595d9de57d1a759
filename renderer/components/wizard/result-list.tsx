import { Loader } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/assert';
import type { JobStep, StepState } from '../../../shared/contract/jobs';
import classes from './lists.module.css';

/** The steps of a job as they happen: mark, what it does, what came of it, its seconds. */
export function ResultList({ steps }: { readonly steps: readonly JobStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.result} aria-label={t('wizard.result.steps')}>
      {steps.map((step) => (
        <li key={step.id} className={classes.resultStep} data-state={step.state}>
          <span className={classes.resultMark} data-state={step.state}>
            <StepIcon state={step.state} />
          </span>
          <span className={classes.resultTitle}>{step.title}</span>
          <span className={classes.resultDetail}>
            {step.detail === '' ? t(`wizard.result.state.${step.state}`) : step.detail}
          </span>
          <span className={classes.resultSeconds}>
            {step.state !== 'pending' &&
              step.state !== 'skipped' &&
              t('wizard.result.seconds', { seconds: step.seconds.toFixed(1) })}
          </span>
        </li>
      ))}
    </ol>
  );
}

function StepIcon({ state }: { state: StepState }) {
  const { t } = useTranslation();
  const label = { role: 'img', 'aria-label': t(`wizard.result.state.${state}`) };
  switch (state) {
    case 'pending':
      return <IconCircle size={20} {...label} />;
    case 'running':
      return <Loader size={18} {...label} />;
    case 'done':
      return <IconCircleCheck size={20} {...label} />;
    case 'warning':
      return <IconAlertTriangle size={20} {...label} />;
    case 'failed':
      return <IconCircleX size={20} {...label} />;
    case 'skipped':
      return <IconCircleMinus size={20} {...label} />;
    default:
      return assertNever(state);
  }
}
