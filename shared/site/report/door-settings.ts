/** What a site says about the relays and inputs of a door, read out of its settings. */
import type { Settings } from '../../contract/settings';
import {
  INPUT_FIELDS,
  RELAY_FIELDS,
  SETTING_LETTERS,
  settingKey,
  settingLetters,
  type SettingField,
  type SettingLetter,
} from '../../device/setting-fields';
import type { Door, Site } from '../document';
import type { ReportDoor } from './schema';

/** Settings of a door: its presets in their order, then its own, which win. */
export function settingsOfDoor(site: Pick<Site, 'presets'>, door: Door): Settings {
  const presets = door.presets.map(
    (id) => site.presets.find((preset) => preset.id === id)?.values ?? {},
  );
  return Object.assign({}, ...presets, door.settings) as Settings;
}

/** Reads fields of one letter by their IDs; undefined where the site says nothing. */
function reader(fields: readonly SettingField[], settings: Settings, letter: SettingLetter) {
  return (id: string): string | undefined => {
    const field = fields.find((one) => one.id === id);
    const key = field && settingKey(field, settings, letter);
    return key === undefined ? undefined : settings[key];
  };
}

/** The relays that the site says something about. */
export function relaysOf(settings: Settings): ReportDoor['relays'] {
  return settingLetters(RELAY_FIELDS, settings).map((letter) => {
    const of = reader(RELAY_FIELDS, settings, letter);
    const type = of('type');
    const hold = of('holdDelay') ?? '';
    return {
      letter,
      name: of('name') ?? '',
      wiring: type === '0' ? 'nc' : type === '1' ? 'no' : '',
      hold: /^\d+$/.test(hold) ? Number(hold) : null,
    };
  });
}

/** The inputs that the site says something about. */
export function inputsOf(settings: Settings): ReportDoor['inputs'] {
  return settingLetters(INPUT_FIELDS, settings).map((letter) => {
    const of = reader(INPUT_FIELDS, settings, letter);
    const [enabled, level, relay] = [of('enabled'), of('level'), of('relay')];
    return {
      letter,
      inUse: enabled === undefined ? null : enabled === '1',
      actsWhen: level === '0' ? 'closes' : level === '1' ? 'opens' : '',
      opens: SETTING_LETTERS[Number(relay) - 1] ?? '',
    };
  });
}
