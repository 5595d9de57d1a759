/**
 * Text that every spreadsheet leaves as it is. A value that a spreadsheet would take for a formula
 * (`=1+1`), or would change (`00123` to 123, `1-2` to a date, `12345678901234567` to 1.2E+16), gets
 * an apostrophe in front: in every spreadsheet that makes it text. Reading takes it away again, and
 * only from values that would have got one, so that `'t Hooft` stays a name.
 *
 * Inside a value the same goes for what follows a semicolon, a tab or a line end: a spreadsheet that is
 * set to semicolons cuts `a;=x` there, whatever stands between quotes.
 */

/** What begins a formula, also in its full-width form and behind spaces and quotes; line ends let one begin later. */
const FORMULA = /^["\s]*[=+\-@'\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
/** The same in the middle of a value, where another delimiter would let it begin a cell. */
const CUT = /([;\t\r\n]["\s]*)(?=[=+\-@'\uff1d\uff0b\uff0d\uff20])/g;
const CUT_GUARDED = /([;\t\r\n]["\s]*)'(?=[=+\-@'\uff1d\uff0b\uff0d\uff20])/g;
/** Numbers that a spreadsheet shows as they are. */
const SAFE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/** `May 1`, `12 Mar`, `1/2`: what is taken for a date. */
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s./-]*\d/i;
const TRUTH = /^(?:true|false)$/i;

function needsGuard(value: string, code: boolean): boolean {
  if (value === '') return false;
  if (code || FORMULA.test(value)) return true;
  if (/^[\d.,]/.test(value)) return !SAFE_NUMBER.test(value);
  return MONTH.test(value) || TRUTH.test(value);
}

/** The value as it is written. `code`: a number that is no quantity (PIN, card, telephone). */
export function guardText(value: string, code = false): string {
  const safe = value.replace(CUT, "$1'");
  return needsGuard(value, code) ? `'${safe}` : safe;
}

/** The value as it was meant. Takes Excel's own way to keep zeros, `="00123"`, too. */
export function unguardText(cell: string, code = false): string {
  const excel = /^="([^"=]*)"$/.exec(cell);
  if (excel) return excel[1] ?? '';
  const plain = cell.replace(CUT_GUARDED, '$1');
  if (!plain.startsWith("'")) return plain;
  const rest = plain.slice(1);
  return needsGuard(rest, code) ? rest : plain;
}
