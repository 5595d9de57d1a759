import Papa from 'papaparse';
import { AppError, isAppError } from '../../../shared/errors';
import { parseRange } from './ranges';

const HEADINGS = new Set([
  'address',
  'ip',
  'ip address',
  'ip-address',
  'ipaddress',
  'ip_address',
  'host',
  'hostname',
  'host name',
]);
/** As many as the largest range that is searched. */
const MOST_HOSTS = 65_536;

const tidy = (cell: string | undefined): string => (cell ?? '').replaceAll('\uFEFF', '').trim();

/**
 * The separator that the first line with content has most of. The library's own guess is led astray
 * by short lists and blank lines.
 */
function separatorOf(text: string): string {
  const first = text
    .split(/\r?\n/)
    .find((line) => tidy(line) !== '' && !tidy(line).startsWith('#'));
  const bare = (first ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => bare.split(separator).length;
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function badLine(line: number, why: string, cause?: unknown): AppError {
  return new AppError('file.bad-csv', `Line ${String(line)}: ${why}`, { details: { line }, cause });
}

function readHost(text: string, line: number): string {
  let range;
  try {
    range = parseRange(text);
  } catch (error) {
    if (!isAppError(error, 'scan.bad-range')) throw error;
    throw badLine(line, error.message, error);
  }
  if (range.kind !== 'host') throw badLine(line, `"${text}" is a range; write one host a line.`);
  return range.text;
}

/**
 * Reads hosts from a list with one address or name a line, or from a CSV (comma, semicolon or tab)
 * with a column `address`, `ip` or `host` and, where the port is not 80 or 443, a column `port`.
 * Without a heading the first column counts. Blank lines and lines with `#` in front are left out,
 * a host that comes twice is taken once.
 *
 * @throws AppError `file.bad-csv` naming the first line that cannot be read.
 */
export function parseHosts(text: string): readonly string[] {
  const parsed = Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    skipEmptyLines: false,
  });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken) throw badLine((broken.row ?? 0) + 1, 'a quotation mark is not closed.');

  let column = 0;
  let portColumn = -1;
  let first = true;
  const hosts = new Set<string>();
  parsed.data.forEach((cells, index) => {
    const line = index + 1;
    if (cells.every((cell) => tidy(cell) === '') || tidy(cells[0]).startsWith('#')) return;
    if (first) {
      first = false;
      const headings = cells.map((cell) => tidy(cell).toLowerCase());
      const found = headings.findIndex((heading) => HEADINGS.has(heading));
      if (found !== -1) {
        column = found;
        portColumn = headings.indexOf('port');
        return;
      }
    }
    const host = tidy(cells[column]);
    if (host === '') throw badLine(line, 'there is no address.');
    const port = portColumn === -1 ? '' : tidy(cells[portColumn]);
    hosts.add(readHost(port === '' ? host : `${host}:${port}`, line));
  });
  if (hosts.size === 0) throw new AppError('file.bad-csv', 'There is no address in this file.');
  if (hosts.size > MOST_HOSTS)
    throw new AppError('file.bad-csv', `This file has more than ${String(MOST_HOSTS)} addresses.`);
  return [...hosts];
}
