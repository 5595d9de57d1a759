import type { Settings } from '../contract/settings';
import { dangerOf, isSecretKey } from '../device/config-keys';
import { RELAY_FIELDS } from '../device/setting-fields';
import type { DoorRead } from './door-read';
import type { RefusedSetting, WantedSetting } from './project-settings';

/** A setting that is written. */
export interface SettingChange extends WantedSetting {
  /** As the intercom shows it; undefined where it shows none. */
  readonly held: string | undefined;
}

export interface SettingsWork {
  readonly change: readonly SettingChange[];
  readonly refused: readonly RefusedSetting[];
  /** Settings that are as wanted. */
  readonly same: number;
}

/** Pure. */
export function settingsWork(
  wanted: readonly WantedSetting[],
  refused: readonly RefusedSetting[],
  { settings, proven }: Pick<DoorRead, 'settings' | 'proven'>,
): SettingsWork {
  const change: SettingChange[] = [];
  for (const one of wanted) {
    const held = settings[one.key];
    const same = held?.trim() === one.value.trim() || (isSecretKey(one.key) && proven.has(one.key));
    if (!same) change.push({ ...one, held });
  }
  return { change, refused, same: wanted.length - change.length };
}

const RELAY_TYPES: readonly RegExp[] = (
  RELAY_FIELDS.find(({ id }) => id === 'type')?.keys ?? []
).map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replace('{L}', '[A-F]')}$`));

/** Whether a key says how a lock is wired: wrong, it leaves a door open or shut. */
export const isRelayType = (key: string): boolean => RELAY_TYPES.some((one) => one.test(key));

/** Whether writing it may cut the connection. */
export const mayCut = (key: string): boolean => dangerOf(key) !== 'none';

/** What is to be written, by key, in clear. */
export const valuesOf = (changes: readonly SettingChange[]): Settings =>
  Object.fromEntries(changes.map(({ key, value }) => [key, value]));
