/** What can be chosen of a report. Apart from the texts, so that a window need not load those. */

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

export const REPORT_LANGUAGES = ['en', 'de', 'fr', 'es', 'nl', 'pl', 'it'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export const REPORT_FORMATS = ['pdf', 'html', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Tables for a spreadsheet. */
export const REPORT_TABLES = ['doors', 'accounts', 'checks', 'left', 'people', 'visits'] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];
