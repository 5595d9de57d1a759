import { assertNever } from '../assert';
import type { RecordRow } from '../contract/records';
import { sameCardKey } from './card-number';
import { WEEKDAY_KEYS, type RecordField, type RecordKindInfo } from './records';
import { fieldValue, scheduleRelayTokens, splitList } from './rules';

/** The group that every unit has and none lists: a contact without a group is in it (device notes 1.6). */
export const DEFAULT_GROUP = 'Default';

/** A value in the form in which two spellings of the same thing are equal. */
export function comparable(field: RecordField, value: string): string {
  switch (field.kind) {
    case 'card':
      return sameCardKey(value);
    case 'cards':
      return splitList(value).map(sameCardKey).sort().join(';');
    case 'schedule-relay':
      return [...scheduleRelayTokens(value)].sort().join(';');
    case 'doors':
    case 'days':
      return Array.from(value).sort().join('');
    case 'floors':
      return splitList(value).join(';');
    case 'number':
    case 'choice':
      return /^\d+$/.test(value.trim()) ? String(Number(value)) : value.trim();
    case 'time':
      return value.trim().padStart(5, '0');
    case 'text':
    case 'pin':
    case 'phone':
    case 'switch':
    case 'weekdays':
    case 'date':
      return value.trim();
    case 'group':
      return value.trim() === DEFAULT_GROUP ? '' : value.trim();
    default:
      return assertNever(field.kind, 'field kind');
  }
}

/**
 * Fields of which a wanted row says anything else than the row that is there. Only fields that the
 * wanted row names count, and only those that this dialect has: writing one that it does not keep
 * again and again would never end.
 */
export function differingFields(
  info: RecordKindInfo,
  present: RecordRow,
  wanted: RecordRow,
): readonly RecordField[] {
  return info.fields.filter((field) => {
    if (field.kind === 'weekdays')
      return WEEKDAY_KEYS.some(
        (day) => wanted[day] !== undefined && wanted[day] !== (present[day] ?? wanted[day]),
      );
    const value = wanted[field.key];
    if (value === undefined) return false;
    if (present[field.key] === undefined && field.required !== true) return false;
    return comparable(field, fieldValue(present, field)) !== comparable(field, value);
  });
}

/**
 * Fields in which a person has changed a row. One that the intercom has not told counts too: it
 * stands for the value of a new row until something else is wanted.
 */
export function changedFields(
  info: RecordKindInfo,
  before: RecordRow,
  after: RecordRow,
): readonly RecordField[] {
  return differingFields(info, { ...initialRow(info), ...before }, after).filter((field) => {
    const told = before[field.key] !== undefined || field.kind === 'weekdays';
    return told || (after[field.key] ?? '') !== '';
  });
}

/** What a new row begins with. */
export function initialRow(info: RecordKindInfo): RecordRow {
  return Object.fromEntries(
    info.fields.flatMap((field) =>
      field.kind === 'weekdays'
        ? WEEKDAY_KEYS.map((day, i) => [day, field.initial[i] ?? '1'])
        : [[field.key, field.initial]],
    ),
  );
}

/**
 * Fields that an intercom plainly does not keep: none of its rows has them, though rows that were
 * sent say more in them than a new row does anyway.
 */
export function lostFields(
  info: RecordKindInfo,
  present: readonly RecordRow[],
  sent: readonly RecordRow[],
): readonly RecordField[] {
  if (present.length === 0) return [];
  const initial = initialRow(info);
  return info.fields.filter((field) => {
    const keys = field.kind === 'weekdays' ? WEEKDAY_KEYS : [field.key];
    const says = (row: RecordRow): boolean =>
      keys.some((key) => (row[key] ?? '') !== '' && row[key] !== initial[key]);
    return sent.some(says) && !present.some((row) => keys.some((key) => row[key] !== undefined));
  });
}

export function sameRecord(info: RecordKindInfo, present: RecordRow, wanted: RecordRow): boolean {
  return differingFields(info, present, wanted).length === 0;
}

/**
 * By what a row is recognised: never the intercom's ID, which differs from unit to unit. Undefined
 * for a row that has nothing to be recognised by.
 */
export function naturalKey(info: RecordKindInfo, row: RecordRow): string | undefined {
  const parts = info.naturalKey.map((key) => {
    const field = info.fields.find((one) => one.key === key);
    return field ? comparable(field, row[key] ?? '') : (row[key] ?? '');
  });
  return parts.every((part) => part === '') ? undefined : parts.join('\u0000');
}
