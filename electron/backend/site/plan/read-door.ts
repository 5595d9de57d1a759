import { editableKindSchema, type EditableKind } from '../../../../shared/contract/records';
import type { Settings } from '../../../../shared/contract/settings';
import { isSecretKey } from '../../../../shared/device/config-keys';
import type { Door, Site } from '../../../../shared/site/document';
import type { DoorRead } from '../../../../shared/site/door-read';
import { projectSettings } from '../../../../shared/site/project-settings';
import { KIND_WORDS, type Lists } from '../../backup/snapshot';
import { loadLive } from '../../compare/load';
import { readOnlyRows } from '../../records/dialect';
import { API_PASSWORD } from '../../services/config/plan';
import { encodeSecret, secretForm } from '../../services/settings/secrets';
import { secretKeyOf } from '../../services/sign-in-secret';
import type { PlanDeps } from './deps';

/** What was read of an intercom, however it came about. */
export interface Reading {
  readonly model: string;
  readonly firmware: string;
  readonly settings: Settings;
  readonly lists: Pick<Lists, 'records' | 'missing'>;
}

/**
 * Lists that could not be read, by the words in which that is told. One that came short is among them:
 * who was not sent would be added once more, or stay although he was to go.
 */
function unreadIn({ missing }: Reading['lists']): DoorRead['unread'] {
  const found = editableKindSchema.options.flatMap((kind): [EditableKind, string][] => {
    const start = `${KIND_WORDS[kind]}: `;
    const told = missing.find((one) => one.startsWith(start));
    return told === undefined ? [] : [[kind, told.slice(start.length)]];
  });
  return Object.fromEntries(found);
}

/** Passwords of which it is known that the intercom holds them: shown so, written so, signed in with. */
async function provenOf(
  { core, written }: PlanDeps,
  about: { readonly id: string; readonly site: Site; readonly door: Door; readonly read: DoorRead },
): Promise<ReadonlySet<string>> {
  const { id, site, door, read } = about;
  const { wanted } = projectSettings(site, door, read);
  const proven = new Set<string>();
  for (const { key, value } of wanted) {
    if (!isSecretKey(key)) continue;
    const shown = read.settings[key];
    const inForm = encodeSecret(value, secretForm(read.model, shown));
    const told = shown !== undefined && shown === inForm;
    const asked = (): Promise<boolean> => written.isAsWritten(id, { key, password: value, shown });
    // It was just read with this password, where it asks for one at all.
    const signedIn = async (): Promise<boolean> =>
      key === API_PASSWORD &&
      core.registry.get(id).auth !== 'none' &&
      (await core.secrets.get(secretKeyOf(id))) === value;
    if (told || (await signedIn()) || (await asked())) proven.add(key);
  }
  return proven;
}

/** A reading as the plan takes it. */
export async function doorReadOf(
  deps: PlanDeps,
  about: {
    readonly id: string;
    readonly site: Site;
    readonly door: Door;
    readonly reading: Reading;
  },
): Promise<DoorRead> {
  const { id, site, door, reading } = about;
  const { model, firmware, settings, lists } = reading;
  const { capabilities } = deps.core.registry.get(id);
  const unread = unreadIn(lists);
  const whole = Object.entries(lists.records).filter(
    ([name]) => unread[editableKindSchema.parse(name)] === undefined,
  );
  const read: DoorRead = {
    ...{ model, firmware, settings, unread, proven: new Set() },
    lacks: new Set(
      Object.entries(capabilities).flatMap(([name, answer]) => (answer === 'no' ? [name] : [])),
    ),
    lists: Object.fromEntries(
      whole.map(([name, rows]) => [
        name,
        { rows, readOnly: readOnlyRows(editableKindSchema.parse(name), rows, model) },
      ]),
    ),
  };
  return { ...read, proven: await provenOf(deps, { id, site, door, read }) };
}

/** Reads the intercom of a door, every list and setting. @throws AppError of the driver */
export async function readDoor(
  deps: PlanDeps,
  about: { readonly id: string; readonly site: Site; readonly door: Door },
  signal: AbortSignal,
): Promise<DoorRead> {
  const { side, info } = await loadLive(deps.core, about.id, signal);
  const { settings, records, model } = side;
  const lists = { records, missing: info.missing };
  return doorReadOf(deps, {
    ...about,
    reading: { model, firmware: info.firmware, settings, lists },
  });
}
