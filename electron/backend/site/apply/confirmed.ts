import { createHash } from 'node:crypto';
import { isSecretKey } from '../../../../shared/device/config-keys';
import type { LeftRow } from '../../../../shared/site/list-work';
import type { DoorPlan, PlannedLine } from '../../../../shared/site/plan';
import { isRelayType, mayCut, type SettingChange } from '../../../../shared/site/settings-work';
import type { ApplyParams } from './params';

/**
 * What is risky and was confirmed. A door may be written long after that, and the site may say something
 * else by then: only what was shown is done, so it is journaled, as short hashes of names and numbers.
 */
export interface Confirmed {
  readonly removal: (left: Pick<LeftRow, 'kind' | 'row'>) => boolean;
  readonly setting: (change: Pick<SettingChange, 'key' | 'value'>) => boolean;
  readonly line: (line: Pick<PlannedLine, 'source'>) => boolean;
}

/** Characters of a hash: enough that no two rows of a door are taken for one another. */
const LENGTH = 12;

const tokenOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, LENGTH);

/** The row as it stood in the plan: by the intercom's number and the name, never by its codes. */
const ofRow = ({ kind, row }: Pick<LeftRow, 'kind' | 'row'>): string =>
  tokenOf('row', kind, row['ID'] ?? '', row['Name'] ?? '');

/** A password is confirmed by its key alone. */
const ofSetting = ({ key, value }: Pick<SettingChange, 'key' | 'value'>): string =>
  tokenOf('setting', key, isSecretKey(key) ? '' : value);

const isRisky = ({ key }: Pick<SettingChange, 'key'>): boolean => mayCut(key) || isRelayType(key);

/** What a plan shows of a door that is risky. Pure. */
export function shownRisks({ lists, settings }: Pick<DoorPlan, 'lists' | 'settings'>): string[] {
  return [
    ...lists.flatMap(({ remove }) => remove.map(ofRow)),
    ...settings.change.filter(isRisky).map(ofSetting),
  ];
}

/** Pure. */
export function confirmedOf(
  { risks, doors }: Pick<ApplyParams, 'risks' | 'doors'>,
  door: string,
): Confirmed {
  const shown = new Set(doors.find((one) => one.door === door)?.shown);
  const removal: Confirmed['removal'] = (left) =>
    risks.includes('deletion') && shown.has(ofRow(left));
  const setting: Confirmed['setting'] = (change) =>
    (!mayCut(change.key) || risks.includes('connection')) &&
    (!isRelayType(change.key) || risks.includes('relay-type')) &&
    (!isRisky(change) || shown.has(ofSetting(change)));
  return {
    removal,
    setting,
    line: ({ source }) => source.remove.every(removal) && source.settings.every(setting),
  };
}
