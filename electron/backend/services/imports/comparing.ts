import type { EditableKind, RecordPreview } from '../../../../shared/contract/records';
import type { Driver } from '../../driver/types';
import { previewOf, surroundings } from '../../records/preview';
import { workOf } from '../../../../shared/device/record-work';
import { readRecords } from '../../records/read';
import type { ImportedRows } from './reading';

export interface Comparing {
  readonly driver: Driver;
  readonly model: string;
  readonly kind: EditableKind;
  readonly removeOthers: boolean;
  readonly signal: AbortSignal;
}

/**
 * What the good rows of a file would do to an intercom. Rows are told by their place in the file:
 * `problems` count from 1, `conflicting` has the index in `rows`.
 */
export async function compare(
  { good, problems: said }: ImportedRows,
  { driver, model, kind, removeOthers, signal }: Comparing,
): Promise<RecordPreview> {
  const list = { driver, model, kind, signal };
  const present = await readRecords(list);
  const rows = good.map(({ row }) => row);
  const work = workOf({ kind, model, present, change: { mode: 'wanted', rows, removeOthers } });
  const around = await surroundings(list, work);
  const preview = previewOf({ work, present, model, ...around });
  const numberOf = (index: number): number => good[index]?.number ?? 0;
  const known = new Set(said.map(({ row, field }) => `${row} ${field}`));
  return {
    ...preview,
    conflicting: preview.conflicting.map((one) => ({ ...one, index: numberOf(one.index) - 1 })),
    problems: preview.problems
      .map((one) => ({ ...one, row: numberOf(one.row) }))
      .filter(({ row, field }) => !known.has(`${row} ${field}`)),
  };
}
