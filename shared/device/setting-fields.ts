/**
 * The settings that a technician meets by name: relays, inputs, DTMF, HTTP trigger, public codes,
 * log level. A field knows every spelling under which real intercoms keep it (device notes 1.6);
 * the first one that an intercom has is the one that is read and written. Where it has none, the
 * field is shown grey with the reason, never as empty.
 */

export type SettingKind = 'switch' | 'number' | 'choice' | 'text' | 'secret' | 'code' | 'url';

export interface SettingChoice {
  readonly value: string;
  readonly label: string;
  /** What choosing it means on site. */
  readonly note?: string;
}

export interface SettingField {
  /** Unique within its group: `holdDelay`. */
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly kind: SettingKind;
  /** Key templates in the order of preference; `{L}` is the letter, `{n}` the number from 1. */
  readonly keys: readonly string[];
  /** Inclusive, in `unit`. */
  readonly min?: number;
  readonly max?: number;
  readonly unit?: 's';
  /** For `code`: the pattern in words and as an expression. */
  readonly pattern?: { readonly source: string; readonly words: string };
  readonly choices?: readonly SettingChoice[];
}

const R = 'Config.DoorSetting.RELAY.';
const I = 'Config.DoorSetting.INPUT.';
const D = 'Config.DoorSetting.DTMF.';
const P = 'Config.DoorSetting.PASSWORD.';

const yesNo = (label: string, id: string, help: string, ...keys: string[]): SettingField => ({
  id,
  label,
  help,
  kind: 'switch',
  keys,
});

/** Per relay A, B, C, D (manual, Api relay). */
export const RELAY_FIELDS: readonly SettingField[] = [
  {
    id: 'name',
    label: 'Name',
    help: 'What this relay opens: "Gate", "Lobby door".',
    kind: 'text',
    keys: [`${R}Name{L}`, `${R}Relay{L}Name`],
    max: 63,
  },
  {
    id: 'type',
    label: 'Lock is wired to',
    help: 'It decides whether the door is locked when power fails.',
    kind: 'choice',
    keys: [`${R}Type{L}`, `${R}Relay{L}Type`],
    choices: [
      {
        value: '0',
        label: 'NC and COM',
        note: 'For a magnet: it holds while it has current, and lets go when power fails.',
      },
      {
        value: '1',
        label: 'NO and COM',
        note: 'For a strike: it opens when it gets current, and stays locked when power fails.',
      },
    ],
  },
  {
    id: 'triggerDelay',
    label: 'Wait before opening',
    help: 'Seconds between the code and the click.',
    kind: 'number',
    keys: [`${R}TriggerDelay{L}`],
    min: 0,
    max: 60,
    unit: 's',
  },
  {
    id: 'holdDelay',
    label: 'Stays open for',
    help: 'Seconds until the relay goes back.',
    kind: 'number',
    keys: [`${R}HoldDelay{L}`, `${R}Relay{L}Delay`],
    min: 0,
    max: 60,
    unit: 's',
  },
];

/** DTMF for all relays together (manual, Api relay). */
export const DTMF_FIELDS: readonly SettingField[] = [
  yesNo(
    'Open by telephone key',
    'enabled',
    'The person called presses this on the telephone.',
    `${D}Enable`,
    `${R}DTMFUnlock`,
  ),
  {
    id: 'option',
    label: 'Length of the code',
    help: 'One key, or two to four.',
    kind: 'choice',
    keys: [`${D}Option`],
    choices: [
      { value: '0', label: 'One key' },
      { value: '1', label: 'Two keys' },
      { value: '2', label: 'Three keys' },
      { value: '3', label: 'Four keys' },
    ],
  },
];

/** Per relay: its own DTMF code. `{n}` is 1 for A, 2 for B, 3 for C. */
export const DTMF_CODE_FIELDS: readonly SettingField[] = [
  {
    id: 'code',
    label: 'Key that opens',
    help: 'One of 0-9, * or #.',
    kind: 'choice',
    keys: [`${D}Code{n}`],
    choices: Array.from('0123456789')
      .map((digit) => ({ value: digit, label: digit }))
      .concat([
        { value: '10', label: '*' },
        { value: '11', label: '#' },
      ]),
  },
  {
    id: 'multiCode',
    label: 'Keys that open',
    help: 'Two to four of 0-9, * or #.',
    kind: 'code',
    keys: [`${D}MultiCode{n}`],
    pattern: { source: '^([0-9*#]{2,4})?$', words: 'two to four of 0-9, * or #' },
  },
];

