import { z } from 'zod';
import { CONFIG_DANGERS } from '../device/config-keys';
import { call, event } from './define';
import { errorDataSchema } from './envelope';
import { exampleFleet, fleetSchema } from './fleet';
import { intercomIdSchema } from './intercoms';
import { settingsSchema } from './settings';

const byTemplate = z.object({ template: z.string().min(1).max(64) });
const manySchema = z.array(intercomIdSchema).min(1).max(1000);

/** Settings that the doors of a site share. Holds no password. */
export const templateSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The intercom it was made of. */
  madeFrom: z.object({
    door: z.string(),
    model: z.string(),
    mac: z.string(),
    firmware: z.string(),
  }),
  /** Milliseconds since 1970. */
  at: z.number(),
  values: settingsSchema,
  /** Keys among them that belong to one intercom only: writing them to many is dangerous. */
  dangerous: z.array(z.string()),
});
export type Template = z.infer<typeof templateSchema>;

/** A setting that may be ticked for a template. */
export const templateChoiceSchema = z.object({
  key: z.string(),
  label: z.string(),
  section: z.string(),
  sectionLabel: z.string(),
  areaLabel: z.string(),
  /** A mask for a password. */
  value: z.string(),
  words: z.string(),
  /** Why this belongs to one intercom only; such are not ticked by default. Empty where it does not. */
  identity: z.string(),
  danger: z.enum(CONFIG_DANGERS),
  /** Whether it is ticked by default. */
  ticked: z.boolean(),
  /** Why it cannot be taken at all (a password); empty where it can. */
  refused: z.string(),
});
export type TemplateChoice = z.infer<typeof templateChoiceSchema>;

export const templateChangeSchema = z.object({
  key: z.string(),
  label: z.string(),
  sectionLabel: z.string(),
  /** Null where this intercom has not got the key. */
  before: z.string().nullable(),
  after: z.string(),
  beforeWords: z.string(),
  afterWords: z.string(),
  /** `lacks`: this intercom has no such setting, so it is left out. */
  state: z.enum(['change', 'same', 'lacks']),
  identity: z.string(),
  danger: z.enum(CONFIG_DANGERS),
});
export type TemplateChange = z.infer<typeof templateChangeSchema>;

export const templateRowSchema = z.object({
  id: intercomIdSchema,
  name: z.string(),
  address: z.string(),
  model: z.string(),
  changes: z.array(templateChangeSchema),
  counts: z.object({
    change: z.number().int(),
    same: z.number().int(),
    lacks: z.number().int(),
  }),
  /** Why it could not be read; null where it could. */
  error: errorDataSchema.nullable(),
});
export type TemplateRow = z.infer<typeof templateRowSchema>;

const exampleTemplate: Template = {
  id: 't1',
  name: 'Riverside Court doors',
  madeFrom: {
    door: 'Front gate',
    model: 'R29S',
    mac: '0C:11:05:07:8B:71',
    firmware: '29.31.101.624',
  },
  at: 1795000000000,
  values: { 'Config.Settings.LOGLEVEL.Level': '3' },
  dangerous: [],
};

const LEVEL = {
  key: 'Config.Settings.LOGLEVEL.Level',
  label: 'Log level',
  sectionLabel: 'System log',
  identity: '',
  danger: 'none' as const,
};

export const templateCalls = {
  'templates.list': call({
    summary: 'Lists the templates of this computer, by name.',
    input: z.object({}),
    output: z.object({ templates: z.array(templateSchema) }),
    example: { input: {}, output: { templates: [exampleTemplate] } },
  }),
  'templates.choices': call({
    summary:
      'Reads every setting of an intercom to make a template of: what belongs to this one only is not ticked and says why; passwords cannot be taken.',
    input: z.object({ id: intercomIdSchema }),
    output: z.object({ choices: z.array(templateChoiceSchema) }),
    example: {
      input: { id: '0C1105078B71' },
      output: {
        choices: [
          {
            ...LEVEL,
            section: 'Config.Settings.LOGLEVEL',
            areaLabel: 'General',
            value: '3',
            words: '3',
            ticked: true,
            refused: '',
          },
        ],
      },
    },
  }),
  'templates.make': call({
    summary: 'Makes a template of the settings that were ticked, as the intercom has them now.',
    input: z.object({
      id: intercomIdSchema,
      name: z.string().trim().min(1).max(64),
      keys: z.array(z.string().max(128)).min(1).max(5000),
    }),
    output: templateSchema,
    example: {
      input: {
        id: '0C1105078B71',
        name: 'Riverside Court doors',
        keys: ['Config.Settings.LOGLEVEL.Level'],
      },
      output: exampleTemplate,
    },
  }),
  'templates.remove': call({
    summary: 'Removes a template. What was written with it stays.',
    input: byTemplate,
    output: z.object({}),
    example: { input: { template: 't1' }, output: {} },
  }),
  'templates.preview': call({
    summary:
      'Reads each intercom and says, old and new, what a template would change on it, and which settings it lacks. One that does not answer says so.',
    input: byTemplate.extend({ ids: manySchema }),
    output: z.object({ rows: z.array(templateRowSchema) }),
    example: {
      input: { template: 't1', ids: ['0C1105078B71'] },
      output: {
        rows: [
          {
            id: '0C1105078B71',
            name: 'Front gate',
            address: '192.168.1.78',
            model: 'R29S',
            changes: [
              {
                ...LEVEL,
                before: '7',
                after: '3',
                beforeWords: '7',
                afterWords: '3',
                state: 'change',
              },
            ],
            counts: { change: 1, same: 0, lacks: 0 },
            error: null,
          },
        ],
      },
    },
  }),
  'templates.apply': call({
    summary:
      'Starts writing a template to many: on each only what differs and what it has, read back and compared. Settings that belong to one intercom only are written where that was confirmed.',
    input: byTemplate.extend({
      ids: manySchema,
      /** Dangerous keys of the template that the technician wants written all the same. */
      confirmed: z.array(z.string().max(128)).default([]),
    }),
    output: fleetSchema,
    example: {
      input: { template: 't1', ids: ['0C1105078B71'] },
      output: {
        ...exampleFleet,
        kind: 'template.apply',
        title: 'Apply a template to 12 intercoms',
      },
    },
  }),
};

export const templateEvents = {
  'templates.changed': event({
    summary: 'A template was made or removed.',
    payload: z.object({ templates: z.array(templateSchema) }),
    snapshot: 'templates.list',
  }),
};
