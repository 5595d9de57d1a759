import type { SwitchState } from '../../../../shared/contract/device';
import {
  dtmfLength,
  DTMF_CODE_FIELDS,
  DTMF_FIELDS,
  HTTP_TRIGGER_FIELDS,
  INPUT_CALL_FIELDS,
  INPUT_FIELDS,
  RELAY_FIELDS,
  SETTING_LETTERS,
  settingLetters,
  type HeldSettings,
  type SettingField,
  type SettingLetter,
} from '../../../../shared/device/setting-fields';
import { problemsOf, slotsOf, valueOf, type FormValues, type Slot } from '../setting-form/slots';

/** Words in front of a field where it stands alone: "Relay A: Name". */
export interface GroupWords {
  readonly relay: (letter: string) => string;
  readonly input: (letter: string) => string;
  readonly dtmf: string;
  readonly http: string;
  readonly inputCall: string;
}

export interface RelayForm {
  readonly letter: SettingLetter;
  /** Number for relay/trig, 1 is A. */
  readonly number: number;
  readonly slots: readonly Slot[];
  /** Its own code, one key and several keys. */
  readonly codes: readonly Slot[];
}

export interface InputForm {
  readonly letter: SettingLetter;
  readonly slots: readonly Slot[];
}

/** All the fields of a door, as this intercom has them. */
export interface DoorForm {
  readonly relays: readonly RelayForm[];
  readonly inputs: readonly InputForm[];
  readonly dtmf: readonly Slot[];
  readonly http: readonly Slot[];
  readonly inputCall: readonly Slot[];
  /** Every slot, in the order in which they are written and reviewed. */
  readonly all: readonly Slot[];
}

export interface DoorFacts {
  readonly held: HeldSettings;
  /** What relay/status and input/status name; they may know of more than the settings do. */
  readonly relays: readonly SwitchState[];
  readonly inputs: readonly SwitchState[];
}

function lettersOf(
  fields: readonly SettingField[],
  held: HeldSettings,
  told: readonly SwitchState[],
): readonly SettingLetter[] {
  const kept = settingLetters(fields, held);
  return SETTING_LETTERS.filter(
    (letter) => kept.includes(letter) || told.some((one) => one.letter === letter),
  );
}

/** An input opens only relays that are there. */
function withRelays(letters: readonly SettingLetter[]): readonly SettingField[] {
  return INPUT_FIELDS.map((field) =>
    field.id === 'relay'
      ? { ...field, choices: field.choices?.slice(0, Math.max(1, letters.length)) }
      : field,
  );
}

/** Builds the fields out of the keys that the intercom has and the states that it tells. Pure. */
export function doorFormOf({ held, relays, inputs }: DoorFacts, words: GroupWords): DoorForm {
  const relayLetters = lettersOf(RELAY_FIELDS, held, relays);
  const relay = (group: string) => ({ section: 'relay', group, held }) as const;
  const input = (group: string) => ({ section: 'input', group, held }) as const;
  const form = {
    relays: relayLetters.map((letter) => {
      const options = { ...relay(words.relay(letter)), letter };
      return {
        letter,
        number: SETTING_LETTERS.indexOf(letter) + 1,
        slots: slotsOf(RELAY_FIELDS, options),
        codes: slotsOf(DTMF_CODE_FIELDS, options),
      };
    }),
    inputs: lettersOf(INPUT_FIELDS, held, inputs).map((letter) => ({
      letter,
      slots: slotsOf(withRelays(relayLetters), { ...input(words.input(letter)), letter }),
    })),
    dtmf: slotsOf(DTMF_FIELDS, relay(words.dtmf)),
    http: slotsOf(HTTP_TRIGGER_FIELDS, relay(words.http)),
    inputCall: slotsOf(INPUT_CALL_FIELDS, input(words.inputCall)),
  };
  const all = [
    ...form.relays.flatMap(({ slots, codes }) => [...slots, ...codes]),
    ...form.dtmf,
    ...form.http,
    ...form.inputs.flatMap(({ slots }) => slots),
    ...form.inputCall,
  ];
  return { ...form, all };
}

