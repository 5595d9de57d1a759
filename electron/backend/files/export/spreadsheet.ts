import Papa from 'papaparse';
import type { RecordKind, RecordRow } from '../../../../shared/contract/records';
import { RECORD_KINDS, WEEKDAY_KEYS, type RecordField } from '../../../../shared/device/records';
import { fieldValue } from '../../../../shared/device/rules';
import { isCode } from '../../imports/rows';
import { guardText } from '../../../../shared/spreadsheet-text';

/** Excel takes a CSV for UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows of cells as a CSV that every spreadsheet opens. Cells have to be guarded already. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `${BYTE_ORDER_MARK}${Papa.unparse(rows as string[][], { newline: '\r\n' })}\r\n`;
}

function shown(field: RecordField, row: RecordRow): string {
  const value = fieldValue(row, field);
  return field.choices?.find((choice) => choice.value === value)?.label ?? value;
}

function fieldsOf(kind: RecordKind): readonly RecordField[] {
  return kind === 'calllog' || kind === 'doorlog' ? [] : RECORD_KINDS[kind].fields;
}

/**
 * A list as a CSV for people: columns by their names, codes as text so that no zero is lost, and
 * nothing that a spreadsheet would take for a formula. Importing it gives the same rows again.
 */
export function spreadsheet(kind: RecordKind, rows: readonly RecordRow[]): string {
  const fields = fieldsOf(kind);
  const known = new Set<string>(fields.map(({ key }) => key));
  if (known.has('weekdays')) for (const day of WEEKDAY_KEYS) known.add(day);
  // The ID is another one on every intercom.
  if (fields.length > 0) known.add('ID');
  const others = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (key) => !known.has(key),
  );
  const header = [...fields.map(({ label }) => label), ...others].map((name) => guardText(name));
  const lines = rows.map((row) => [
    ...fields.map((field) => guardText(shown(field, row), isCode(field))),
    ...others.map((key) => guardText(row[key] ?? '')),
  ]);
  return toCsv([header, ...lines]);
}
