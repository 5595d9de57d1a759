import { useTranslation } from 'react-i18next';
import type { FirmwareImage } from '../../../shared/contract/firmware';
import type { WizardStep } from '../../components/wizard';
import {
  FIRMWARE_STEPS,
  patchFirmwareDraft,
  type FirmwareDraft,
  type FirmwareScope,
  type FirmwareStep,
} from './draft';

export interface FirmwareShell {
  readonly steps: readonly WizardStep[];
  readonly onStep: (id: string) => void;
  readonly onNext: () => void;
  /** Absent on the first step. */
  readonly onBack: (() => void) | undefined;
}

interface ShellOptions {
  readonly scope: FirmwareScope;
  readonly draft: FirmwareDraft;
  readonly image: FirmwareImage | undefined;
  /** How many intercoms take part; null until the preview was read. */
  readonly taking: number | null;
  /** The step that is shown. */
  readonly step: FirmwareStep;
}

const isStep = (id: string): id is FirmwareStep => FIRMWARE_STEPS.some((step) => step === id);

/** The steps of this wizard: one intercom is chosen already. */
export function stepsFor(scope: FirmwareScope): readonly FirmwareStep[] {
  return FIRMWARE_STEPS.filter((step) => scope === 'many' || step !== 'intercoms');
}

/** The list of steps as it stands: what is done and where one can go. */
export function useFirmwareShell(options: ShellOptions): FirmwareShell {
  const { scope, draft, image, taking } = options;
  const { t } = useTranslation();
  const order = stepsFor(scope);
  const here = order.indexOf(options.step);
  const bad: Readonly<Record<FirmwareStep, boolean>> = {
    image: image === undefined,
    intercoms: draft.ids.length === 0,
    check: taking === null || taking === 0,
    start: false,
  };
  const notes: Partial<Readonly<Record<FirmwareStep, string>>> = {
    image: image?.version === '' ? image.fileName : image?.version,
    intercoms:
      draft.ids.length === 0
        ? undefined
        : t('firmware.intercoms.note', { count: draft.ids.length }),
    check: taking === null ? undefined : t('firmware.check.note', { count: taking }),
  };
  const open = (index: number) => order.slice(0, index).every((step) => !bad[step]);
  const steps = order.map((step, index): WizardStep => ({
    id: step,
    title: t(`firmware.step.${step}`),
    state: index === here ? 'current' : index > here ? 'todo' : bad[step] ? 'problem' : 'done',
    note: index <= here ? notes[step] : undefined,
    reachable: index !== here && (index < here || open(index)),
  }));
  const go = (step: FirmwareStep | undefined) => {
    if (step !== undefined) patchFirmwareDraft(scope, { step });
  };
  return {
    steps,
    onStep: (step) => {
      if (isStep(step)) go(step);
    },
    onNext: () => go(order[here + 1]),
    onBack: here > 0 ? () => go(order[here - 1]) : undefined,
  };
}
