/**
 * Plain words for the keys of an intercom's configuration (`Config.Area.SECTION.Name`). Relays,
 * inputs, codes and SIP accounts have theirs in `setting-fields` and `sip-account`; what stands here
 * is the rest. A key that nobody knows is shown as it is and can be changed all the same.
 */
import { AREA_WORDS, NAMED_KEYS, SECTION_WORDS } from './config-names';
import {
  DTMF_CODE_FIELDS,
  DTMF_FIELDS,
  HTTP_TRIGGER_FIELDS,
  INPUT_CALL_FIELDS,
  INPUT_FIELDS,
  LOG_LEVEL_FIELD,
  PUBLIC_CODE_FIELDS,
  RELAY_FIELDS,
  SETTING_LETTERS,
  type SettingChoice,
  type SettingField,
  type SettingKind,
} from './setting-fields';
import { SIP_FIELDS, SIP_FIELD_NAMES } from './sip-account';

/** What changing a key may cut off: who may ask, the port to ask at, the address to ask at. */
export const CONFIG_DANGERS = ['none', 'access', 'web', 'network'] as const;
export type ConfigDanger = (typeof CONFIG_DANGERS)[number];

export interface ConfigKeyInfo {
  readonly key: string;
  /** Empty where nobody has put this key into words. */
  readonly label: string;
  readonly help: string;
  readonly kind: SettingKind;
  readonly choices: readonly SettingChoice[];
  readonly unit: 's' | '';
  readonly min?: number;
  readonly max?: number;
  readonly secret: boolean;
  readonly danger: ConfigDanger;
}

type Words = Pick<SettingField, 'label' | 'help' | 'kind' | 'choices' | 'unit' | 'min' | 'max'>;

const SECRET = /(pwd|passw(or)?d|secret|token)\d*$/i;

/** Whether a setting holds a password. PINs for doors are no passwords: they are shown. */
export function isSecretKey(key: string): boolean {
  return SECRET.test(key.slice(key.lastIndexOf('.') + 1));
}

/** Section `Config.Area.SECTION` of a key; `Config.Area` for its area. */
export function sectionOfKey(key: string): string {
  return key.split('.').slice(0, 3).join('.');
}

/**
 * The web server of the unit: no public capture names its keys, so they are known by their shape.
 * Switches of inputs and relays (`HttpEnableA`, `HttpTrig`) are none of them.
 */
const WEB =
  /^Config\.(?!DoorSetting\.(INPUT|RELAY)\.).*(\.(HTTPS?|WEB_?SERVER|HTTP_?SERVER)\.|(Https?|Web)_?(Port|Enable|Only)$)/i;

/** What changing this key may cut off. Device notes 3: these end the connection that changes them. */
export function dangerOf(key: string): ConfigDanger {
  if (key.startsWith('Config.DoorSetting.APIFCGI.')) return 'access';
  if (key.startsWith('Config.Network.')) return 'network';
  return WEB.test(key) ? 'web' : 'none';
}

function perLetter(fields: readonly SettingField[], what: string): readonly [string, Words][] {
  return fields.flatMap((field) =>
    field.keys.flatMap((template) =>
      SETTING_LETTERS.map((letter, index): [string, Words] => [
        template.replace('{L}', letter).replace('{n}', String(index + 1)),
        /\{[Ln]\}/.test(template)
          ? { ...field, label: `${what} ${letter}: ${lower(field.label)}` }
          : field,
      ]),
    ),
  );
}

