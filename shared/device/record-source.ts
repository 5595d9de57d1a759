import type { RecordKind, RecordRow } from '../contract/records';

/** How the rows of a list tell where they come from (device notes 1.5). */
export type SourceTelling = 'source' | 'type' | 'nothing';

/** Who a row belongs to, as far as the intercom tells, and in words for a person. */
export interface RowSource {
  readonly owner: 'local' | 'cloud' | 'unknown';
  /** Empty where the intercom tells nothing; a value that nobody has explained yet, as it came. */
  readonly words: string;
  /** The same where there is room. */
  readonly long: string;
}

const LOCAL: RowSource = { owner: 'local', words: 'Local', long: 'Local: kept by this intercom' };
const CLOUD: RowSource = { owner: 'cloud', words: 'Cloud', long: 'Cloud of the manufacturer' };
const managed = (by: string): RowSource => ({
  ...{ owner: 'cloud', words: by, long: `${by}, a management program` },
});
const asItCame = (owner: RowSource['owner'], value: string): RowSource => ({
  ...{ owner, words: value, long: value },
});

/** `SourceType` of people and schedules. */
const BY_NUMBER: Readonly<Record<string, RowSource>> = {
  '1': LOCAL,
  '2': CLOUD,
  '3': managed('ACMS'),
  '4': managed('SDMC'),
};
/** `Source`, in lower case. */
const BY_NAME: Readonly<Record<string, RowSource>> = {
  local: LOCAL,
  cloud: CLOUD,
  acms: managed('ACMS'),
  sdmc: managed('SDMC'),
};
/** `Type` of a person on an X916. */
const BY_TYPE: Readonly<Record<string, RowSource>> = { '-1': LOCAL, '0': CLOUD };

/**
 * An X916 has no `SourceType`: there a `Type` of -1 is local and 0 is the cloud's. On other models a
 * `Type` of 0 says nothing of that kind.
 */
export function sourceTelling(
  kind: RecordKind,
  rows: readonly RecordRow[],
  model: string,
): SourceTelling {
  if ((kind !== 'user' && kind !== 'schedule') || rows.length === 0) return 'nothing';
  const says = (key: string): boolean => rows.some((row) => (row[key] ?? '') !== '');
  const typed = kind === 'user' && rows.every((row) => row['SourceType'] === undefined);
  if (typed && (/^X9/i.test(model) || rows.some((row) => row['Type'] === '-1'))) return 'type';
  return says('SourceType') || says('Source') ? 'source' : 'nothing';
}

/** Where a row comes from; what names no owner that is known can be changed here. Pure. */
export function sourceOf(row: RecordRow, telling: SourceTelling): RowSource {
  const { SourceType = '', Source = '', Type = '' } = row;
  if (SourceType !== '') return BY_NUMBER[SourceType] ?? asItCame('unknown', SourceType);
  // A word that is not "local" names somebody else, whoever that is.
  if (Source !== '') return BY_NAME[Source.toLowerCase()] ?? asItCame('cloud', Source);
  if (telling !== 'type' || Type === '') return asItCame('unknown', '');
  return BY_TYPE[Type] ?? asItCame('unknown', Type);
}
