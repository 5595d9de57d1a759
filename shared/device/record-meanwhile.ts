import type { RecordRow } from '../contract/records';
import { differingFields } from './record-compare';
import { WEEKDAY_KEYS, type FieldKind, type RecordField, type RecordKindInfo } from './records';
import { fieldValue } from './rules';

/** What a person changed of a row, with its ID: of two who change different fields, both get theirs. */
export function ownChanges(seen: RecordRow, wanted: RecordRow): RecordRow {
  const changed = Object.entries(wanted).filter(([key, value]) => seen[key] !== value);
  return { ...Object.fromEntries(changed), ID: seen['ID'] ?? '' };
}

/** A row as it was read, as far as Lintel knows its columns: twenty thousand of them go into one request. */
export function asSeen(info: RecordKindInfo, row: RecordRow): RecordRow {
  const keys = ['ID', ...WEEKDAY_KEYS, ...info.fields.map(({ key }) => key)];
  return Object.fromEntries(
    keys.flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]])),
  );
}

/**
 * Fields that somebody else has changed on the intercom since a row was read. What both want alike
 * is none of them. Pure.
 *
 * @param seen as it was read
 * @param now as it is on the intercom
 * @param wanted the fields that shall be written; none where the row shall go
 */
export function changedMeanwhile(options: {
  readonly info: RecordKindInfo;
  readonly seen: RecordRow;
  readonly now: RecordRow;
  readonly wanted: RecordRow;
}): readonly RecordField[] {
  const { info, seen, now, wanted } = options;
  const others = new Set(differingFields(info, now, wanted));
  const asks = ({ key, kind }: RecordField): boolean =>
    (kind === 'weekdays' ? WEEKDAY_KEYS : [key]).some((one) => wanted[one] !== undefined);
  return differingFields(info, now, seen).filter((field) => !asks(field) || others.has(field));
}

/** Values that a person reads as they stand in the row. */
const PLAIN: readonly FieldKind[] = ['text', 'card', 'cards', 'phone', 'number', 'time', 'group'];

/** "Name (“Ann”, now “Bob”), PIN": what was changed, by name; secrets and coded values are not told. */
export function meanwhileReason(options: {
  readonly seen: RecordRow;
  readonly now: RecordRow;
  readonly fields: readonly RecordField[];
}): string {
  const { seen, now, fields } = options;
  const told = fields.map((field) => {
    if (field.secret === true || !PLAIN.includes(field.kind)) return field.label;
    const [before, after] = [fieldValue(seen, field), fieldValue(now, field)];
    return `${field.label} (“${before}”, now “${after}”)`;
  });
  return `It was changed on the intercom since it was read here: ${told.join(', ')}.`;
}
