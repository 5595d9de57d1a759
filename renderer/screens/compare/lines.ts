import type { TFunction } from 'i18next';
import type { CallOutput } from '../../../shared/contract';
import type { RecordLine, SettingLine } from '../../../shared/contract/compare';
import type { EditableKind, RecordRow } from '../../../shared/contract/records';
import type { Settings } from '../../../shared/contract/settings';
import { fieldWords } from '../../../shared/compare/records';
import { RECORD_KINDS } from '../../../shared/device/records';
import { settingName } from '../../../shared/device/config-keys';
import { fieldValue } from '../../../shared/device/rules';

export type Difference = CallOutput<'config.diff'>;

/** One line of the table: a setting, or a row of a list. */
export interface CompareLine {
  readonly key: string;
  readonly name: string;
  /** The key of a setting that has no other name than it; else empty. */
  readonly settingKey: string;
  readonly where: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly notes: readonly string[];
  readonly identity: string;
  readonly noCopy: string;
  readonly source:
    | { readonly kind: 'setting'; readonly line: SettingLine }
    | { readonly kind: 'record'; readonly line: RecordLine };
}

function settingLine(t: TFunction, line: SettingLine): CompareLine {
  const shown = (value: string | null, words: string) =>
    value === null ? t('compare.notThere') : words === '' ? t('compare.empty') : words;
  const notes = line.secret
    ? [t(line.state === 'unknown' ? 'compare.secretUnknown' : 'compare.secretDiffers')]
    : [];
  return {
    key: `setting ${line.key}`,
    name: settingName(line),
    settingKey: line.label === '' ? line.key : '',
    where: [line.areaLabel, line.sectionLabel].filter(Boolean).join(', '),
    left: [shown(line.left, line.leftWords)],
    right: [shown(line.right, line.rightWords)],
    notes,
    identity: line.identity,
    noCopy: line.noCopy,
    source: { kind: 'setting', line },
  };
}

/** Fields that are named at most of a row that one side alone has. */
const NAMED = 3;

/** What tells a row from others of the same name; what it shares with every new row is left out. */
function rowWords(kind: EditableKind, row: RecordRow): readonly string[] {
  return RECORD_KINDS[kind].fields
    .filter(({ key, kind: shape }) => key !== 'Name' && shape !== 'weekdays')
    .filter((field) => {
      const value = fieldValue(row, field).trim();
      return value !== '' && value !== field.initial;
    })
    .slice(0, NAMED)
    .map((field) => `${field.label}: ${fieldWords(field, row)}`);
}

function recordLine(t: TFunction, line: RecordLine, index: number): CompareLine {
  const side = (which: 'left' | 'right'): readonly string[] => {
    const row = line[which];
    if (row === null) return [t('compare.notThere')];
    return line.fields.length === 0
      ? [
          t(which === 'left' ? 'compare.onlyLeft' : 'compare.onlyRight'),
          ...rowWords(line.kind, row),
        ]
      : line.fields.map((field) => `${field.label}: ${field[which]}`);
  };
  return {
    key: `record ${line.kind} ${String(index)}`,
    name: line.label,
    settingKey: '',
    where: RECORD_KINDS[line.kind].many,
    left: side('left'),
    right: side('right'),
    notes: [],
    identity: '',
    noCopy: line.noCopy,
    source: { kind: 'record', line },
  };
}

/** Everything that differs, settings first, in words. */
export function compareLines(
  t: TFunction,
  { settings, records }: Difference,
): readonly CompareLine[] {
  return [
    ...settings.map((line) => settingLine(t, line)),
    ...records.map((line, index) => recordLine(t, line, index)),
  ];
}

/** What has to be written so that the right side has these lines as the left has them. */
export function toWrite(lines: readonly CompareLine[]): {
  readonly values: Settings;
  readonly rows: ReadonlyMap<EditableKind, readonly RecordRow[]>;
} {
  const values: Record<string, string> = {};
  const rows = new Map<EditableKind, RecordRow[]>();
  for (const { source, noCopy } of lines) {
    if (noCopy !== '' || source.line.left === null) continue;
    if (source.kind === 'setting') values[source.line.key] = source.line.left;
    else rows.set(source.line.kind, [...(rows.get(source.line.kind) ?? []), source.line.left]);
  }
  return { values, rows };
}
