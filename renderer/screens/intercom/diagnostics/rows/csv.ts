import Papa from 'papaparse';
import { guardText } from '../../../../../shared/spreadsheet-text';

/**
 * A table as a spreadsheet opens it: a mark at the start that says UTF-8, and texts that a
 * spreadsheet would take for a formula made harmless (anybody can be called `=HYPERLINK(...)`).
 */
export function toCsv(titles: readonly string[], rows: readonly (readonly string[])[]): Blob {
  const data = [titles, ...rows].map((row) => row.map((cell) => guardText(cell)));
  const text = Papa.unparse(data, { quotes: true, newline: '\r\n' });
  return new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' });
}
