import type { EditableKind } from '../contract/records';

/** What a column holds: decides the editor, the check and how it is compared. */
export type FieldKind =
  | 'text'
  | 'pin'
  | 'card'
  | 'cards'
  | 'phone'
  | 'number'
  | 'switch'
  | 'choice'
  | 'doors'
  | 'weekdays'
  | 'time'
  /** Days as digits, `1` is Monday: `12345` (schedules). */
  | 'days'
  /** `20261231` (schedules). */
  | 'date'
  | 'group'
  | 'schedule-relay'
  | 'floors';

export interface RecordField {
  /** Key as the manual spells it; `weekdays` is the one field that stands for seven (Mon..Sun). */
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  /** Header words by which a column of a foreign file is recognised, lower case. */
  readonly headers: readonly string[];
  readonly required?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly max?: number;
  /** Value of a new row. */
  readonly initial: string;
  /** Shown in the table unless the technician chooses otherwise. */
  readonly shown: boolean;
  readonly secret?: boolean;
  readonly hint?: string;
  /** Means something only where another field has one of these values. */
  readonly only?: { readonly key: string; readonly values: readonly string[] };
}

export interface RecordKindInfo {
  readonly kind: EditableKind;
  readonly one: string;
  readonly many: string;
  readonly fields: readonly RecordField[];
  /** Fields that together say that two rows mean the same thing; the intercom's ID is never one of them. */
  readonly naturalKey: readonly string[];
  /** Two rows of the same meaning are a mistake; people may well be in the phone book twice. */
  readonly unique: boolean;
}

/** The seven keys of the weekdays, with the manual's own `Thur` (m:1323). */
export const WEEKDAY_KEYS = ['Mon', 'Tue', 'Wed', 'Thur', 'Fri', 'Sat', 'Sun'] as const;
