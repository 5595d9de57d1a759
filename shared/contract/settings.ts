import { z } from 'zod';
import { call } from './define';
import { intercomIdSchema } from './intercoms';

/** A named group of an intercom's settings; `config` is all of them. */
export const sectionSchema = z.enum(['sip', 'relay', 'input', 'publiccode', 'log', 'config']);
export type Section = z.infer<typeof sectionSchema>;

/** Keys as the intercom spells them (`Config.Account1.SIP.Server`), values always as text. */
export const settingsSchema = z.record(z.string().max(128), z.string().max(4096));
export type Settings = z.infer<typeof settingsSchema>;

export const writtenSchema = z.object({
  key: z.string(),
  /** Value before; null where the intercom did not have the key. */
  before: z.string().nullable(),
  wanted: z.string(),
  /** Value read back; null where the intercom does not give it. */
  after: z.string().nullable(),
  /** Passwords are often read back encrypted or empty: then nothing can be said. */
  outcome: z.enum(['stored', 'not-stored', 'cannot-tell']),
  secret: z.boolean(),
});
export type Written = z.infer<typeof writtenSchema>;

export const settingsCalls = {
  'settings.get': call({
    summary: 'Reads a section of settings; for `config` a filter or single keys can be named.',
    input: z.object({
      id: intercomIdSchema,
      section: sectionSchema,
      /** Sections such as `Config.DoorSetting.CLOUDSERVER`; for `config` only. */
      filter: z.array(z.string().max(128)).max(64).optional(),
    }),
    output: z.object({ values: settingsSchema }),
    example: {
      input: { id: '0C1105078B71', section: 'log' },
      output: { values: { 'Config.Settings.LOGLEVEL.Level': '3' } },
    },
  }),
  'settings.set': call({
    summary:
      'Writes the values that differ from what the intercom has, reads them back and says which did not stick.',
    input: z.object({ id: intercomIdSchema, section: sectionSchema, values: settingsSchema }),
    output: z.object({ written: z.array(writtenSchema), unchanged: z.array(z.string()) }),
    example: {
      input: {
        id: '0C1105078B71',
        section: 'log',
        values: { 'Config.Settings.LOGLEVEL.Level': '7' },
      },
      output: {
        written: [
          {
            key: 'Config.Settings.LOGLEVEL.Level',
            before: '3',
            wanted: '7',
            after: '7',
            outcome: 'stored',
            secret: false,
          },
        ],
        unchanged: [],
      },
    },
  }),
};
