import { z } from 'zod';
import { CONFIG_DANGERS } from '../device/config-keys';
import { call } from './define';
import { intercomIdSchema } from './intercoms';
import { editableKindSchema, recordRowSchema } from './records';

/** What is compared: an intercom as it is now, a backup, or a template. */
export const sideSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('live'), id: intercomIdSchema }),
  z.object({ kind: z.literal('backup'), name: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('template'), template: z.string().min(1).max(64) }),
]);
export type Side = z.infer<typeof sideSchema>;

export const sideInfoSchema = z.object({
  /** In words: "Front gate, now", "Backup of Front gate, 23 Nov 2026 16:42". */
  title: z.string(),
  model: z.string(),
  firmware: z.string(),
  mac: z.string(),
  /** Milliseconds since 1970 at which it was so. */
  at: z.number(),
  settings: z.number().int(),
  /** Rows per list; a list that this side does not say anything about is not among them. */
  records: z.record(z.string(), z.number().int()),
  /** What could not be read, in words. */
  missing: z.array(z.string()),
});
export type SideInfo = z.infer<typeof sideInfoSchema>;

/**
 * One setting that differs. Values of passwords never stand here: `differs` says only that they do,
 * `unknown` that at least one side does not tell.
 */
export const settingLineSchema = z.object({
  key: z.string(),
  /** What a person calls it; empty where nobody has put this key into words. */
  label: z.string(),
  section: z.string(),
  sectionLabel: z.string(),
  areaLabel: z.string(),
  /** As it stands there; null where that side has not got it; a mask for a password. */
  left: z.string().nullable(),
  right: z.string().nullable(),
  /** The same for a person to read. */
  leftWords: z.string(),
  rightWords: z.string(),
  state: z.enum(['differs', 'only-left', 'only-right', 'unknown']),
  secret: z.boolean(),
  /** Why this belongs to one intercom only (its address, its account ...); empty where it does not. */
  identity: z.string(),
  danger: z.enum(CONFIG_DANGERS),
  /** Why the left value cannot be copied to the right; empty where it can: then `config.apply` takes `left`. */
  noCopy: z.string(),
});
export type SettingLine = z.infer<typeof settingLineSchema>;

/** One row of a list that differs; rows are matched by what they mean, never by their ID. */
export const recordLineSchema = z.object({
  kind: editableKindSchema,
  /** What a person calls it: the name, else what it is recognised by. */
  label: z.string(),
  left: recordRowSchema.nullable(),
  right: recordRowSchema.nullable(),
  state: z.enum(['differs', 'only-left', 'only-right']),
  /** What differs, in words, codes masked. */
  fields: z.array(z.object({ label: z.string(), left: z.string(), right: z.string() })),
  /** Why the left row cannot be copied; empty where it can: then `records.apply` takes `left` as wanted. */
  noCopy: z.string(),
});
export type RecordLine = z.infer<typeof recordLineSchema>;

export const compareCalls = {
  'config.diff': call({
    summary:
      'Compares any two of an intercom as it is now, a backup and a template: settings and rows, only what differs, in words. A template speaks only of its own settings.',
    input: z.object({ left: sideSchema, right: sideSchema }),
    output: z.object({
      left: sideInfoSchema,
      right: sideInfoSchema,
      settings: z.array(settingLineSchema),
      records: z.array(recordLineSchema),
      /** How many are the same on both sides. */
      same: z.object({ settings: z.number().int(), records: z.number().int() }),
      /** Lists that only one side could tell of, in words. */
      notCompared: z.array(z.string()),
    }),
    example: {
      input: {
        left: { kind: 'backup', name: 'Front-gate-R29S-0C1105078B71-2026-11-23-16-42-10' },
        right: { kind: 'live', id: '0C1105078B71' },
      },
      output: {
        left: {
          title: 'Backup of Front gate',
          model: 'R29S',
          firmware: '29.31.101.624',
          mac: '0C:11:05:07:8B:71',
          at: 1795000000000,
          settings: 412,
          records: { user: 36 },
          missing: [],
        },
        right: {
          title: 'Front gate, now',
          model: 'R29S',
          firmware: '29.31.101.624',
          mac: '0C:11:05:07:8B:71',
          at: 1795000600000,
          settings: 412,
          records: { user: 36 },
          missing: [],
        },
        settings: [
          {
            key: 'Config.Settings.LOGLEVEL.Level',
            label: 'Log level',
            section: 'Config.Settings.LOGLEVEL',
            sectionLabel: 'System log',
            areaLabel: 'General',
            left: '3',
            right: '7',
            leftWords: '3',
            rightWords: '7',
            state: 'differs',
            secret: false,
            identity: '',
            danger: 'none',
            noCopy: '',
          },
        ],
        records: [],
        same: { settings: 411, records: 36 },
        notCompared: [],
      },
    },
  }),
};
