import type { EditableKind, RecordRow } from '../contract/records';
import { notWritable, type DoorRead } from './door-read';

/** What a row or a refusal is about. */
export interface Subject {
  /** `person/ID`, `schedule/ID`, `group/NAME`, `rule/ID`; `before/NAME` for what a predecessor had. */
  readonly id: string;
  /** As the technician calls it: "Anna Kowalski (flat 4)". */
  readonly label: string;
}

/** A row that the door shall have. */
export interface WantedRow {
  readonly kind: EditableKind;
  /** Only the fields that are wanted in some way; the others stay as they are. */
  readonly row: RecordRow;
  readonly subject: Subject;
  /** What is to be said about it: "Relay 2 is left out: this intercom has one relay." */
  readonly notes: readonly string[];
  /** Name of a schedule that the intercom has not got yet; empty: none. The row is sent after it. */
  readonly pending: string;
  /** Not the site's own: what a predecessor had. */
  readonly before?: boolean;
}

/** What cannot be had on this intercom, and why. */
export interface Refusal {
  readonly kind: EditableKind;
  readonly subject: Subject;
  readonly reason: string;
}

/** Rows of one topic, and what of it cannot be had. */
export interface Projected {
  readonly rows: readonly WantedRow[];
  readonly refused: readonly Refusal[];
}

/** One refusal for each subject, where the list they go into cannot be written. */
export function refusedWhole(
  read: DoorRead,
  kind: EditableKind,
  subjects: readonly Subject[],
): readonly Refusal[] | undefined {
  const reason = notWritable(read, kind);
  if (reason === '') return undefined;
  return subjects.map((subject) => ({ kind, subject, reason }));
}
