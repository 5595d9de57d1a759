import { useTranslation } from 'react-i18next';
import type { WizardStep } from '../../../components/wizard';
import { isRunning, useJobs } from '../../../stores/jobs';
import { cardCount } from './session';
import { ENROL_STEPS, patchEnrolment, type Enrolment, type EnrolStep } from './store';

export interface Shell {
  readonly steps: readonly WizardStep[];
  readonly onStep: (id: string) => void;
}

const isEnrolStep = (id: string): id is EnrolStep => ENROL_STEPS.some((step) => step === id);

/** The list of steps as it stands: what is done, and where one can go. */
export function useShell(options: { readonly id: string; readonly enrolment: Enrolment }): Shell {
  const { id, enrolment } = options;
  const { t } = useTranslation();
  const { session, jobId } = enrolment;
  const running = useJobs(({ jobs }) => jobs.some((one) => one.id === jobId && isRunning(one)));
  const here = ENROL_STEPS.indexOf(enrolment.step);
  const cards = cardCount(session);
  const open: Readonly<Record<EnrolStep, boolean>> = {
    people: true,
    doors: session.people.length > 0,
    cards: session.people.length > 0,
    review: cards > 0,
    result: jobId !== null,
  };
  const notes: Partial<Readonly<Record<EnrolStep, string>>> = {
    people:
      session.people.length > 0 ? t('enrol.note.people', { count: session.people.length }) : '',
    cards: cards > 0 ? t('enrol.note.cards', { count: cards }) : '',
  };
  return {
    steps: ENROL_STEPS.map((step, index) => ({
      id: step,
      title: t(`enrol.step.${step}`),
      state: index === here ? 'current' : index < here ? 'done' : 'todo',
      note: notes[step],
      reachable: !running && index !== here && open[step],
    })),
    onStep: (step) => {
      if (isEnrolStep(step)) patchEnrolment(id, { step });
    },
  };
}
