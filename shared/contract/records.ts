import { z } from 'zod';
import { fileSchema } from './app';
import { call } from './define';
import { intercomIdSchema } from './intercoms';
import { exampleJob, jobSchema } from './jobs';

/** The lists of an intercom: rows with an ID that the intercom gives. */
export const recordKindSchema = z.enum([
  'privatekey',
  'rfkey',
  'contact',
  'group',
  'dialreplace',
  'user',
  'schedule',
  'calllog',
  'doorlog',
]);
export type RecordKind = z.infer<typeof recordKindSchema>;

/** The kinds that a technician edits; the logs are only read and emptied. */
export const editableKindSchema = recordKindSchema.exclude(['calllog', 'doorlog']);
export type EditableKind = z.infer<typeof editableKindSchema>;

/**
 * A row in the one internal form: keys as the manual spells them (`ScheduleRelay`, `Thur`), values
 * as text. Fields that Lintel does not know are carried through under their own key.
 */
export const recordRowSchema = z.record(z.string(), z.string());
export type RecordRow = z.infer<typeof recordRowSchema>;

const idAndKind = z.object({ id: intercomIdSchema, kind: editableKindSchema });

/** What is wanted of a list. */
export const recordChangeSchema = z.discriminatedUnion('mode', [
  /** Exactly these rows: `set` rows carry the `ID` that the intercom gave. */
  z.object({
    mode: z.literal('edit'),
    add: z.array(recordRowSchema).max(50_000).default([]),
    set: z.array(recordRowSchema).max(50_000).default([]),
    /** IDs. */
    remove: z.array(z.string().max(64)).max(50_000).default([]),
    /**
     * Rows of `set` and `remove` as they were when a person changed them. One that the intercom has
     * otherwise by now is not touched: it is told as in conflict, with `now`.
     */
    seen: z.array(recordRowSchema).max(100_000).optional(),
  }),
  /** These rows shall be there, matched by what they mean (PIN, card number, user ID ...) and not by ID. */
  z.object({
    mode: z.literal('wanted'),
    rows: z.array(recordRowSchema).max(50_000),
    /** Take out the rows that are not among them; never the default. */
    removeOthers: z.boolean().default(false),
  }),
]);
export type RecordChange = z.infer<typeof recordChangeSchema>;

export const rowProblemSchema = z.object({
  /** Index in `add`, `set` or `rows`; or in the file, from 1, header not counted. */
  row: z.number().int(),
  field: z.string(),
  message: z.string(),
  /** `error` keeps the row from being sent; `warning` does not. */
  severity: z.enum(['error', 'warning']),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

export const recordPreviewSchema = z.object({
  added: z.array(recordRowSchema),
  changed: z.array(z.object({ before: recordRowSchema, after: recordRowSchema })),
  removed: z.array(recordRowSchema),
  /** Rows that are there already just so. */
  unchanged: z.number().int(),
  /** Rows that clash with another row, here or on the intercom; they are not sent. */
  conflicting: z.array(
    z.object({
      row: recordRowSchema,
      index: z.number().int(),
      reason: z.string(),
      /** The row on the intercom, where somebody has changed it since it was `seen`. */
      now: recordRowSchema.optional(),
    }),
  ),
  problems: z.array(rowProblemSchema),
  /** Rows on the intercom now, and how many it takes at most where that is known. */
  present: z.number().int(),
  /** Rows that the intercom counts and did not send: some of what is new here may be there already. */
  missing: z.number().int(),
  /** Groups that contacts name and the intercom lacks: they are made first. */
  newGroups: z.array(z.string()),
  capacity: z.number().int().nullable(),
});
export type RecordPreview = z.infer<typeof recordPreviewSchema>;

/** What an apply job puts into `result.report`. PINs in it are masked: it is kept on the disk. */
export const recordReportSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  unchanged: z.number().int(),
  /** The first thousand of them. */
  failed: z.array(z.object({ row: recordRowSchema, reason: z.string(), code: z.string() })),
  /** How many rows failed in all. */
  failures: z.number().int(),
  /** Rows not yet sent when it was stopped or broke off. */
  notSent: z.number().int(),
  /** Rows that were sent last when the intercom fell silent: it may have them or not. */
  unknown: z.number().int(),
  requests: z.number().int(),
  seconds: z.number(),
  /** Whether everything was read back and is as wanted. */
  verified: z.boolean(),
});
export type RecordReport = z.infer<typeof recordReportSchema>;

