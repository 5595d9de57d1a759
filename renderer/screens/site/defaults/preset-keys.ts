import { describeConfigKey } from '../../../../shared/device/config-keys';
import {
  DTMF_CODE_FIELDS,
  DTMF_FIELDS,
  HTTP_TRIGGER_FIELDS,
  INPUT_FIELDS,
  LOG_LEVEL_FIELD,
  RELAY_FIELDS,
  SETTING_LETTERS,
  type SettingField,
} from '../../../../shared/device/setting-fields';

export interface KeyChoice {
  readonly value: string;
  readonly label: string;
}

/** Keys of fields in the manual's spelling; an intercom that spells them otherwise is written in its own. */
function keysOf(fields: readonly SettingField[]): readonly string[] {
  return SETTING_LETTERS.flatMap((letter, at) =>
    fields.flatMap(({ keys: [template] }) =>
      template === undefined
        ? []
        : [template.replace('{L}', letter).replace('{n}', String(at + 1))],
    ),
  );
}

const choicesOf = (fields: readonly SettingField[]): KeyChoice[] =>
  [...new Set(keysOf(fields))].map((value) => ({
    value,
    label: describeConfigKey(value).label || value,
  }));

/** What a preset is mostly made of, by topic: what doors share and a technician knows by name. */
export const PRESET_KEYS = {
  relays: choicesOf(RELAY_FIELDS),
  inputs: choicesOf(INPUT_FIELDS),
  dtmf: choicesOf([...DTMF_FIELDS, ...DTMF_CODE_FIELDS]),
  http: choicesOf(HTTP_TRIGGER_FIELDS),
  others: choicesOf([LOG_LEVEL_FIELD]),
} as const satisfies Record<string, readonly KeyChoice[]>;
export type PresetTopic = keyof typeof PRESET_KEYS;
export const PRESET_TOPICS = Object.keys(PRESET_KEYS) as readonly PresetTopic[];
