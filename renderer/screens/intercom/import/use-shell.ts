import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WizardStep } from '../../../components/wizard';
import { isRunning, useJobs } from '../../../stores/jobs';
import type { RecordContext } from '../records/context';
import { missingFields } from './columns';
import {
  IMPORT_STEPS,
  patchDraft,
  type ImportDraft,
  type ImportStep,
  type ImportTarget,
} from './draft';
import { checkSheet, commonFields, commonStep, lackingFields, type CheckedRow } from './sheet';
import { doorsMissing } from './steps/doors-step';

export interface Shell {
  readonly steps: readonly WizardStep[];
  readonly onStep: (id: string) => void;
  /** The rows with what is wrong with them now; empty until they were read. */
  readonly checked: readonly CheckedRow[];
  /** Goes to the step after this one, past those that this file does not need. */
  readonly onNext: () => void;
  /** Absent on the first step, unless there was one before it. */
  readonly onBack: (() => void) | undefined;
}

/** A step that was gone through before the wizard: what was chosen there, and the way back to it. */
export interface StepBefore {
  readonly title: string;
  readonly note: string;
  readonly onBack: () => void;
}

/** ID of the step before; none of the wizard's own. */
const BEFORE = 'before';

interface ShellOptions {
  readonly target: ImportTarget;
  readonly draft: ImportDraft;
  readonly context: RecordContext;
  readonly before: StepBefore | undefined;
}

/** The steps that this file needs: the intercom's own formats have no columns to choose. */
function stepsFor({ kind }: ImportTarget, { opened }: ImportDraft): readonly ImportStep[] {
  return IMPORT_STEPS.filter((step) => {
    if (step === 'columns') return opened?.needsMapping ?? true;
    return step !== 'doors' || commonFields(kind).length > 0;
  });
}

const isImportStep = (id: string): id is ImportStep => IMPORT_STEPS.some((step) => step === id);

/** The list of steps as it stands: what is done, what needs a look, where one can go. */
export function useShell({ target, draft, context, before }: ShellOptions): Shell {
  const { t } = useTranslation();
  const { kind } = target;
  const { sheet, defaults, file, reading, jobId } = draft;
  const { limits } = context;
  const running = useJobs(({ jobs }) => jobs.some((one) => one.id === jobId && isRunning(one)));
  const checked = useMemo(
    () => (sheet === null ? [] : checkSheet({ kind, sheet, defaults, limits })),
    [kind, sheet, defaults, limits],
  );
  const order = stepsFor(target, draft);
  const here = order.indexOf(draft.step);

  const lacking = sheet === null ? [] : lackingFields(kind, sheet);
  const wrong = checked.filter(({ state }) => state === 'wrong').length;
  const sent = checked.filter(({ state }) => state !== 'left-out').length;
  const bad: Readonly<Record<ImportStep, boolean>> = {
    file: file === null,
    columns: reading !== null && missingFields(kind, reading.mapping).length > 0,
    check: sheet === null || wrong > 0 || sent === 0,
    doors: doorsMissing({ fields: lacking, defaults, context }).length > 0,
    review: false,
    result: false,
  };
  const notes: Partial<Readonly<Record<ImportStep, string>>> = {
    file: file?.name,
    columns: reading
      ? t('importing.note.columns', { count: Object.keys(reading.mapping).length })
      : undefined,
    check: sheet ? t('importing.note.rows', { count: sent }) : undefined,
  };
  const open = (index: number) => order.slice(0, index).every((step) => !bad[step]);
  const steps = order.map((step, index): WizardStep => ({
    id: step,
    title: t(`importing.step.${step === 'doors' ? commonStep(kind) : step}`),
    state: index === here ? 'current' : index > here ? 'todo' : bad[step] ? 'problem' : 'done',
    note: index <= here ? notes[step] : undefined,
    reachable: !running && index !== here && step !== 'result' && (index < here || open(index)),
  }));
  const first: readonly WizardStep[] =
    before === undefined
      ? []
      : [
          {
            ...{ id: BEFORE, title: before.title, note: before.note, state: 'done' },
            reachable: !running && draft.step !== 'result',
          },
        ];
  const go = (step: ImportStep | undefined) => {
    if (step !== undefined) patchDraft(target, { step });
  };
  return {
    steps: [...first, ...steps],
    checked,
    onStep: (step) => {
      if (step === BEFORE) before?.onBack();
      else if (isImportStep(step)) go(step);
    },
    onNext: () => go(order[here + 1]),
    onBack: running ? undefined : here > 0 ? () => go(order[here - 1]) : before?.onBack,
  };
}
