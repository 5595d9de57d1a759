import { useTranslation } from 'react-i18next';
import type { Job } from '../../../../shared/contract/jobs';
import type { WizardStep } from '../../../components/wizard';
import { isRunning } from '../../../stores/jobs';
import { patchDraft, type SipDraft } from './draft';
import {
  FORM_STEPS,
  problemsOf,
  SIP_STEPS,
  STEP_FIELDS,
  type FormStep,
  type SipProblems,
  type SipStep,
} from './sip-steps';
import { useRangeWords } from './use-range-words';

const isFormStep = (step: SipStep): step is FormStep =>
  (FORM_STEPS as readonly string[]).includes(step);

const isSipStep = (id: string): id is SipStep => (SIP_STEPS as readonly string[]).includes(id);

export interface Shell {
  readonly steps: readonly WizardStep[];
  readonly problems: SipProblems;
  readonly onStep: (id: string) => void;
}

interface ShellOptions {
  readonly id: string;
  readonly draft: SipDraft;
  /** The job that writes, once there is one. */
  readonly job: Job | null;
}

/** The list of steps as it stands: what is done, what needs a look, where one can go. */
export function useShell({ id, draft, job }: ShellOptions): Shell {
  const { t } = useTranslation();
  const words = useRangeWords();
  const form = draft.forms[draft.account];
  const problems = form ? problemsOf(form.values, form.facts, words) : {};
  const here = SIP_STEPS.indexOf(draft.step);
  // What was written needs no further look, even where its password is forgotten by now.
  const bad = (step: SipStep) =>
    draft.step !== 'result' &&
    isFormStep(step) &&
    STEP_FIELDS[step].some((field) => problems[field] !== undefined);
  const open = (index: number) =>
    SIP_STEPS.slice(0, index).every((step) => form !== undefined && !bad(step));
  const locked = job !== null && isRunning(job);

  const notes: Partial<Record<SipStep, string>> = form
    ? {
        account: t('sip.account.name', { account: draft.account }),
        server: form.values.server.trim(),
        user: form.values.username,
      }
    : {};

  const steps = SIP_STEPS.map((step, index): WizardStep => {
    const state =
      index === here ? 'current' : index > here ? 'todo' : bad(step) ? 'problem' : 'done';
    return {
      id: step,
      title: t(`sip.step.${step}`),
      state,
      note: index < here ? notes[step] : undefined,
      reachable: !locked && index !== here && step !== 'result' && (index < here || open(index)),
    };
  });
  return {
    steps,
    problems,
    onStep: (step) => {
      if (isSipStep(step)) patchDraft(id, { step });
    },
  };
}
