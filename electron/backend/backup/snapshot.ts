import { z } from 'zod';
import {
  editableKindSchema,
  recordRowSchema,
  type EditableKind,
  type RecordRow,
} from '../../../shared/contract/records';
import type { Settings } from '../../../shared/contract/settings';
import { isSecretKey } from '../../../shared/device/config-keys';
import { isAppError, toAppError } from '../../../shared/errors';
import type { Driver, SystemInfo } from '../driver/types';
import { readRecords, shortOf, type Present } from '../records/read';
import { readSection } from '../services/settings/sections';

/** The lists of an intercom in words, as they stand in the report of a restore point. */
export const KIND_WORDS: Readonly<Record<EditableKind, string>> = {
  privatekey: 'private PINs',
  rfkey: 'RF cards',
  contact: 'contacts',
  group: 'groups',
  dialreplace: 'dial rules',
  user: 'users',
  schedule: 'schedules',
};

/** The readable half of a restore point. Passwords are left out of it and named. */
export const snapshotSchema = z.object({
  format: z.literal('lintel-restore-point'),
  version: z.literal(1),
  /** ISO 8601, UTC. */
  at: z.string(),
  reason: z.string(),
  intercom: z.object({
    door: z.string(),
    model: z.string(),
    mac: z.string(),
    firmware: z.string(),
    hardware: z.string(),
    address: z.string(),
  }),
  settings: z.record(z.string(), z.string()),
  /** Keys that hold a password or a code; their values are sealed, or in the intercom's own export only. */
  passwordsLeftOut: z.array(z.string()),
  records: z.partialRecord(editableKindSchema, z.array(recordRowSchema)),
  /** Lists whose codes are sealed and not in `records`. */
  codesSealed: z.array(editableKindSchema).default([]),
  /** Passwords and codes, for this user of this computer only; empty where nothing was sealed. */
  sealed: z.string().default(''),
  /** What this intercom has not, or what could not be read, in words. */
  missing: z.array(z.string()),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Settings without the values of passwords. Pure. */
export function withoutPasswords(
  settings: Settings,
): Pick<Snapshot, 'settings' | 'passwordsLeftOut'> {
  const entries = Object.entries(settings);
  return {
    settings: Object.fromEntries(
      // That there is none is no secret.
      entries.filter(([key, value]) => !isSecretKey(key) || value === ''),
    ),
    passwordsLeftOut: entries
      .filter(([key, value]) => isSecretKey(key) && value !== '')
      .map(([key]) => key),
  };
}

/** The values of passwords, as the intercom showed them. Pure. */
export function passwordsOf(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => isSecretKey(key)));
}

export interface Lists {
  readonly records: Partial<Record<EditableKind, readonly RecordRow[]>>;
  readonly missing: readonly string[];
  /** Those that came whole, as they were read. */
  readonly presents: Partial<Readonly<Record<EditableKind, Present>>>;
}

/**
 * Reads every list. One that this intercom has not is no failure; one that cannot be read is named
 * and does not take the others with it.
 *
 * @throws AppError when the intercom is gone or lets us in no more, `call.cancelled`
 */
export async function readLists(
  driver: Driver,
  about: {
    readonly model: string;
    readonly signal: AbortSignal;
    readonly onRead: (fraction: number, words: string) => void;
  },
): Promise<Lists> {
  const records: Partial<Record<EditableKind, readonly RecordRow[]>> = {};
  const missing: string[] = [];
  const presents: Partial<Record<EditableKind, Present>> = {};
  const kinds = editableKindSchema.options;
  for (const [index, kind] of kinds.entries()) {
    about.signal.throwIfAborted();
    about.onRead(index / kinds.length, `Reading ${KIND_WORDS[kind]}.`);
    try {
      const { model, signal } = about;
      const read = await readRecords({ driver, model, kind, signal });
      records[kind] = read.rows;
      if (read.missing === 0) presents[kind] = read;
      else missing.push(`${KIND_WORDS[kind]}: ${shortOf(read)}`);
    } catch (thrown) {
      if (isAppError(thrown, 'device.unsupported')) continue;
      const error = toAppError(thrown);
      const itself = error.code.startsWith('device.');
      if (!itself) throw error;
      missing.push(`${KIND_WORDS[kind]}: ${error.message}`);
    }
  }
  return { records, missing, presents };
}

/** Every setting of an intercom. @throws AppError of the driver */
export function readSettings(driver: Driver, signal: AbortSignal): Promise<Settings> {
  return readSection(driver, 'config', { signal });
}

export function makeSnapshot(options: {
  readonly at: number;
  readonly reason: string;
  readonly info: SystemInfo;
  readonly door: string;
  readonly address: string;
  readonly settings: Settings;
  readonly lists: Pick<Lists, 'records' | 'missing'>;
}): Snapshot {
  const { at, reason, info, door, address, settings, lists } = options;
  const { model, mac, firmware, hardware } = info;
  return {
    format: 'lintel-restore-point',
    version: 1,
    at: new Date(at).toISOString(),
    reason,
    intercom: { door, model, mac, firmware, hardware, address },
    ...withoutPasswords(settings),
    records: Object.fromEntries(
      Object.entries(lists.records).map(([kind, rows]) => [kind, [...rows]]),
    ),
    codesSealed: [],
    sealed: '',
    missing: [...lists.missing],
  };
}
