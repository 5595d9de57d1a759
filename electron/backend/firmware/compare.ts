import type { Settings } from '../../../shared/contract/settings';
import { describeConfigKey, isSecretKey } from '../../../shared/device/config-keys';
import type { Snapshot } from '../backup/snapshot';

/** A setting that is not as it was. */
export interface SettingDifference {
  readonly key: string;
  /** In plain words; the key itself where nobody has put it into words. */
  readonly label: string;
  readonly before: string;
  /** Null where the intercom does not have it any more. */
  readonly after: string | null;
}

const labelOf = (key: string): string => describeConfigKey(key).label || key;

/**
 * What the restore point had and the intercom has not, or has otherwise. Keys that came new are none
 * of it, and passwords cannot be compared. Pure.
 */
export function settingDifferences(
  before: Pick<Snapshot, 'settings' | 'passwordsLeftOut'>,
  now: Settings,
): readonly SettingDifference[] {
  const passwords = before.passwordsLeftOut
    .filter((key) => (now[key] ?? '') === '')
    .map((key) => ({ key, label: labelOf(key), before: 'set', after: null }));
  const others = Object.entries(before.settings)
    .filter(([key, value]) => !isSecretKey(key) && now[key] !== value)
    .map(([key, value]) => ({ key, label: labelOf(key), before: value, after: now[key] ?? null }));
  return [...others, ...passwords];
}

/** "Log level, Location and 4 more": at most three are named. Pure. */
export function named(labels: readonly string[]): string {
  const first = labels.slice(0, 3).join(', ');
  return labels.length > 3 ? `${first} and ${String(labels.length - 3)} more` : first;
}
