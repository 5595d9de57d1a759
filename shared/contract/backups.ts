import { z } from 'zod';
import { restorePointSchema, type RestorePoint } from './config';
import { call } from './define';
import { exampleFleet, fleetSchema } from './fleet';
import { intercomIdSchema } from './intercoms';

const nameSchema = z.string().min(1).max(200);
const manySchema = z.array(intercomIdSchema).min(1).max(1000);

/** Where backups are kept. The path is there to be read: no call takes one. */
export const backupFolderSchema = z.object({
  path: z.string(),
  /** The folder of Lintel's own data, and not one that somebody chose. */
  isDefault: z.boolean(),
  /** Whether this host can let a person choose one. */
  canChoose: z.boolean(),
  /** Why nothing can be read or kept there now, in words; empty where it can. */
  problem: z.string(),
});
export type BackupFolder = z.infer<typeof backupFolderSchema>;

/**
 * Whether a backup may go onto an intercom: the one it was made of, another of the same model (its
 * identity comes along, so that has to be confirmed), or never.
 */
export const RESTORE_VERDICTS = [
  'same-intercom',
  'same-model',
  'other-model',
  'no-export',
] as const;
export type RestoreVerdict = (typeof RESTORE_VERDICTS)[number];

export const restoreRowSchema = z.object({
  id: intercomIdSchema,
  /** Of the intercom as it is known now. */
  door: z.string(),
  address: z.string(),
  model: z.string(),
  /** The backup; null where there is none for this intercom. */
  backup: restorePointSchema.nullable(),
  verdict: z.enum(RESTORE_VERDICTS),
  allowed: z.enum(['yes', 'with-confirmation', 'no']),
  /** In words, both sides named. */
  reason: z.string(),
  /** What to know before: another firmware, what the backup lacks, what comes along. */
  warnings: z.array(z.string()),
});
export type RestoreRow = z.infer<typeof restoreRowSchema>;

const restoreTargetSchema = z.object({ id: intercomIdSchema, name: nameSchema });

/** What of the lists is put back: rows that lack are added and changed ones set, or exactly the rows of then. */
export const restoreListsSchema = z.enum(['leave', 'complete', 'exact']);
export type RestoreLists = z.infer<typeof restoreListsSchema>;

export const exampleBackup: RestorePoint = {
  name: 'Front-gate-R29S-0C1105078B71-2026-11-23-16-42-10',
  at: 1795000000000,
  reason: 'Before the upgrade',
  door: 'Front gate',
  model: 'R29S',
  mac: '0C:11:05:07:8B:71',
  firmware: '29.31.101.624',
  settings: 412,
  records: { user: 36, contact: 12 },
  missing: [],
  archive: 'sealed',
};

const exampleFolder: BackupFolder = {
  path: 'D:\\Backups',
  isDefault: false,
  canChoose: true,
  problem: '',
};

const exampleTarget = { id: '0C1105078B71', name: exampleBackup.name };

export const backupCalls = {
  'backups.list': call({
    summary:
      'Lists the backups of every intercom, newest first; a search looks for each of its words in door, model, MAC, firmware, reason, date and name.',
    input: z.object({
      search: z.string().max(200).default(''),
      /** Of one intercom only. */
      id: intercomIdSchema.optional(),
    }),
    output: z.object({
      folder: backupFolderSchema,
      backups: z.array(restorePointSchema),
      /** All that are there, whatever is searched for. */
      total: z.number().int(),
      /** Files that are there but cannot be read. */
      unreadable: z.array(z.string()),
    }),
    example: {
      input: { search: 'gate r29' },
      output: { folder: exampleFolder, backups: [exampleBackup], total: 1, unreadable: [] },
    },
  }),
  'backups.chooseFolder': call({
    summary:
      'Lets the person choose the folder for backups in the dialog of the computer, or goes back to the default one. What is kept already stays where it is.',
    input: z.object({ useDefault: z.boolean().default(false) }),
    /** `changed` is false where the dialog was closed. */
    output: z.object({ folder: backupFolderSchema, changed: z.boolean() }),
    example: { input: {}, output: { folder: exampleFolder, changed: true } },
  }),
  'backups.remove': call({
    summary: 'Deletes backups for good, with their exports.',
    input: z.object({ names: z.array(nameSchema).min(1).max(1000) }),
    output: z.object({ removed: z.array(z.string()) }),
    example: {
      input: { names: [exampleBackup.name] },
      output: { removed: [exampleBackup.name] },
    },
  }),
  'backups.file': call({
    summary: 'Gives a file of a backup: the readable snapshot, or the export of the intercom.',
    input: z.object({ name: nameSchema, part: z.enum(['snapshot', 'archive']) }),
    output: z.object({ token: z.string(), name: z.string(), size: z.number() }),
    example: {
      input: { name: exampleBackup.name, part: 'snapshot' },
      output: { token: 'f1', name: `${exampleBackup.name}.json`, size: 48_112 },
    },
  }),
  'backups.make': call({
    summary:
      'Starts the backup of many: of each its own export and a readable snapshot of all settings, all lists and versions.',
    input: z.object({ ids: manySchema, reason: z.string().trim().max(128).default('') }),
    output: fleetSchema,
    example: {
      input: { ids: ['0C1105078B71'], reason: 'Before the upgrade' },
      output: { ...exampleFleet, kind: 'config.backup', title: 'Back up 12 intercoms' },
    },
  }),
  'backups.preview': call({
    summary:
      'Says for each intercom whether a backup may go onto it; the newest one of its own where none is named.',
    input: z.object({
      targets: z
        .array(z.object({ id: intercomIdSchema, name: nameSchema.optional() }))
        .min(1)
        .max(1000),
    }),
    output: z.object({ rows: z.array(restoreRowSchema) }),
    example: {
      input: { targets: [exampleTarget] },
      output: {
        rows: [
          {
            id: '0C1105078B71',
            door: 'Front gate',
            address: '192.168.1.78',
            model: 'R29S',
            backup: exampleBackup,
            verdict: 'same-intercom',
            allowed: 'yes',
            reason: 'It was made of this intercom.',
            warnings: [],
          },
        ],
      },
    },
  }),
  'backups.restore': call({
    summary:
      'Starts putting backups back: a backup of what is there now, the import, waiting until the same MAC answers again, then every setting and row compared with the backup.',
    input: z.object({
      targets: z.array(restoreTargetSchema).min(1).max(1000),
      lists: restoreListsSchema.default('complete'),
      /** Intercoms whose verdict is `same-model`, confirmed by the technician. */
      confirmed: z.array(intercomIdSchema).default([]),
    }),
    output: fleetSchema,
    example: {
      input: { targets: [exampleTarget] },
      output: { ...exampleFleet, kind: 'config.restore', title: 'Restore 1 intercom' },
    },
  }),
};