/** "Name" becomes "name"; "HTTP" and "E-mail" stay what they are. */
function lower(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function sipWords(): readonly [string, Words][] {
  const kinds = { text: 'text', number: 'number', switch: 'switch', secret: 'secret' } as const;
  const transports = ['UDP', 'TCP', 'TLS', 'DNS-SRV'];
  return ['Account', 'Account1', 'Account2'].flatMap((account) =>
    SIP_FIELD_NAMES.map((name): [string, Words] => {
      const { label, key, kind } = SIP_FIELDS[name];
      const words: Words =
        kind === 'transport'
          ? {
              label,
              help: '',
              kind: 'choice',
              choices: transports.map((text, index) => ({ value: String(index), label: text })),
            }
          : { label, help: '', kind: kinds[kind] };
      return [`Config.${account}.${key}`, words];
    }),
  );
}

const WORDS: ReadonlyMap<string, Words> = new Map([
  ...sipWords(),
  ...perLetter(RELAY_FIELDS, 'Relay'),
  ...perLetter(INPUT_FIELDS, 'Input'),
  ...perLetter(DTMF_CODE_FIELDS, 'Relay'),
  ...perLetter(
    [...DTMF_FIELDS, ...HTTP_TRIGGER_FIELDS, ...INPUT_CALL_FIELDS, ...PUBLIC_CODE_FIELDS],
    '',
  ),
  ...perLetter([LOG_LEVEL_FIELD], ''),
  ...NAMED_KEYS,
]);

/** The same key for every SIP account: `Config.Account.X` where `Config.Account7.X` is asked for. */
const anyAccount = (key: string): string => key.replace(/^Config\.Account\d*\./, 'Config.Account.');

/** Everything that is known of a key. Never fails: an unknown key is plain text without a label. */
export function describeConfigKey(key: string): ConfigKeyInfo {
  const words = WORDS.get(key) ?? WORDS.get(anyAccount(key));
  const secret = isSecretKey(key);
  return {
    key,
    label: words?.label ?? '',
    help: words?.help ?? '',
    kind: secret ? 'secret' : (words?.kind ?? 'text'),
    choices: words?.choices ?? [],
    unit: words?.unit ?? '',
    ...(words?.min !== undefined && { min: words.min }),
    ...(words?.max !== undefined && { max: words.max }),
    secret,
    danger: dangerOf(key),
  };
}

/** What a person calls an area (`Config.Network`); its own name where nobody has said. */
export function areaLabel(area: string): string {
  const name = area.split('.')[1] ?? area;
  const account = /^Account(\d*)$/.exec(name);
  if (account) return account[1] ? `SIP account ${account[1]}` : 'SIP account';
  return AREA_WORDS[name] ?? name;
}

/** What a person calls a section (`Config.DoorSetting.RELAY`). */
export function sectionLabel(section: string): string {
  const [, area = '', name = ''] = section.split('.');
  const shape = /^Account\d*$/.test(area) ? 'Account' : area;
  return SECTION_WORDS[`${shape}.${name}`] ?? name;
}

/**
 * What a setting is called: its label, or the words of its key where nobody has put it into others.
 * `Config.DoorSetting.GENERAL.AutoAnswerEnable` is "Auto answer enable". The key is told beside it.
 */
export function settingName({ key, label }: Pick<ConfigKeyInfo, 'key' | 'label'>): string {
  if (label !== '') return label;
  const tail = key.split('.').slice(3).join(' ') || key;
  const words = tail
    .replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])|[_\s]+/g, '$1$2 ')
    .trim()
    .split(' ');
  return words
    .map((word) => (/^[A-Z]?[a-z]/.test(word) ? word.toLowerCase() : word))
    .join(' ')
    .replace(/^[a-z]/, (first) => first.toUpperCase());
}

/** A value as a person reads it: the label of a choice, on and off, seconds. */
export function configValueWords(info: ConfigKeyInfo, value: string): string {
  if (info.kind === 'switch') return value === '1' ? 'On' : value === '0' ? 'Off' : value;
  const choice = info.choices.find((one) => one.value === value);
  if (choice) return choice.label;
  return info.unit !== '' && value !== '' ? `${value} ${info.unit}` : value;
}

/** What is wrong with a value, in words; undefined when it may be sent. Unknown keys take any text. */
export function checkConfigValue(info: ConfigKeyInfo, value: string): string | undefined {
  if (/[\u0000-\u001f]/.test(value)) return 'No line breaks or control characters.';
  if (info.kind !== 'number' || value === '') return undefined;
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = info;
  if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return undefined;
  return info.max === undefined
    ? 'A whole number.'
    : `A whole number from ${min} to ${info.max}${info.unit === '' ? '' : ` ${info.unit}`}.`;
}
