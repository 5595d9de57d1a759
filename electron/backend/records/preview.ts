import type {
  EditableKind,
  RecordChange,
  RecordPreview,
  RecordRow,
  RowProblem,
} from '../../../shared/contract/records';
import { recordDifference, type RecordDifference } from '../../../shared/device/record-diff';
import { RECORD_KINDS } from '../../../shared/device/records';
import { checkRow, limitsOf } from '../../../shared/device/rules';
import { completeRow } from './dialect';
import type { Present } from './read';

/** What a change comes to: what is sent, and what is not and why. */
export interface Work extends RecordDifference {
  readonly problems: readonly RowProblem[];
  /** Rows that a rule of this model keeps from being sent. */
  readonly invalid: readonly { readonly row: RecordRow; readonly reason: string }[];
}

/** Compares what is wanted with what is there and checks the rules of this model. Pure. */
export function workOf(options: {
  readonly kind: EditableKind;
  readonly model: string;
  readonly present: Present;
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
  const invalid: { row: RecordRow; reason: string }[] = [];
  const good = (row: RecordRow, index: number): boolean => {
    const found = checkRow({ kind, row, index, limits });
    problems.push(...found);
    const errors = found.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) invalid.push({ row, reason: errors.map((e) => e.message).join(' ') });
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
  return { ...difference, add, set, problems, invalid };
}

/** The same for the window. `clashes` are warnings about rows of other lists. */
export function previewOf(options: {
  readonly work: Work;
  readonly present: Present;
  readonly model: string;
  readonly warnings?: readonly RowProblem[];
}): RecordPreview {
  const { work, present, model, warnings = [] } = options;
  return {
    added: work.add.map(({ row }) => row),
    changed: work.set.map(({ before, after }) => ({ before, after })),
    removed: [...work.remove],
    unchanged: work.unchanged,
    conflicting: work.conflicts.map((one) => ({ ...one })),
    problems: [...work.problems, ...warnings],
    present: present.rows.length,
    capacity: limitsOf(model).capacity,
  };
}
