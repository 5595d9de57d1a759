import { z } from 'zod';
import { historyEntrySchema } from '../site/document';
import { PAPERS, REPORT_FORMATS, REPORT_LANGUAGES, REPORT_TABLES } from '../site/report/choices';
import { fileSchema } from './app';
import { call } from './define';
import { siteIdSchema } from './site';

const bySite = z.object({ site: siteIdSchema });
const language = z.enum(REPORT_LANGUAGES).default('en');
const count = z.number().int().nonnegative();

const HISTORY_KINDS = historyEntrySchema.shape.what;

/** A line of the history without what happened at each door. */
export const historyHeadSchema = historyEntrySchema.omit({ doors: true }).extend({
  /** How many doors it concerned, and at how many of them it did not succeed. */
  doors: count,
  missed: count,
});
export type HistoryHead = z.infer<typeof historyHeadSchema>;

const exampleHead: HistoryHead = {
  ...{ id: 'h4', at: 1795000000000, by: 'Kim Larsen', what: 'applied' },
  ...{ title: 'Applied to 12 doors', result: 'Written and read back.', doors: 12, missed: 0 },
};

export const siteReportCalls = {
  'report.options': call({
    summary:
      'Says what a report of this site can be: whether this computer can print it to PDF and why not, and how much there is to put into it.',
    input: bySite,
    output: z.object({
      /** Empty where it can be printed to PDF here; else why not, in words. */
      noPdf: z.string(),
      doors: count,
      people: count,
      /** People who have a PIN or a card. */
      withCodes: count,
      photos: count,
      visits: count,
      /** What the report would name as left to do. */
      left: count,
    }),
    example: {
      input: { site: '5b1d' },
      output: {
        ...{ noPdf: '', doors: 30, people: 2000, withCodes: 1960, photos: 20, visits: 6, left: 4 },
      },
    },
  }),
  'report.make': call({
    summary:
      'Makes the report of a site as a file: PDF or HTML to hand over, JSON of its facts, or one of its tables for a spreadsheet (CSV). Holds no PIN, card number or password.',
    input: bySite.extend({
      format: z.enum(REPORT_FORMATS),
      paper: z.enum(PAPERS).default('a4'),
      language,
      /** For `csv` only. */
      table: z.enum(REPORT_TABLES).default('doors'),
      withPeople: z.boolean().default(true),
      withPhotos: z.boolean().default(true),
      /** How many visits, newest first. */
      visits: count.max(20_000).default(200),
    }),
    output: fileSchema,
    example: {
      input: { site: '5b1d', format: 'pdf', paper: 'a4', language: 'de' },
      output: { token: 'f3', name: 'Riverside Court 2026-11-23.pdf', size: 812345 },
    },
  }),
  'report.codes': call({
    summary:
      'Gives who has which PIN and cards as a separate file, sealed with a passphrase of its own. It opens in any browser without Lintel and without internet. The site has to be unlocked.',
    input: bySite.extend({ passphrase: z.string().min(8).max(256), language }),
    output: fileSchema,
    example: {
      input: { site: '5b1d', passphrase: 'a long passphrase' },
      output: { token: 'f4', name: 'Riverside Court codes.html', size: 81234 },
    },
  }),
  'history.list': call({
    summary: 'Lists what was done at the visits, newest first, some lines at a time.',
    input: bySite.extend({
      /** All kinds unless told. */
      what: z.array(HISTORY_KINDS).min(1).optional(),
      /** Only what concerns this door. */
      door: z.string().min(1).max(64).optional(),
      /** Words that stand in the title, the result or the name of who did it. */
      text: z.string().trim().max(100).default(''),
      offset: count.default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      /** How many there are in all. */
      total: count,
      entries: z.array(historyHeadSchema),
    }),
    example: { input: { site: '5b1d' }, output: { total: 1, entries: [exampleHead] } },
  }),
  'history.get': call({
    summary: 'Gives a line of the history with what happened at each door.',
    input: bySite.extend({ entry: z.string().min(1).max(64) }),
    output: historyEntrySchema.extend({
      doors: z.array(
        z.object({
          door: z.string(),
          /** As the door is called now; empty where it is gone from the site. */
          name: z.string(),
          result: z.string(),
          done: z.boolean(),
        }),
      ),
    }),
    example: {
      input: { site: '5b1d', entry: 'h4' },
      output: {
        ...exampleHead,
        doors: [{ door: 'd1', name: 'Front gate', result: 'Written and read back.', done: true }],
      },
    },
  }),
  'history.add': call({
    summary:
      'Adds a line to the history by hand: a note, or that the building was handed over. It cannot be changed afterwards.',
    input: bySite.extend({
      what: z.enum(['note', 'handed-over']),
      title: z.string().trim().min(1).max(255),
      result: z.string().trim().max(2000).default(''),
    }),
    output: historyHeadSchema,
    example: {
      input: { site: '5b1d', what: 'note', title: 'Caretaker shown how a card is blocked' },
      output: {
        ...{ ...exampleHead, what: 'note', title: 'Caretaker shown how a card is blocked' },
        ...{ result: '', doors: 0, missed: 0 },
      },
    },
  }),
};
