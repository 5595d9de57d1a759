import { z } from 'zod';
import { IMPORT_WHAT } from '../site/import-fields';
import { importedRowSchema, ROW_STATES } from '../site/import-rows';
import { fileSchema } from './app';
import { call } from './define';
import { cardNotationSchema, columnMappingSchema, openedImportSchema } from './imports';
import { rowProblemSchema } from './records';
import { siteIdSchema } from './site';

const fileOf = z.object({
  site: siteIdSchema,
  /** People, or doors. */
  what: z.enum(IMPORT_WHAT),
  file: z.string().min(1).max(64),
});

const reading = fileOf.extend({
  /** Field key (`shared/site/import-fields`) to column. Empty: as `siteImport.open` found it. */
  mapping: columnMappingSchema.default({}),
  /** Left out: as `siteImport.open` found it. */
  hasHeader: z.boolean().optional(),
  notation: cardNotationSchema.optional(),
});

const countsSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
});

/** Rows that one reply carries. */
const MAX_ROWS = 5000;

const exampleInput = { site: '5b1d', what: 'people' as const, file: 'f1' };
const exampleCounts = { added: 1, changed: 0, unchanged: 0, refused: 1 };

export const siteImportCalls = {
  'siteImport.open': call({
    summary:
      'Finds out what a file of people or of doors is, its encoding, delimiter and columns, and guesses which column is what, by headers in many languages and by contents.',
    input: fileOf,
    output: openedImportSchema,
    example: {
      input: exampleInput,
      output: {
        ...{ format: 'csv', encoding: 'utf-8', delimiter: ';', hasHeader: true, rows: 2000 },
        columns: [{ header: 'Name', samples: ['Lucy'] }],
        ...{ mapping: { Name: 0 }, notation: 'hex', remembered: false, needsMapping: true },
      },
    },
  }),
  'siteImport.preview': call({
    summary:
      'Says, row by row, what a file would add and change in a site, and which rows are refused and why. People are found again by user ID, else by name and flat; doors by MAC, else by name. Nothing is changed.',
    input: reading.extend({
      /** Only rows of which this becomes. */
      state: z.enum(ROW_STATES).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(MAX_ROWS).default(MAX_ROWS),
    }),
    output: z.object({
      rows: z.array(importedRowSchema),
      /** Of these rows; rows count from 1, the header is not counted. */
      problems: z.array(rowProblemSchema),
      /** Of all rows. */
      counts: countsSchema,
      warnings: z.number().int(),
    }),
    example: {
      input: exampleInput,
      output: {
        rows: [
          {
            ...{ row: 1, state: 'added', name: 'Lucy (flat 4)' },
            changes: [{ field: 'Flat', before: '', after: '4' }],
          },
          { row: 2, state: 'refused', name: 'Max', changes: [] },
        ],
        problems: [
          {
            ...{ row: 2, field: 'Doors', severity: 'error' },
            message: 'There is no door "back gate" on the site.',
          },
        ],
        counts: exampleCounts,
        warnings: 0,
      },
    },
  }),
  'siteImport.rejected': call({
    summary: 'Gives the rows that are refused as a CSV with a column that says why.',
    input: reading,
    output: fileSchema,
    example: {
      input: exampleInput,
      output: { token: 'f2', name: 'people rejected.csv', size: 310 },
    },
  }),
  'siteImport.apply': call({
    summary:
      'Takes the good rows of a file into a site, all at once, and writes a line into its history.',
    input: reading,
    output: z.object({ counts: countsSchema, revision: z.number().int() }),
    example: { input: exampleInput, output: { counts: exampleCounts, revision: 6 } },
  }),
};