export const slotNamed = (slots: readonly Slot[], id: string): Slot | undefined =>
  slots.find(({ field }) => field.id === id);

/**
 * The contact that a relay is to be tried on, as relay/trig numbers them (0 NO and COM, 1 NC and
 * COM): the one that the lock is wired to by its settings, whose numbers go the other way. Pure.
 */
export function contactOf(relay: RelayForm | undefined, held: HeldSettings): 0 | 1 {
  const type = slotNamed(relay?.slots ?? [], 'type');
  return type?.key !== undefined && valueOf(type, held, {}) === '0' ? 1 : 0;
}

/** The codes that count with the length chosen: one key, or several. Pure. */
export function codesInUse(form: DoorForm, values: FormValues): readonly Slot[] {
  const option = slotNamed(form.dtmf, 'option');
  const length = option && dtmfLength(valueOf(option, values.held, values.changes));
  const wanted = length === undefined || length === 1 ? 'code' : 'multiCode';
  return form.relays.flatMap(({ codes }) => codes.filter(({ field }) => field.id === wanted));
}

export interface ProblemWords {
  readonly codeLength: (length: number) => string;
  readonly httpLogin: string;
  readonly noCallNumber: string;
}

export interface DoorValues extends FormValues {
  /** Relays that something is wired to; the first one alone until somebody has said so. */
  readonly wired?: readonly SettingLetter[] | null;
}

/**
 * What is wrong with what was entered, by slot: each field for itself, codes that do not have the
 * length chosen, a web address that would open without user and password, and an input that would
 * call nobody. Pure.
 */
export function doorProblems(
  form: DoorForm,
  values: DoorValues,
  words: ProblemWords,
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = { ...problemsOf(form.all, values) };
  const { held, changes } = values;
  const value = (slot: Slot | undefined): string =>
    slot === undefined ? '' : valueOf(slot, held, changes);
  const touched = (slots: readonly Slot[]): boolean =>
    slots.some(({ key }) => key !== undefined && changes[key] !== undefined);

  const length = dtmfLength(value(slotNamed(form.dtmf, 'option')));
  const codes = codesInUse(form, values);
  const isOn = value(slotNamed(form.dtmf, 'enabled')) === '1';
  const wired = values.wired ?? form.relays.slice(0, 1).map(({ letter }) => letter);
  const used = form.relays
    .filter(({ letter }) => wired.includes(letter))
    .flatMap((relay) => relay.codes);
  // A relay that nothing is wired to needs no code; one that somebody gives it has to be right.
  const counts = (slot: Slot): boolean =>
    used.includes(slot) || (touched([slot]) && value(slot) !== '');
  if (isOn && length !== undefined && length > 1 && touched([...form.dtmf, ...codes]))
    for (const slot of codes)
      if (slot.key !== undefined && counts(slot) && value(slot).length !== length)
        problems[slot.id] ??= words.codeLength(length);

  if (value(slotNamed(form.http, 'enabled')) === '1' && touched(form.http))
    for (const id of ['user', 'password']) {
      const slot = slotNamed(form.http, id);
      if (slot?.key === undefined || value(slot) !== '') continue;
      const kept = slot.field.kind === 'secret' && (held[slot.key] ?? '') !== '';
      if (!kept) problems[slot.id] ??= words.httpLogin;
    }

  const number = slotNamed(form.inputCall, 'number');
  const calls = form.inputs.flatMap(({ slots }) => {
    const call = slotNamed(slots, 'sip');
    const isUsed = value(slotNamed(slots, 'enabled')) === '1' && value(call) === '1';
    return call !== undefined && isUsed ? [call] : [];
  });
  if (number?.key !== undefined && value(number) === '' && touched([...calls, number]))
    if (calls.length > 0) problems[number.id] ??= words.noCallNumber;
  return problems;
}
