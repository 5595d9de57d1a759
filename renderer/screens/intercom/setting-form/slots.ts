import type { Section } from '../../../../shared/contract/settings';
import {
  checkSetting,
  settingKey,
  settingWords,
  type HeldSettings,
  type SettingField,
  type SettingLetter,
} from '../../../../shared/device/setting-fields';
import type { ReviewChange } from '../../../components/wizard';

/** One field of a form, bound to the key under which this intercom keeps it. */
export interface Slot {
  readonly id: string;
  readonly section: Section;
  readonly field: SettingField;
  /** What it belongs to: `Relay A`; the review puts it in front of the label. */
  readonly group: string;
  /** Undefined where the intercom has no such setting. */
  readonly key: string | undefined;
}

/** Values that were entered and not written, by key. */
export type Changes = Readonly<Record<string, string>>;

interface SlotOptions {
  readonly section: Section;
  readonly group: string;
  readonly held: HeldSettings;
  readonly letter?: SettingLetter;
}

/** Binds fields to the keys that the intercom has. Pure. */
export function slotsOf(fields: readonly SettingField[], options: SlotOptions): readonly Slot[] {
  const { section, group, held, letter } = options;
  return fields.map((field) => ({
    id: `${section}.${letter ?? ''}.${field.id}`,
    section,
    field,
    group,
    key: settingKey(field, held, letter),
  }));
}

/** The value as it stands in the form. A secret that was not typed anew is blank. */
export function valueOf({ key, field }: Slot, held: HeldSettings, changes: Changes): string {
  if (key === undefined) return '';
  return changes[key] ?? (field.kind === 'secret' ? '' : (held[key] ?? ''));
}

/** The changes with one more; a value that is as the intercom has it is no change. */
export function changed(slot: Slot, value: string, { held, changes }: FormValues): Changes {
  const { key, field } = slot;
  if (key === undefined) return changes;
  const others = Object.fromEntries(Object.entries(changes).filter(([other]) => other !== key));
  const same = field.kind === 'secret' ? value === '' : value === (held[key] ?? '');
  return same ? others : { ...others, [key]: value };
}

export interface FormValues {
  readonly held: HeldSettings;
  readonly changes: Changes;
}

/** What is wrong with what was entered, by the id of the slot. What is untouched is not judged. */
export function problemsOf(
  slots: readonly Slot[],
  { changes }: FormValues,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    slots.flatMap(({ id, key, field }) => {
      const value = key === undefined ? undefined : changes[key];
      const problem = value === undefined ? undefined : checkSetting(field, value);
      return problem === undefined ? [] : [[id, problem]];
    }),
  );
}

/** `Relay A: Name`; a field that is called as its group is named once. */
export function slotName({ group, field }: Slot): string {
  return field.label === group ? group : `${group}: ${field.label}`;
}

/** Old and new in words, for the review. */
export function reviewOf(
  slots: readonly Slot[],
  { held, changes }: FormValues,
): readonly ReviewChange[] {
  return slots.flatMap((slot) => {
    const { id, key, field } = slot;
    const after = key === undefined ? undefined : changes[key];
    if (key === undefined || after === undefined) return [];
    const before = held[key] ?? '';
    const secret = field.kind === 'secret';
    return [
      {
        id,
        label: slotName(slot),
        before: secret ? before : settingWords(field, before),
        after: settingWords(field, after),
        secret,
      },
    ];
  });
}
