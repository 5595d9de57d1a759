import Papa from 'papaparse';
import { AppError } from '../../../../shared/errors';
import { checkRowCount, MAX_CELL, MAX_COLUMNS, MAX_ROWS, type TableRow } from './table';

export interface CsvRows {
  readonly delimiter: string;
  /** Rows that have anything in them, the header included. Cells without spaces around them. */
  readonly rows: readonly TableRow[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Lines that are looked at to find out the delimiter. */
const SAMPLE_LINES = 60;
const SAMPLE_CHARS = 64 * 1024;

function badCsv(line: number, message: string, expected: string): AppError {
  return new AppError('file.bad-csv', `Line ${line}: ${message} ${expected}`, {
    details: { line, expected },
  });
}

/** How well a delimiter cuts the sample: rows of one width, and of many columns. */
function score(sample: string, delimiter: string): number {
  const { data } = Papa.parse<string[]>(sample, {
    delimiter,
    newline: '\n',
    preview: SAMPLE_LINES,
  });
  const widths = data.filter((row) => row.some((cell) => cell.trim() !== '')).map((r) => r.length);
  const count = new Map<number, number>();
  for (const width of widths) count.set(width, (count.get(width) ?? 0) + 1);
  const [width = 1, times = 0] = [...count].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  if (width < 2 || widths.length === 0) return 0;
  return times / widths.length + Math.min(width, 30) / 1000;
}

/** The delimiter of a CSV text; a comma where there is one column only. */
export function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  // The last line of the sample may be cut.
  const whole =
    sample.length < text.length ? sample.slice(0, sample.lastIndexOf('\n') + 1) : sample;
  const ranked = DELIMITERS.map((delimiter) => ({ delimiter, score: score(whole, delimiter) }));
  return ranked.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/**
 * Cuts a CSV text into rows. Quoted cells may hold delimiters and line ends; a line `sep=;` as Excel
 * takes it decides the delimiter.
 *
 * @throws AppError `file.bad-csv` with the line and what was expected there, `file.too-large`
 */
export function parseCsv(text: string): CsvRows {
  const told = /^"?sep=(.)"?\n/i.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const delimiter = told?.[1] ?? delimiterOf(body);
  const { data, errors } = Papa.parse<string[]>(body, {
    delimiter,
    newline: '\n',
    // One more than is taken, so that a list that is too long is told from one that fits.
    preview: MAX_ROWS * 2,
  });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  const rows: TableRow[] = [];
  let line = told ? 2 : 1;
  for (const [index, raw] of data.entries()) {
    if (quotes?.row === index) throw quoteError(quotes.code, line);
    if (raw.length > MAX_COLUMNS)
      throw badCsv(line, `${raw.length} columns.`, `At most ${MAX_COLUMNS} are expected.`);
    let breaks = 0;
    const cells = raw.map((cell) => {
      if (cell.length > MAX_CELL)
        throw badCsv(
          line,
          `A value of ${cell.length} characters.`,
          `At most ${MAX_CELL} are expected; a quote may be missing.`,
        );
      for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks += 1;
      return cell.trim();
    });
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
    line += 1 + breaks;
  }
  if (quotes && rows.length === 0) throw quoteError(quotes.code, line);
  checkRowCount(rows.length - 1);
  return { delimiter, rows };
}

function quoteError(code: string, line: number): AppError {
  return code === 'MissingQuotes'
    ? badCsv(line, 'A quote is opened and never closed.', 'A closing " is expected.')
    : badCsv(
        line,
        'Text follows a closing quote.',
        'A delimiter or the end of the line is expected; a quote inside a value is written twice.',
      );
}
