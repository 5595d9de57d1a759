import { useTranslation } from 'react-i18next';
import type { WizardStep } from '../../components/wizard';
import {
  ACCESS_STEPS,
  missingIn,
  patchAccessDraft,
  type AccessDraft,
  type AccessStep,
} from './draft';

export interface AccessShell {
  readonly steps: readonly WizardStep[];
  readonly onStep: (id: string) => void;
  readonly go: (step: AccessStep) => void;
}

/** The list of steps as it stands: what is done and where one can go. */
export function useAccessShell(draft: AccessDraft): AccessShell {
  const { t } = useTranslation();
  const here = ACCESS_STEPS.indexOf(draft.step);
  const bad: Readonly<Record<AccessStep, boolean>> = {
    intercoms: draft.ids.length === 0,
    what: missingIn(draft).length > 0,
    review: false,
  };
  const go = (step: AccessStep) => patchAccessDraft({ step });
  return {
    go,
    onStep: (id) => {
      const step = ACCESS_STEPS.find((one) => one === id);
      if (step !== undefined) go(step);
    },
    steps: ACCESS_STEPS.map((step, index) => ({
      id: step,
      title: t(`access.step.${step}`),
      state: index === here ? 'current' : index > here ? 'todo' : bad[step] ? 'problem' : 'done',
      note:
        step === 'intercoms' && draft.ids.length > 0
          ? t('access.note', { count: draft.ids.length })
          : undefined,
      reachable:
        index !== here &&
        (index < here || ACCESS_STEPS.slice(0, index).every((before) => !bad[before])),
    })),
  };
}
