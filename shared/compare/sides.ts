import type { EditableKind, RecordRow } from '../contract/records';
import type { Settings } from '../contract/settings';

/** One side of a comparison, wherever it comes from. */
export interface ComparedSide {
  readonly model: string;
  /** Passwords where they are known; without those of `untold`. */
  readonly settings: Settings;
  /** Keys that hold a password that this side does not tell. */
  readonly untold: readonly string[];
  /** Whether it speaks of all settings (an intercom, a backup) or only of some (a template). */
  readonly whole: boolean;
  /** Lists that it speaks of. */
  readonly records: Partial<Readonly<Record<EditableKind, readonly RecordRow[]>>>;
  /** Lists of which it does not tell the codes. */
  readonly codesUntold: readonly EditableKind[];
  /** By list, why rows with these IDs cannot be changed. */
  readonly readOnly: Partial<Readonly<Record<EditableKind, ReadonlyMap<string, string>>>>;
  /** What can be written to it: an intercom as it is now. */
  readonly live: boolean;
}