/** Opening by an HTTP address: for all relays together (manual, Api relay get). */
export const HTTP_TRIGGER_FIELDS: readonly SettingField[] = [
  yesNo(
    'Open by a web address',
    'enabled',
    'Needs its own user and password, not those of the API.',
    `${R}HttpTrig`,
    `${R}RelayOnWeb`,
  ),
  {
    id: 'user',
    label: 'User name',
    help: 'Only for opening by a web address.',
    kind: 'text',
    keys: [`${R}UserName`, `${R}RelayOnWebUser`],
    max: 63,
  },
  {
    id: 'password',
    label: 'Password',
    help: 'Travels in the address itself: use it nowhere else.',
    kind: 'secret',
    keys: [`${R}Password`, `${R}RelayOnWebPwd`],
    max: 63,
  },
];

/** Per input A, B, C (manual, Api input). */
export const INPUT_FIELDS: readonly SettingField[] = [
  yesNo(
    'In use',
    'enabled',
    'An exit button, a door contact or a bell.',
    `${I}Enable{L}`,
    `${I}Input{L}Enable`,
    `${I}InputEnable`,
  ),
  {
    id: 'level',
    label: 'Acts when the contact',
    help: 'A button that closes the contact pulls the level low.',
    kind: 'choice',
    keys: [`${I}Option{L}`, `${I}Input{L}Trigger`, `${I}InputTrigger`],
    choices: [
      { value: '0', label: 'closes (low level)' },
      { value: '1', label: 'opens (high level)' },
    ],
  },
  {
    id: 'delay',
    label: 'Wait before acting',
    help: 'Seconds; 0 acts at once.',
    kind: 'number',
    keys: [`${I}Delay{L}`],
    min: 0,
    max: 65535,
    unit: 's',
  },
  {
    id: 'relay',
    label: 'Opens relay',
    help: 'The relay that this input triggers.',
    kind: 'choice',
    keys: [`${I}RelayId{L}`, `${I}Input{L}Relay`, `${I}InputRelay`],
    choices: [
      { value: '1', label: 'Relay A' },
      { value: '2', label: 'Relay B' },
      { value: '3', label: 'Relay C' },
      { value: '4', label: 'Relay D' },
    ],
  },
  {
    id: 'actionUrl',
    label: 'Calls a web address',
    help: 'At most 512 characters. PINs or passwords in it travel in clear.',
    kind: 'url',
    keys: [`${I}ActionUrl{L}`],
    max: 512,
  },
  yesNo(
    'Sends that address',
    'http',
    'Calls the web address when the input acts.',
    `${I}HttpEnable{L}`,
  ),
  yesNo(
    'Sends a picture by FTP',
    'ftp',
    'The server is set on the web page of the unit.',
    `${I}FtpEnable{L}`,
  ),
  yesNo(
    'Sends a picture by e-mail',
    'smtp',
    'The server is set on the web page of the unit.',
    `${I}SmtpEnable{L}`,
  ),
  yesNo('Makes a call', 'sip', 'Calls the number below.', `${I}SipEnable{L}`),
];

/** Whom an input calls: one number for all inputs (manual, Api input). */
export const INPUT_CALL_FIELDS: readonly SettingField[] = [
  {
    id: 'number',
    label: 'Number to call',
    help: 'A number or an address.',
    kind: 'text',
    keys: ['Config.DoorSetting.Action.CallNum'],
    max: 63,
  },
  {
    id: 'name',
    label: 'Name shown',
    help: 'Shown on the telephone that rings.',
    kind: 'text',
    keys: ['Config.DoorSetting.Action.CallName'],
    max: 63,
  },
];

/** Length of a public code by `PublicKeyBitsLimit` (manual, Api publiccode). */
export const PUBLIC_CODE_LENGTHS: readonly { readonly value: string; readonly digits: number }[] = [
  { value: '1', digits: 4 },
  { value: '2', digits: 5 },
  { value: '3', digits: 6 },
  { value: '4', digits: 7 },
  { value: '0', digits: 8 },
];

