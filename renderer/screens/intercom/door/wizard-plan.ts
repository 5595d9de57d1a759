import type { WizardStepState } from '../../../components/wizard';
import { slotName, type Slot } from '../setting-form/slots';
import type { DoorForm, RelayForm } from './door-model';
import { DOOR_STEPS, type DoorDraft, type DoorStep } from './draft';

/** The relays that something is wired to: the first one, until somebody has said otherwise. */
export function wiredRelays(form: DoorForm, { wired }: DoorDraft): readonly RelayForm[] {
  return wired === null
    ? form.relays.slice(0, 1)
    : form.relays.filter(({ letter }) => wired.includes(letter));
}

const named = (slots: readonly Slot[], ...ids: readonly string[]): readonly Slot[] =>
  slots.filter(({ field }) => ids.includes(field.id));

/** The slots that a step asks for. Pure. */
export function slotsOfStep(
  step: DoorStep,
  form: DoorForm,
  relays: readonly RelayForm[],
): readonly Slot[] {
  const of = (...ids: readonly string[]) => relays.flatMap(({ slots }) => named(slots, ...ids));
  switch (step) {
    case 'wired':
      return of('name');
    case 'contact':
      return of('type');
    case 'times':
      return of('triggerDelay', 'holdDelay');
    case 'access':
      return [
        ...form.dtmf,
        ...relays.flatMap(({ codes }) => codes),
        ...form.inputs.flatMap(({ slots }) => slots),
        ...form.http,
      ];
    case 'review':
    case 'test':
      return [];
  }
}

/** What keeps a step from being left, in words. Pure. */
export function missingOn(
  step: DoorStep,
  options: {
    readonly form: DoorForm;
    readonly relays: readonly RelayForm[];
    readonly problems: Readonly<Record<string, string>>;
    /** Said where no relay is chosen. */
    readonly chooseRelay: string;
  },
): readonly string[] {
  const { form, relays, problems, chooseRelay } = options;
  if (step === 'wired' && relays.length === 0) return [chooseRelay];
  return slotsOfStep(step, form, relays)
    .filter(({ id }) => problems[id] !== undefined)
    .map(slotName);
}

/** How a step is marked in the list on the left. Pure. */
export function stepState(step: DoorStep, current: DoorStep, bad: boolean): WizardStepState {
  const distance = DOOR_STEPS.indexOf(step) - DOOR_STEPS.indexOf(current);
  if (distance === 0) return 'current';
  if (distance > 0) return 'todo';
  return bad ? 'problem' : 'done';
}