/**
 * `spreadsheet` is a CSV for people that any spreadsheet opens; the others are the intercom's own
 * files: `csv`, `xml` and `vcf` of contacts, `tgz` of people, `xml` of keys and dial rules.
 */
export const exportFormatSchema = z.enum(['spreadsheet', 'csv', 'xml', 'vcf', 'tgz']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

const exampleRow: RecordRow = { Name: 'Lucy', Code: '00B4161D', DoorNum: '1' };
const exampleChange = { mode: 'edit' as const, add: [exampleRow], set: [], remove: [] };

export const recordsCalls = {
  'records.list': call({
    summary:
      'Reads every row of a list, all its pages, in the one internal form. A list that this intercom lacks is an error, never empty.',
    input: z.object({ id: intercomIdSchema, kind: recordKindSchema }),
    output: z.object({
      rows: z.array(recordRowSchema),
      /** Row IDs that a cloud owns: they cannot be edited here. */
      readOnly: z.array(z.string()),
      capacity: z.number().int().nullable(),
      /** Rows that the intercom counts and did not send; 0 where the list is whole. */
      missing: z.number().int(),
    }),
    example: {
      input: { id: '0C1105078B71', kind: 'group' },
      output: { rows: [{ ID: '12', Name: 'FLOOR-1' }], readOnly: [], capacity: null, missing: 0 },
    },
  }),
  'records.preview': call({
    summary:
      'Reads the list now and says what a change would do, row by row, with every rule of this model checked; nothing is written.',
    input: idAndKind.extend({ change: recordChangeSchema }),
    output: recordPreviewSchema,
    example: {
      input: { id: '0C1105078B71', kind: 'rfkey', change: exampleChange },
      output: {
        added: [exampleRow],
        changed: [],
        removed: [],
        unchanged: 0,
        conflicting: [],
        problems: [],
        present: 0,
        missing: 0,
        newGroups: [],
        capacity: null,
      },
    },
  }),
  'records.apply': call({
    summary:
      'Starts the job that reads the list, sends what differs in chunks, and reads it back; its result holds a report per row. The same change applied twice sends nothing the second time.',
    input: idAndKind.extend({ change: recordChangeSchema }),
    output: jobSchema,
    example: {
      input: { id: '0C1105078B71', kind: 'rfkey', change: exampleChange },
      output: { ...exampleJob, kind: 'records.apply', title: 'Add 1 RF card to Front gate' },
    },
  }),
  'records.clear': call({
    summary:
      'Starts the job that empties a list; the rows are kept with the job, so that it can be undone.',
    input: idAndKind,
    output: jobSchema,
    example: {
      input: { id: '0C1105078B71', kind: 'rfkey' },
      output: {
        ...exampleJob,
        kind: 'records.clear',
        title: 'Remove all RF cards from Front gate',
      },
    },
  }),
  'records.export': call({
    summary:
      'Gives a list as a file: as the intercom exports it itself, or as a CSV that any spreadsheet opens (codes as text, no formulas).',
    input: z.object({ id: intercomIdSchema, kind: recordKindSchema, format: exportFormatSchema }),
    /** `lintel`: made of the rows that were read, in the layout of the intercom where that was asked for. */
    output: fileSchema.extend({
      madeBy: z.enum(['intercom', 'lintel']),
      /** Rows that the intercom counts and did not send, where Lintel made the file of those it sent. */
      missing: z.number().int(),
    }),
    example: {
      input: { id: '0C1105078B71', kind: 'rfkey', format: 'spreadsheet' },
      output: {
        token: 'f1',
        name: 'Front gate RF cards.csv',
        size: 812,
        madeBy: 'lintel',
        missing: 0,
      },
    },
  }),
};
