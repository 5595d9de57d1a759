import type { ExportFormat, RecordKind, RecordRow } from '../../../../shared/contract/records';
import { AppError, isAppError } from '../../../../shared/errors';
import type { ApiName } from '../../driver/api';
import type { Download, Driver } from '../../driver/types';
import { contactsCsv, contactsVcf, contactsXml, dataXml, userArchive } from './own-layout';
import { spreadsheet } from './spreadsheet';

/** What an intercom exports itself: the function and the forms of it (manual, Api ... export). */
const OWN: Readonly<
  Partial<Record<RecordKind, { readonly name: ApiName; readonly formats: readonly ExportFormat[] }>>
> = {
  privatekey: { name: 'privatekey/export', formats: ['xml'] },
  rfkey: { name: 'rfkey/export', formats: ['xml'] },
  dialreplace: { name: 'dialreplace/export', formats: ['xml'] },
  contact: { name: 'contact/export', formats: ['csv', 'xml', 'vcf'] },
  user: { name: 'user/export', formats: ['tgz'] },
  calllog: { name: 'calllog/export', formats: ['csv'] },
  doorlog: { name: 'doorlog/export', formats: ['xml'] },
};

export interface ExportOptions {
  readonly driver: Driver;
  readonly kind: RecordKind;
  readonly format: ExportFormat;
  /** Reads the list; asked only where Lintel makes the file. */
  readonly rows: () => Promise<readonly RecordRow[]>;
  readonly signal?: AbortSignal;
}

/** A file that the intercom sends, or one that was made of the rows read. */
export type Exported =
  | { readonly madeBy: 'intercom'; readonly download: Download }
  | { readonly madeBy: 'lintel'; readonly content: Buffer };

/**
 * Exports a list: in the intercom's own form as the intercom itself writes it, or in the same layout
 * of the rows where it cannot (a unit with no contacts refuses to export them), or as a CSV for
 * spreadsheets.
 *
 * @throws AppError `device.unsupported` where no intercom has such a file, and of the driver
 */
export async function exportRecords(options: ExportOptions): Promise<Exported> {
  const { driver, kind, format, signal } = options;
  const made = (content: string | Buffer): Exported => ({
    madeBy: 'lintel',
    content: Buffer.from(content),
  });
  if (format === 'spreadsheet') return made(spreadsheet(kind, await options.rows()));
  const own = OWN[kind];
  if (!own?.formats.includes(format))
    throw new AppError('device.unsupported', `No intercom has this list as ${format}.`, {
      hint: 'Save it for a spreadsheet.',
      details: { kind, format },
    });
  const data = kind === 'contact' ? { filetype: format } : {};
  try {
    return { madeBy: 'intercom', download: await driver.download(own.name, data, { signal }) };
  } catch (error) {
    if (!isAppError(error, 'device.unsupported', 'device.refused', 'device.bad-reply')) throw error;
    const content = await inOwnLayout(kind, format, await options.rows());
    if (content === undefined) throw error;
    return made(content);
  }
}

async function inOwnLayout(
  kind: RecordKind,
  format: Exclude<ExportFormat, 'spreadsheet'>,
  rows: readonly RecordRow[],
): Promise<string | Buffer | undefined> {
  // Of the logs no file of a real unit is known.
  if (kind === 'calllog' || kind === 'doorlog') return undefined;
  switch (format) {
    case 'csv':
      return contactsCsv(rows);
    case 'vcf':
      return contactsVcf(rows);
    case 'tgz':
      return await userArchive(rows);
    case 'xml':
      return kind === 'contact' ? contactsXml(rows) : dataXml(kind, rows);
  }
}
