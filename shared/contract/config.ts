import { z } from 'zod';
import { call } from './define';
import { intercomIdSchema } from './intercoms';
import { exampleJob, jobSchema } from './jobs';
import { settingsSchema } from './settings';

const byId = z.object({ id: intercomIdSchema });

/** A restore point on the disk of this computer: settings, records and versions of one intercom. */
export const restorePointSchema = z.object({
  /** Names it to `config.backupFile`. */
  name: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  reason: z.string(),
  door: z.string(),
  model: z.string(),
  mac: z.string(),
  firmware: z.string(),
  /** How many settings, and how many rows of each list. */
  settings: z.number().int(),
  records: z.record(z.string(), z.number().int()),
  /** What could not be saved, in words. */
  missing: z.array(z.string()),
  /** The intercom's own export: sealed for this user of this computer, open, or not there. */
  archive: z.enum(['sealed', 'open', 'none']),
});
export type RestorePoint = z.infer<typeof restorePointSchema>;

const examplePoint: RestorePoint = {
  name: 'Front-gate-R29S-0C1105078B71-2026-11-23-16-42-10',
  at: 1795000000000,
  reason: 'Before the factory reset',
  door: 'Front gate',
  model: 'R29S',
  mac: '0C:11:05:07:8B:71',
  firmware: '29.31.101.624',
  settings: 412,
  records: { user: 36, contact: 12 },
  missing: [],
  archive: 'sealed',
};

/** What became of one setting that `config.apply` was asked to write; in `result.written`. */
export const configOutcomeSchema = z.enum(['stored', 'not-stored', 'cannot-tell', 'not-sent']);
export type ConfigOutcome = z.infer<typeof configOutcomeSchema>;

export const configCalls = {
  'config.read': call({
    summary:
      'Reads every setting. Passwords stay behind: of each it says only that there is one. Names who else manages the intercom.',
    input: byId,
    output: z.object({
      values: z.record(z.string(), z.string()),
      /** Keys whose value is a password; `values` has a mask for them, or nothing where none is set. */
      secrets: z.array(z.string()),
      /** A cloud or a provisioning server that may overwrite the settings, in words. */
      managers: z.array(z.string()),
    }),
    example: {
      input: { id: '0C1105078B71' },
      output: {
        values: {
          'Config.Settings.LOGLEVEL.Level': '3',
          'Config.DoorSetting.APIFCGI.Password': '••••••',
        },
        secrets: ['Config.DoorSetting.APIFCGI.Password'],
        managers: [],
      },
    },
  }),
  'config.reveal': call({
    summary: 'Reads one password out of the settings, because a person asked to see it.',
    input: byId.extend({ key: z.string().min(1).max(128) }),
    output: z.object({ value: z.string() }),
    example: {
      input: { id: '0C1105078B71', key: 'Config.DoorSetting.APIFCGI.Password' },
      output: { value: 'httpapi' },
    },
  }),
  'config.apply': call({
    summary:
      'Starts the job that writes settings of any section in order (what could cut the connection last), signs in again where they did, reads them back and names what did not stick.',
    input: byId.extend({
      values: settingsSchema.refine((values) => Object.keys(values).length > 0, 'Name a setting.'),
    }),
    output: jobSchema,
    example: {
      input: { id: '0C1105078B71', values: { 'Config.Settings.LOGLEVEL.Level': '7' } },
      output: { ...exampleJob, kind: 'config.apply', title: 'Change 1 setting of Front gate' },
    },
  }),
  'config.backup': call({
    summary:
      'Starts the job that makes a restore point: the configuration export and a readable snapshot of all settings and records, kept in the data folder.',
    input: byId.extend({ reason: z.string().max(128).default('') }),
    output: jobSchema,
    example: {
      input: { id: '0C1105078B71', reason: 'Before the factory reset' },
      output: { ...exampleJob, kind: 'config.backup', title: 'Back up Front gate' },
    },
  }),
  'config.backups': call({
    summary: 'Lists the restore points of an intercom, newest first.',
    input: byId,
    output: z.object({ points: z.array(restorePointSchema) }),
    example: { input: { id: '0C1105078B71' }, output: { points: [examplePoint] } },
  }),
  'config.backupFile': call({
    summary:
      'Gives a file of a restore point: the readable snapshot, or the export as the intercom takes it back.',
    input: byId.extend({
      name: z.string().min(1).max(200),
      part: z.enum(['snapshot', 'archive']),
    }),
    output: z.object({ token: z.string(), name: z.string(), size: z.number() }),
    example: {
      input: { id: '0C1105078B71', name: examplePoint.name, part: 'snapshot' },
      output: { token: 'f1', name: `${examplePoint.name}.json`, size: 48_112 },
    },
  }),
  'config.resetFactory': call({
    summary:
      'Starts the job that makes a restore point, resets the intercom to factory settings, waits till it is back and says how it answers.',
    input: byId.extend({ confirmMac: z.string().max(32) }),
    output: jobSchema,
    example: {
      input: { id: '0C1105078B71', confirmMac: '0C:11:05:07:8B:71' },
      output: {
        ...exampleJob,
        kind: 'config.resetFactory',
        title: 'Reset Front gate to factory settings',
      },
    },
  }),
};
