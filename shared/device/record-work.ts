import type { EditableKind, RecordChange, RecordRow, RowProblem } from '../contract/records';
import {
  recordDifference,
  type IndexedRow,
  type ReadOnlyRows,
  type RecordDifference,
  type RowChange,
} from './record-diff';
import { initialRow, lostFields } from './record-compare';
import { RECORD_KINDS } from './records';
import { checkRow, limitsOf } from './rules';

/** What a change comes to: what is sent, and what is not and why. */
export interface Work extends RecordDifference {
  readonly problems: readonly RowProblem[];
  /** Rows that a rule of this model keeps from being sent; `index` as in the difference. */
  readonly invalid: readonly {
    readonly row: RecordRow;
    readonly index: number;
    readonly reason: string;
  }[];
}

/** A list as far as a change has to know it. */
export interface PresentRows {
  readonly rows: readonly RecordRow[];
  /** By ID, why the row cannot be changed here. */
  readonly readOnly: ReadOnlyRows;
}

/** A row that is to be added, with the values that a new row has where it names none. */
export function completeRow(kind: EditableKind, row: RecordRow): RecordRow {
  const filled = initialRow(RECORD_KINDS[kind]);
  const named = Object.entries(row).filter(([key, value]) => value !== '' || !(key in filled));
  return { ...filled, ...Object.fromEntries(named) };
}

/** Compares what is wanted with what is there and checks the rules of this model. Pure. */
export function workOf(options: {
  readonly kind: EditableKind;
  readonly model: string;
  readonly present: PresentRows;
  readonly change: RecordChange;
}): Work {
  const { kind, model, present, change } = options;
  const difference = recordDifference({
    info: RECORD_KINDS[kind],
    present: present.rows,
    change,
    readOnly: present.readOnly,
  });
  const limits = limitsOf(model);
  const problems: RowProblem[] = [];
  const invalid: { row: RecordRow; index: number; reason: string }[] = [];
  const good = (row: RecordRow, index: number): boolean => {
    const found = checkRow({ kind, row, index, limits });
    problems.push(...found);
    const errors = found.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
      invalid.push({ row, index, reason: errors.map((e) => e.message).join(' ') });
    return errors.length === 0;
  };
  const add = difference.add
    .map(({ row, index }) => ({ row: completeRow(kind, row), index }))
    .filter(({ row, index }) => good(row, index));
  const set = difference.set.filter(({ after, index }) => good(after, index));
  const left = present.rows.length - difference.remove.length + add.length;
  if (limits.capacity !== null && left > limits.capacity && add.length > 0)
    problems.push({
      row: add.at(-1)?.index ?? 0,
      field: '',
      severity: 'warning',
      message: `That makes ${left} rows; this model is known to take ${limits.capacity}.`,
    });
  problems.push(...notTold(kind, present, [...add, ...set.map(afterOf)]));
  return { ...difference, add, set, problems, invalid };
}

const afterOf = ({ after, index }: RowChange): IndexedRow => ({ row: after, index });

/** Warns of what is wanted in fields that this intercom does not tell of any of its rows. */
function notTold(
  kind: EditableKind,
  present: PresentRows,
  sent: readonly IndexedRow[],
): readonly RowProblem[] {
  const [first] = sent;
  const rows = sent.map(({ row }) => row);
  if (first === undefined) return [];
  return lostFields(RECORD_KINDS[kind], present.rows, rows).map(({ key, label }) => ({
    row: first.index,
    field: key,
    severity: 'warning',
    message: `This intercom tells of no “${label}” in its list: it may not keep it.`,
  }));
}
