import type { CallParsed } from '../../../../shared/contract';
import { assertNever } from '../../../../shared/assert';
import { AppError } from '../../../../shared/errors';
import type { Site } from '../../../../shared/site/document';
import { reportPage } from '../../../../shared/site/report/document';
import { reportFacts, type ReportOptions } from '../../../../shared/site/report/facts';
import type { ReportFacts } from '../../../../shared/site/report/schema';
import { factsTable } from '../../../../shared/site/report/tables';
import { createWords, type Words } from '../../../../shared/site/report/words';
import { toCsv } from '../../files/export/spreadsheet';
import { guardText } from '../../../../shared/spreadsheet-text';
import type { PdfPrinter } from '../../ports';

export type ReportInput = CallParsed<'report.make'>;

/** What is known of a site beyond its document. */
export type KnownOfSite = Pick<ReportOptions, 'plan' | 'security' | 'addresses'>;

export interface MakeOptions {
  readonly input: ReportInput;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Version of Lintel. */
  readonly version: string;
  readonly known: KnownOfSite;
  readonly pdf: PdfPrinter | undefined;
  readonly signal: AbortSignal;
}

export interface MadeReport {
  readonly extension: ReportInput['format'];
  readonly bytes: Uint8Array;
}

/** A cell that a spreadsheet leaves as it is; what was counted or dated here needs no apostrophe for that. */
function cellText(cell: string | number | Date): string {
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'number' ? String(cell) : guardText(cell);
}

/** A table as a CSV in which a spreadsheet leaves everything as it is. */
function csvOf(facts: ReportFacts, input: ReportInput, words: Words): string {
  const { heads, rows } = factsTable(input.table, facts, words);
  return toCsv([heads, ...rows].map((row) => row.map(cellText)));
}

/** The facts as JSON, as `reportFactsSchema` says; of photos only what is said about them. */
function jsonOf(facts: ReportFacts): string {
  const photos = facts.photos.map(({ data: _picture, ...photo }) => photo);
  return `${JSON.stringify({ ...facts, photos }, undefined, 2)}\n`;
}

/**
 * Makes the report in one of its forms.
 *
 * @throws AppError `print.no-browser`, `print.failed`, `call.cancelled`
 */
export async function makeReport(site: Site, options: MakeOptions): Promise<MadeReport> {
  const { input, pdf, signal } = options;
  const { format, paper, language, withPeople, withPhotos, visits } = input;
  const facts = reportFacts(site, {
    ...{ at: options.at, madeWith: options.version },
    ...{ withPeople, withPhotos, visits },
    ...options.known,
  });
  const text = (content: string): MadeReport => ({
    extension: format,
    bytes: Buffer.from(content),
  });
  switch (format) {
    case 'html':
      return text(reportPage(facts, { language, paper }));
    case 'csv':
      return text(csvOf(facts, input, createWords({ language, paper })));
    case 'json':
      return text(jsonOf(facts));
    case 'pdf': {
      if (!pdf) throw new AppError('print.no-browser', 'Lintel cannot print to PDF here.');
      return {
        extension: format,
        bytes: await pdf.print(reportPage(facts, { language, paper }), signal),
      };
    }
    default:
      return assertNever(format, 'format of a report');
  }
}
