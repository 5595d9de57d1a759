import type { RecordLine } from '../contract/compare';
import type { EditableKind, RecordRow } from '../contract/records';
import { recordDifference } from '../device/record-diff';
import { differingFields } from '../device/record-compare';
import {
  RECORD_KINDS,
  WEEKDAY_KEYS,
  type RecordField,
  type RecordKindInfo,
} from '../device/records';
import { fieldValue, splitList } from '../device/rules';
import { MASK } from '../device/secret-mask';
import type { ComparedSide } from './sides';

/** A row without the ID that one intercom gave it. */
export function withoutRowId(row: RecordRow): RecordRow {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'ID'));
}

/** What a row is called: its name, or what it is recognised by; never a code. */
export function rowLabel(info: RecordKindInfo, row: RecordRow): string {
  const name = (row['Name'] ?? '').trim();
  if (name !== '') return name;
  const field = info.fields.find(({ key, secret }) => info.naturalKey.includes(key) && !secret);
  const value = field ? fieldValue(row, field).trim() : '';
  return value === '' ? `One of the ${info.many}` : value;
}

/** A value for a person to read; a PIN is a mask. */
export function fieldWords(field: RecordField, row: RecordRow): string {
  if (field.kind === 'weekdays')
    return WEEKDAY_KEYS.filter((day) => row[day] === '1').join(', ') || 'No day';
  const value = fieldValue(row, field);
  if (value.trim() === '') return 'Empty';
  if (field.kind === 'days')
    return WEEKDAY_KEYS.filter((_, place) => value.includes(String(place + 1))).join(', ');
  if (field.kind === 'cards') return splitList(value).join(', ');
  if (field.secret === true) return MASK;
  return field.choices?.find((choice) => choice.value === value)?.label ?? value;
}

/** Fields of which the two rows say anything else, whichever of them names it. */
function fieldsOf(info: RecordKindInfo, left: RecordRow, right: RecordRow): readonly RecordField[] {
  const found = new Set([
    ...differingFields(info, right, left),
    ...differingFields(info, left, right),
  ]);
  return info.fields.filter((field) => found.has(field));
}

function compareList(
  kind: EditableKind,
  left: ComparedSide,
  right: ComparedSide,
): { readonly lines: readonly RecordLine[]; readonly same: number } {
  const info = RECORD_KINDS[kind];
  const present = (right.records[kind] ?? []).map((row, index) => ({
    ...row,
    ID: `right ${index}`,
  }));
  const wanted = (left.records[kind] ?? []).map(withoutRowId);
  // The rows are matched as they are when they are applied, so that a copied row is the same after.
  const { add, set, remove, conflicts, unchanged } = recordDifference({
    info,
    present,
    change: { mode: 'wanted', rows: wanted, removeOthers: true },
  });
  const original = new Map(
    present.map((row, index) => [row.ID, right.records[kind]?.[index] ?? row]),
  );
  const locked = right.readOnly[kind] ?? new Map<string, string>();
  const blocked = (row: RecordRow | null): string => {
    if (!right.live) return 'Only an intercom can be written to.';
    return row === null ? '' : (locked.get(row['ID'] ?? '') ?? '');
  };
  const onlyLeft = (row: RecordRow, why = ''): RecordLine => ({
    ...{ kind, label: rowLabel(info, row), left: row, right: null, state: 'only-left', fields: [] },
    noCopy: why || blocked(null),
  });
  const changed = set.flatMap(({ before, after, index }): RecordLine[] => {
    const mine = wanted[index] ?? after;
    const there = original.get(before['ID'] ?? '') ?? before;
    const fields = fieldsOf(info, mine, there).map((field) => ({
      label: field.label,
      left: fieldWords(field, mine),
      right: fieldWords(field, there),
    }));
    const label = rowLabel(info, mine);
    return [
      { kind, label, left: mine, right: there, state: 'differs', fields, noCopy: blocked(there) },
    ];
  });
  const lines: RecordLine[] = [
    ...changed,
    ...add.map(({ row }) => onlyLeft(row)),
    ...conflicts.map(({ row, reason }) => onlyLeft(withoutRowId(row), reason)),
    ...remove.map((row): RecordLine => {
      const there = original.get(row['ID'] ?? '') ?? row;
      return {
        ...{ kind, label: rowLabel(info, there), left: null, right: there, state: 'only-right' },
        ...{ fields: [], noCopy: 'The left side has no such row.' },
      };
    }),
  ];
  return { lines, same: unchanged };
}

/**
 * Compares the lists that both sides tell of; only what differs comes out. Lists that one side alone
 * tells of, or without codes, are named instead. Pure.
 */
export function compareRecords(
  left: ComparedSide,
  right: ComparedSide,
): {
  readonly lines: readonly RecordLine[];
  readonly same: number;
  readonly notCompared: readonly string[];
} {
  const lines: RecordLine[] = [];
  const notCompared: string[] = [];
  let same = 0;
  for (const kind of Object.keys(RECORD_KINDS) as EditableKind[]) {
    const sides = [left, right].filter((side) => side.records[kind] !== undefined);
    const { many } = RECORD_KINDS[kind];
    if (sides.length === 0) continue;
    // A template speaks of no lists: there is nothing to say about that.
    if (sides.length === 1) {
      if (left.whole && right.whole)
        notCompared.push(
          `${many}: only the ${sides[0] === left ? 'left' : 'right'} side has them.`,
        );
      continue;
    }
    if ([left, right].some(({ codesUntold }) => codesUntold.includes(kind))) {
      notCompared.push(`${many}: their codes were sealed on another computer.`);
      continue;
    }
    const found = compareList(kind, left, right);
    lines.push(...found.lines);
    same += found.same;
  }
  return { lines, same, notCompared };
}
