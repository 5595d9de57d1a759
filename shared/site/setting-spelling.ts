import type { Settings } from '../contract/settings';
import {
  DTMF_CODE_FIELDS,
  DTMF_FIELDS,
  HTTP_TRIGGER_FIELDS,
  INPUT_CALL_FIELDS,
  INPUT_FIELDS,
  RELAY_FIELDS,
  SETTING_LETTERS,
  settingKey,
  type SettingField,
  type SettingLetter,
} from '../device/setting-fields';

interface Named {
  readonly field: SettingField;
  readonly letter: SettingLetter;
}

/** By key: what it names, for fields that real units spell in more than one way (device notes 1.6). */
const NAMED: ReadonlyMap<string, Named> = named();

function named(): ReadonlyMap<string, Named> {
  const fields = [
    ...[...RELAY_FIELDS, ...INPUT_FIELDS, ...DTMF_CODE_FIELDS],
    ...[...DTMF_FIELDS, ...HTTP_TRIGGER_FIELDS, ...INPUT_CALL_FIELDS],
  ].filter(({ keys }) => keys.length > 1);
  const found = new Map<string, Named>();
  for (const field of fields)
    for (const template of field.keys)
      SETTING_LETTERS.forEach((letter, index) => {
        const key = template.replace('{L}', letter).replace('{n}', String(index + 1));
        if (!found.has(key)) found.set(key, { field, letter });
      });
  return found;
}

/**
 * The key under which this intercom keeps what `key` names: `NameA` on one, `RelayAName` on another;
 * `Config.Account.` where there is a single account (E18C). The key itself where it has it, or has
 * nothing of the kind.
 */
export function keyOn(settings: Settings, key: string): string {
  if (key in settings) return key;
  const known = NAMED.get(key);
  const other = known && settingKey(known.field, settings, known.letter);
  if (other !== undefined) return other;
  const single = key.replace(/^Config\.Account1\./, 'Config.Account.');
  return single in settings ? single : key;
}
