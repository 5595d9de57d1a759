import { z } from 'zod';
import { CARD_NOTATIONS } from '../device/card-number';
import { fileSchema } from './app';
import { call } from './define';
import { intercomIdSchema } from './intercoms';
import { exampleJob, jobSchema } from './jobs';
import {
  editableKindSchema,
  recordPreviewSchema,
  recordRowSchema,
  rowProblemSchema,
} from './records';

/** Found out by content, never by the name of the file. */
export const importFormatSchema = z.enum(['csv', 'device-xml', 'device-csv', 'vcf', 'device-tgz']);
export type ImportFormat = z.infer<typeof importFormatSchema>;

export const encodingSchema = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  /** An archive: it has no encoding of its own. */
  'binary',
]);
export type Encoding = z.infer<typeof encodingSchema>;

/** Which column feeds which field: field key -> index of the column, from 0. */
export const columnMappingSchema = z.record(z.string().max(64), z.number().int().min(0).max(999));
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** How the numbers in a card column are written. */
export const cardNotationSchema = z.enum(CARD_NOTATIONS);

export const openedImportSchema = z.object({
  format: importFormatSchema,
  encoding: encodingSchema,
  /** For CSV; empty otherwise. */
  delimiter: z.string(),
  hasHeader: z.boolean(),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  rows: z.number().int(),
  /** Guessed from headers and contents, or remembered from a file with the same headers. */
  mapping: columnMappingSchema,
  /** Guessed from the contents, or remembered likewise. */
  notation: cardNotationSchema,
  remembered: z.boolean(),
  /** Whether a mapping step is needed: the intercom's own formats need none. */
  needsMapping: z.boolean(),
});
export type OpenedImport = z.infer<typeof openedImportSchema>;

const fileAndKind = z.object({ file: z.string().min(1).max(64), kind: editableKindSchema });

const reading = fileAndKind.extend({
  /** Empty: as `imports.open` found it. */
  mapping: columnMappingSchema.default({}),
  /** Left out: as `imports.open` found it. */
  hasHeader: z.boolean().optional(),
  /** Left out: as `imports.open` found it. */
  notation: cardNotationSchema.optional(),
});

export const importCalls = {
  'imports.open': call({
    summary:
      'Finds out what a file is (by content), its encoding, delimiter and columns, and guesses which column is what. A file of the wrong kind is refused with what it is instead.',
    input: fileAndKind,
    output: openedImportSchema,
    example: {
      input: { file: 'f1', kind: 'rfkey' },
      output: {
        format: 'csv',
        encoding: 'utf-8',
        delimiter: ';',
        hasHeader: true,
        columns: [{ header: 'Card', samples: ['00B4161D'] }],
        rows: 120,
        mapping: { Code: 0 },
        notation: 'hex',
        remembered: false,
        needsMapping: true,
      },
    },
  }),
  'imports.preview': call({
    summary:
      'Reads the rows of a file through a mapping and says, row by row, what is wrong and, against an intercom, what would be added, changed, unchanged or in conflict. Nothing is written.',
    input: reading.extend({
      /** Compare with this intercom; without it only the rows themselves are checked. */
      id: intercomIdSchema.optional(),
      removeOthers: z.boolean().default(false),
    }),
    output: z.object({
      /** Every row of the file in its order, the refused ones included: `rows[n - 1]` is row n. */
      rows: z.array(recordRowSchema),
      /** Rows count from 1; the header is not counted. */
      problems: z.array(rowProblemSchema),
      /** What the rows without an error would do; null when no intercom was named. */
      difference: recordPreviewSchema.nullable(),
    }),
    example: {
      input: { file: 'f1', kind: 'rfkey', mapping: { Code: 0, Name: 1 } },
      output: {
        rows: [
          { Name: 'Lucy', Code: '00B4161D' },
          { Name: 'Max', Code: '1.23E+10' },
        ],
        problems: [
          {
            row: 2,
            field: 'Code',
            message: '1.23E+10: a spreadsheet has rounded this number.',
            severity: 'error',
          },
        ],
        difference: null,
      },
    },
  }),
  'imports.rejected': call({
    summary: 'Gives the rows that were refused as a CSV with a column that says why.',
    input: reading.extend({ id: intercomIdSchema.optional() }),
    output: fileSchema,
    example: {
      input: { file: 'f1', kind: 'rfkey', mapping: { Code: 0 } },
      output: { token: 'f2', name: 'cards rejected.csv', size: 310 },
    },
  }),
  'imports.apply': call({
    summary:
      "Starts the job that brings the good rows of a file onto an intercom, through records or by the intercom's own import, and reads them back.",
    input: reading.extend({
      id: intercomIdSchema,
      removeOthers: z.boolean().default(false),
      /** `device` hands the file to the intercom as it is; for the intercom's own formats only. */
      way: z.enum(['records', 'device']).default('records'),
    }),
    output: jobSchema,
    example: {
      input: { file: 'f1', kind: 'rfkey', id: '0C1105078B71', mapping: { Code: 0, Name: 1 } },
      output: { ...exampleJob, kind: 'imports.apply', title: 'Import 120 RF cards to Front gate' },
    },
  }),
};
