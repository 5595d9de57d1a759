import type { RecordRow } from '../../../../shared/contract/records';
import { parseHex, plainHex } from '../../../../shared/device/card-number';
import type { RecordField, RecordKindInfo } from '../../../../shared/device/records';

/** `8`, `830`, `8.30` and `8:30` as 08:30; what is no time stays as it was typed. */
function tidyTime(typed: string): string {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/i.exec(typed.trim());
  if (!found) return typed;
  const [, hour = '', minute = '00'] = found;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** A value as the intercom writes it, of what a person typed; what cannot be one stays. */
export function tidyValue({ kind }: Pick<RecordField, 'kind'>, value: string): string {
  if (value === '') return value;
  if (kind === 'time') return tidyTime(value);
  if (kind === 'card') return parseHex(value) ? plainHex(value) : value;
  return value;
}

/** The same for a whole row. */
export function tidyRow(info: RecordKindInfo, row: RecordRow): RecordRow {
  const tidy = info.fields.flatMap((field): readonly (readonly [string, string])[] => {
    const value = row[field.key];
    if (value === undefined) return [];
    const next = tidyValue(field, value);
    return next === value ? [] : [[field.key, next]];
  });
  return tidy.length === 0 ? row : { ...row, ...Object.fromEntries(tidy) };
}
