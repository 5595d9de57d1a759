import { z } from 'zod';
import {
  editableKindSchema,
  type EditableKind,
  type RecordRow,
} from '../../../shared/contract/records';
import { settingsSchema, type Settings } from '../../../shared/contract/settings';
import { RECORD_KINDS } from '../../../shared/device/records';
import { holdsSecret, isMask } from '../../../shared/device/secret-mask';
import type { Secrets } from '../ports';
import type { Snapshot } from './snapshot';

/** What the readable half does not show: passwords by key, codes of rows by list and row. */
const hiddenSchema = z.object({
  passwords: settingsSchema,
  codes: z.partialRecord(editableKindSchema, z.array(z.record(z.string(), z.string()))),
});
type Hidden = z.infer<typeof hiddenSchema>;

/** A snapshot with everything in it that this computer can open. */
export interface OpenedSnapshot {
  readonly snapshot: Snapshot;
  /** Passwords, public codes and addresses with a login, by key, as the intercom showed them. */
  readonly passwords: Settings;
  /** Keys that hold a password that is not known. */
  readonly untold: readonly string[];
  /** Lists whose codes cannot be opened here. */
  readonly codesUntold: readonly EditableKind[];
}

const secretKeysOf = (kind: EditableKind): readonly string[] =>
  RECORD_KINDS[kind].fields.filter(({ secret }) => secret === true).map(({ key }) => key);

function split(row: RecordRow, keys: readonly string[]): { open: RecordRow; hidden: RecordRow } {
  const open: Record<string, string> = {};
  const hidden: Record<string, string> = {};
  for (const [key, value] of Object.entries(row))
    (keys.includes(key) && value !== '' ? hidden : open)[key] = value;
  return { open, hidden };
}

/**
 * Takes codes and passwords out of the readable half and seals them beside it. Where the computer
 * keeps no secrets, passwords stay out altogether and codes stay readable: without them the lists
 * could not be put back. Whoever makes the backup says so.
 */
export async function sealSnapshot(
  snapshot: Snapshot,
  passwords: Settings,
  secrets: Secrets,
): Promise<Snapshot> {
  if (!secrets.persistent) return snapshot;
  const records: Partial<Record<EditableKind, RecordRow[]>> = {};
  const codes: Hidden['codes'] = {};
  for (const [name, rows] of Object.entries(snapshot.records)) {
    const kind = editableKindSchema.parse(name);
    const keys = secretKeysOf(kind);
    const parts = rows.map((row) => split(row, keys));
    records[kind] = parts.map(({ open }) => open);
    if (parts.some(({ hidden }) => Object.keys(hidden).length > 0))
      codes[kind] = parts.map(({ hidden }) => ({ ...hidden }));
  }
  const settings = Object.entries(snapshot.settings);
  const readable = settings.filter(([key, value]) => !holdsSecret(key, value));
  const others = settings.filter(([key, value]) => holdsSecret(key, value));
  const known = Object.entries(passwords).filter(([, value]) => value !== '' && !isMask(value));
  const hidden: Hidden = { passwords: Object.fromEntries([...known, ...others]), codes };
  return {
    ...snapshot,
    settings: Object.fromEntries(readable),
    passwordsLeftOut: [...snapshot.passwordsLeftOut, ...others.map(([key]) => key)],
    records,
    codesSealed: editableKindSchema.options.filter((kind) => codes[kind] !== undefined),
    sealed: await secrets.seal(JSON.stringify(hidden)),
  };
}

/** Puts back what was sealed, as far as this computer can open it; what it cannot is named. */
export async function openSnapshot(snapshot: Snapshot, secrets: Secrets): Promise<OpenedSnapshot> {
  const { passwordsLeftOut, codesSealed, sealed } = snapshot;
  const closed: OpenedSnapshot = {
    ...{ snapshot, passwords: {}, untold: passwordsLeftOut, codesUntold: codesSealed },
  };
  if (sealed === '') return closed;
  const text = await secrets.open(sealed).catch(() => undefined);
  // Sealed on another computer, or by another user: that is told, and is no failure.
  if (text === undefined) return closed;
  const { passwords, codes } = hiddenSchema.parse(JSON.parse(text));
  const records = Object.fromEntries(
    Object.entries(snapshot.records).map(([name, rows]) => {
      const of = codes[editableKindSchema.parse(name)];
      return [name, of ? rows.map((row, index) => ({ ...row, ...of[index] })) : rows];
    }),
  );
  return {
    snapshot: { ...snapshot, records },
    passwords,
    untold: passwordsLeftOut.filter((key) => !(key in passwords)),
    codesUntold: [],
  };
}
