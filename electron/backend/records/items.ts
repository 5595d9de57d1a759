import type { EditableKind, RecordRow } from '../../../shared/contract/records';
import type { Row } from '../driver/record';
import { encodeRow, type Spelling } from './dialect';
import { FUNCTIONS } from './kinds';

export type Operation = 'add' | 'set' | 'del';

/** One row on its way to the intercom. */
export interface Item {
  readonly operation: Operation;
  /** As it shall be; for `del`, as it is. */
  readonly row: RecordRow;
  /** As it is now, for `set`. */
  readonly before?: RecordRow;
}

/** What became of a row. An item without any was not sent. */
export type Fate =
  | { readonly kind: 'done' }
  /** Done by taking the row out and adding it anew, for units that cannot change one. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'failed'; readonly code: string; readonly reason: string }
  /** The intercom fell silent while it was being sent. */
  | { readonly kind: 'unknown' };

/** The row of a request, as this intercom takes it. */
export function encodeItem(kind: EditableKind, item: Item, spelling: Spelling): Row {
  const ID = item.row['ID'] ?? '';
  switch (item.operation) {
    case 'add':
      return encodeRow(kind, { ...item.row, ID: FUNCTIONS[kind].newId }, spelling);
    case 'set':
      return encodeRow(kind, item.row, spelling);
    case 'del':
      return { ID };
  }
}
