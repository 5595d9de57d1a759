import type { RecordPreview, RowProblem } from '../../../shared/contract/records';
import type { Work } from '../../../shared/device/record-work';
import { limitsOf } from '../../../shared/device/rules';
import type { Present } from './read';

/** What a change comes to, for the window. `clashes` are warnings about rows of other lists. */
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
    missing: present.missing,
    capacity: limitsOf(model).capacity,
  };
}