export const PUBLIC_CODE_FIELDS: readonly SettingField[] = [
  yesNo(
    'Public codes open the door',
    'enabled',
    'Anybody who knows one gets in: change them when people move out.',
    `${P}PublicKeyEnable`,
  ),
  {
    id: 'length',
    label: 'Length',
    help: 'All three have the same length.',
    kind: 'choice',
    keys: [`${P}PublicKeyBitsLimit`],
    choices: PUBLIC_CODE_LENGTHS.map(({ value, digits }) => ({ value, label: `${digits} digits` })),
  },
  ...[1, 2, 3].map((n): SettingField => ({
    id: `code${n}`,
    label: `Code ${n}`,
    help: 'Digits only; empty for none. Some models do not take a 9 in front.',
    kind: 'code',
    keys: [`${P}PublicKey${n}`],
    pattern: { source: '^([0-9]{4,8})?$', words: 'four to eight digits' },
  })),
];

/** Manual, Api log. */
export const LOG_LEVEL_FIELD: SettingField = {
  id: 'level',
  label: 'Log level',
  help: 'Debug fills the memory of the unit: put it back when you are done.',
  kind: 'choice',
  keys: ['Config.Settings.LOGLEVEL.Level'],
  choices: ['Emergency', 'Alert', 'Critical', 'Error', 'Warning', 'Notice', 'Info', 'Debug'].map(
    (label, index) => ({ value: String(index), label }),
  ),
};

/** Letters of relays and inputs in the order of their numbers. */
export const SETTING_LETTERS = ['A', 'B', 'C', 'D'] as const;
export type SettingLetter = (typeof SETTING_LETTERS)[number];

/** Keys as the intercom spells them, with their values. */
export type HeldSettings = Readonly<Record<string, string>>;

const isLettered = (template: string): boolean => /\{[Ln]\}/.test(template);

/**
 * The key of a field for one letter (A, B ...), as this intercom spells it; undefined where it has
 * none. A spelling without a letter in a field that has lettered ones stands for A: `InputEnable`
 * beside `InputBEnable` (device notes 1.6).
 */
export function settingKey(
  field: SettingField,
  present: HeldSettings,
  letter: SettingLetter = 'A',
): string | undefined {
  const number = String(SETTING_LETTERS.indexOf(letter) + 1);
  const ofLetters = field.keys.some(isLettered);
  return field.keys
    .filter((template) => isLettered(template) || !ofLetters || letter === 'A')
    .map((template) => template.replace('{L}', letter).replace('{n}', number))
    .find((key) => Object.hasOwn(present, key));
}

/** The letters for which the intercom has at least one of these fields. */
export function settingLetters(
  fields: readonly SettingField[],
  present: HeldSettings,
): readonly SettingLetter[] {
  return SETTING_LETTERS.filter((letter) =>
    fields.some((field) => settingKey(field, present, letter) !== undefined),
  );
}

/** A value as a person reads it: `On`, `5 s`, the words of a choice. */
export function settingWords(field: SettingField, value: string): string {
  if (field.kind === 'switch') return value === '1' ? 'On' : 'Off';
  if (field.kind === 'choice')
    return field.choices?.find((choice) => choice.value === value)?.label ?? value;
  return field.unit !== undefined && value !== '' ? `${value} ${field.unit}` : value;
}

/** Digits of a DTMF code by the option chosen, 1 to 4; undefined for one that is not known. */
export function dtmfLength(option: string): number | undefined {
  return /^[0-3]$/.test(option) ? Number(option) + 1 : undefined;
}

/** What is wrong with a value, in words, or undefined when it can be written. */
export function checkSetting(field: SettingField, value: string): string | undefined {
  switch (field.kind) {
    case 'switch':
      return value === '0' || value === '1' ? undefined : 'On or off.';
    case 'choice':
      return field.choices?.some((choice) => choice.value === value)
        ? undefined
        : `${field.label}: choose one of the list.`;
    case 'number': {
      const number = Number(value);
      const min = field.min ?? 0;
      const max = field.max ?? Number.MAX_SAFE_INTEGER;
      return /^\d+$/.test(value) && number >= min && number <= max
        ? undefined
        : `${field.label}: a whole number from ${min} to ${max}.`;
    }
    case 'code':
      return !field.pattern || new RegExp(field.pattern.source).test(value)
        ? undefined
        : `${field.label}: ${field.pattern.words}.`;
    case 'url':
      if (value !== '' && !/^(https?|ftp|sips?):/i.test(value))
        return `${field.label}: begins with http://, https://, ftp:// or sip:.`;
      return checkLength(field, value);
    case 'text':
    case 'secret':
      return checkLength(field, value);
  }
}

function checkLength(field: SettingField, value: string): string | undefined {
  return field.max !== undefined && value.length > field.max
    ? `${field.label}: at most ${field.max} characters.`
    : undefined;
}
