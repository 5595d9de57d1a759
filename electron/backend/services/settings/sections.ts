import type { Section, Settings } from '../../../../shared/contract/settings';
import { isAppError } from '../../../../shared/errors';
import type { ApiName } from '../../driver/api';
import type { Driver } from '../../driver/types';

const READ = {
  sip: 'sip/get',
  relay: 'relay/get',
  input: 'input/get',
  publiccode: 'publiccode/get',
  log: 'log/get',
  config: 'config/get',
} as const satisfies Record<Section, ApiName>;

const WRITE = {
  sip: 'sip/set',
  relay: 'relay/set',
  input: 'input/set',
  publiccode: 'publiccode/set',
  log: 'log/set',
  config: 'config/set',
} as const satisfies Record<Section, ApiName>;

/** Keys and values of a reply; rows, counts and whatever else is no setting are left out. */
function settingsOf(data: unknown): Settings {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(data ?? {})) {
    if (!key.includes('.')) continue;
    if (typeof value === 'string') found[key] = value;
    else if (typeof value === 'number' || typeof value === 'boolean') found[key] = String(value);
    else if (value === null) found[key] = '';
  }
  return found;
}

/** `Config.DoorSetting.RELAY` for itself and for every key in it. */
function sectionOf(entry: string): string {
  return entry.split('.').slice(0, 3).join('.');
}

const matches = (key: string, entry: string): boolean =>
  key === entry || key.startsWith(`${entry}.`);

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Sections or single keys; for `config` only. Others then stay out of the answer. */
  readonly filter?: readonly string[];
}

async function readFiltered(
  driver: Driver,
  filter: readonly string[],
  signal?: AbortSignal,
): Promise<Settings> {
  const sections = [...new Set(filter.map(sectionOf))];
  const pick = (all: Settings): Settings =>
    Object.fromEntries(
      Object.entries(all).filter(([key]) => filter.some((entry) => matches(key, entry))),
    );
  try {
    const reply = await driver.call('config/get', { filter: sections }, { signal });
    const found = pick(settingsOf(reply.data));
    const answered = (entry: string) => Object.keys(found).some((key) => matches(key, entry));
    if (filter.every(answered)) return found;
  } catch (error) {
    if (!isAppError(error, 'device.unsupported', 'device.refused')) throw error;
  }
  // Not every firmware knows the filter; the whole configuration it always gives.
  const all = await driver.call('config/get', {}, { signal });
  return pick(settingsOf(all.data));
}

/**
 * What belongs to a section and is written with it, although the unit may not show it there: the
 * number and the name of the call that an input makes (manual, Api input against Api input get).
 */
const BESIDE: Readonly<
  Partial<Record<Section, { readonly in: string; readonly keys: readonly string[] }>>
> = {
  input: {
    in: 'Config.DoorSetting.Action',
    keys: ['Config.DoorSetting.Action.CallNum', 'Config.DoorSetting.Action.CallName'],
  },
};

async function withWhatIsBeside(
  driver: Driver,
  read: { readonly section: Section; readonly found: Settings; readonly signal?: AbortSignal },
): Promise<Settings> {
  const { section, found, signal } = read;
  const beside = BESIDE[section];
  if (beside === undefined || beside.keys.every((key) => Object.hasOwn(found, key))) return found;
  try {
    const more = await readFiltered(driver, [beside.in], signal);
    const known = Object.entries(more).filter(([key]) => beside.keys.includes(key));
    return { ...Object.fromEntries(known), ...found };
  } catch (error) {
    // A unit without such a list of settings has not got these either.
    if (!isAppError(error, 'device.unsupported', 'device.refused')) throw error;
    return found;
  }
}

/** Reads a section. @throws AppError of the driver, `device.unsupported` where the model lacks it */
export async function readSection(
  driver: Driver,
  section: Section,
  { signal, filter }: ReadOptions = {},
): Promise<Settings> {
  if (section === 'config' && filter && filter.length > 0)
    return readFiltered(driver, filter, signal);
  const reply = await driver.call(READ[section], {}, { signal });
  return withWhatIsBeside(driver, { section, found: settingsOf(reply.data), signal });
}

/**
 * Writes values in one call. It takes no signal: a write that began is seen through.
 *
 * @throws AppError of the driver; `device.unknown-outcome` where the answer was lost
 */
export async function writeSection(
  driver: Driver,
  section: Section,
  values: Settings,
): Promise<void> {
  await driver.call(WRITE[section], { ...values });
}
