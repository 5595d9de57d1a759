import type { EditableKind, RecordPreview, RowProblem } from '../../../shared/contract/records';
import type { Work } from '../../../shared/device/record-work';
import { limitsOf } from '../../../shared/device/rules';
import { codesElsewhere, usedElsewhere } from './elsewhere';
import { missingGroups } from './groups';
import type { ListOf, Present } from './read';

interface PreviewOptions {
  readonly work: Work;
  readonly present: Present;
  readonly model: string;
  readonly warnings?: readonly RowProblem[];
  /** Groups that are made first. */
  readonly newGroups?: readonly string[];
}

/** What else a change means: rows of other lists that it meets, and groups that it needs. */
export async function surroundings(
  list: ListOf & { readonly kind: EditableKind },
  work: Work,
): Promise<Pick<PreviewOptions, 'warnings' | 'newGroups'>> {
  const sent = [...work.add.map(({ row }) => row), ...work.set.map(({ after }) => after)];
  return {
    warnings: [...(await codesElsewhere(list, work)), ...(await usedElsewhere(list, work))],
    newGroups: list.kind === 'contact' ? await missingGroups(list, sent) : [],
  };
}

/** What a change comes to, for the window. `clashes` are warnings about rows of other lists. */
export function previewOf(options: PreviewOptions): RecordPreview {
  const { work, present, model, warnings = [], newGroups = [] } = options;
  return {
    added: work.add.map(({ row }) => row),
    changed: work.set.map(({ before, after }) => ({ before, after })),
    removed: [...work.remove],
    unchanged: work.unchanged,
    conflicting: work.conflicts.map((one) => ({ ...one })),
    problems: [...work.problems, ...warnings],
    present: present.rows.length,
    missing: present.missing,
    newGroups: [...newGroups],
    capacity: limitsOf(model).capacity,
  };
}
