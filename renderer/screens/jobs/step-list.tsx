import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobStep } from '../../../shared/contract/jobs';
import { toneColor } from '../../components/tone';
import classes from './jobs.module.css';
import { stepMarks } from './marks';

/** Every step with its state in words, what it says, and its seconds. */
export function StepList({ steps }: { readonly steps: readonly JobStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.steps} aria-label={t('jobs.steps')}>
      {steps.map((step) => (
        <Step key={step.id} step={step} />
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: JobStep }) {
  const { t } = useTranslation();
  const { icon: IconShape, tone } = stepMarks[step.state];
  const begun = step.state !== 'pending' && step.state !== 'skipped';
  return (
    <li aria-current={step.state === 'running' ? 'step' : undefined}>
      <IconShape size={22} color={toneColor[tone]} aria-hidden />
      <div>
        <Text fw={600}>{step.title}</Text>
        <Text size="sm" c="dimmed">
          {t(`jobs.step.${step.state}`)}
          {step.detail !== '' && `: ${step.detail}`}
        </Text>
      </div>
      <Text size="sm" c="dimmed">
        {begun && t('common.seconds', { value: step.seconds.toFixed(1) })}
      </Text>
    </li>
  );
}

/** The steps as a line of marks; their words stand elsewhere. */
export function StepMarks({ steps }: { readonly steps: readonly JobStep[] }) {
  return (
    <span className={classes.marks} aria-hidden>
      {steps.map((step) => {
        const { icon: IconShape, tone } = stepMarks[step.state];
        return <IconShape key={step.id} size={18} color={toneColor[tone]} />;
      })}
    </span>
  );
}
