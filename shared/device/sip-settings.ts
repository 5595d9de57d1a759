import {
  SIP_FIELD_NAMES,
  SIP_FIELDS,
  TRANSPORTS,
  sipAccountSchema,
  type SipField,
  type Transport,
} from './sip-account';
import type { Settings } from '../contract/settings';
import type { SipForm } from '../contract/sip';

export type AccountNumber = 1 | 2;

/** What an account holds where the intercom says nothing (manual, Api sip get). */
const DEFAULTS: SipForm = {
  enabled: false,
  server: '',
  port: 5060,
  username: '',
  authName: '',
  displayName: '',
  label: '',
  transport: 'udp',
  proxyEnabled: false,
  proxyServer: '',
  proxyPort: 5060,
  rport: false,
  keepAlive: true,
  keepAliveSeconds: 30,
  stunEnabled: false,
  stunServer: '',
  stunPort: 3478,
};

/**
 * How the keys of an account begin on this unit: `Config.Account1.`, or `Config.Account.` on those
 * with a single account (device notes 1.6, E18C). Undefined where it does not have this account.
 */
export function accountPrefix(values: Settings, account: AccountNumber): string | undefined {
  const keys = Object.keys(values);
  const numbered = `Config.Account${account}.`;
  if (keys.some((key) => key.startsWith(numbered))) return numbered;
  const single = 'Config.Account.';
  return account === 1 && keys.some((key) => key.startsWith(single)) ? single : undefined;
}

/** The field as the form holds it; undefined where the text means nothing the form can show. */
function fromText(field: SipField, text: string): unknown {
  switch (SIP_FIELDS[field].kind) {
    case 'switch':
      return text.trim() === '1';
    case 'number':
      return Number(text);
    case 'transport':
      return TRANSPORTS[Number(text)];
    case 'text':
    case 'secret':
      return text;
  }
}

/** The value as the intercom wants it. */
function toText(field: SipField, value: string | number | boolean): string {
  switch (SIP_FIELDS[field].kind) {
    case 'switch':
      return value === true ? '1' : '0';
    case 'transport':
      return String(TRANSPORTS.indexOf(value as Transport));
    case 'number':
    case 'text':
    case 'secret':
      return String(value);
  }
}

/** An account as it was read. */
export interface AccountRead {
  readonly form: SipForm;
  readonly hasPassword: boolean;
  /** Fields for which this unit has no setting. */
  readonly missing: readonly SipField[];
}

/**
 * Reads the form out of the settings. A value outside the form's range (an empty port) comes out as
 * the default; the review compares with what is really there, so that nothing is hidden.
 */
export function readAccount(values: Settings, account: AccountNumber): AccountRead {
  const prefix = accountPrefix(values, account);
  const form: Record<string, unknown> = { ...DEFAULTS };
  const missing: SipField[] = [];
  for (const field of SIP_FIELD_NAMES) {
    const text = prefix === undefined ? undefined : values[prefix + SIP_FIELDS[field].key];
    // Some units never show the password, but take it all the same.
    if (text === undefined && (prefix === undefined || field !== 'password')) missing.push(field);
    if (text === undefined || field === 'password') continue;
    const parsed = sipAccountSchema.shape[field].safeParse(fromText(field, text));
    if (parsed.success) form[field] = parsed.data;
  }
  const held = prefix === undefined ? undefined : values[prefix + SIP_FIELDS.password.key];
  return { form: form as SipForm, hasPassword: (held ?? '') !== '', missing };
}

/**
 * The settings that a form stands for, in clear. Fields that the unit lacks are left out, and so is
 * a password that was not typed: it stays as it is.
 */
export function wantedSettings(
  form: Partial<SipForm>,
  values: Settings,
  account: AccountNumber,
): Settings {
  const prefix = accountPrefix(values, account);
  if (prefix === undefined) return {};
  const wanted: Record<string, string> = {};
  for (const field of SIP_FIELD_NAMES) {
    const value = form[field];
    const key = prefix + SIP_FIELDS[field].key;
    if (value === undefined) continue;
    if (field === 'password') {
      if (value !== '') wanted[key] = toText(field, value);
    } else if (key in values) wanted[key] = toText(field, value);
  }
  return wanted;
}

/** The field that a key stands for, whichever account it is of. */
export function fieldOfKey(key: string): SipField | undefined {
  const rest = key.replace(/^Config\.Account\d?\./, '');
  return SIP_FIELD_NAMES.find((field) => SIP_FIELDS[field].key === rest);
}

const TRANSPORT_WORDS: Readonly<Record<Transport, string>> = {
  udp: 'UDP',
  tcp: 'TCP',
  tls: 'TLS',
  'dns-srv': 'DNS-SRV',
};

/** A value in words: "On", "TCP", "30 s". */
export function inWords(field: SipField, text: string): string {
  switch (SIP_FIELDS[field].kind) {
    case 'switch':
      return text.trim() === '1' ? 'On' : 'Off';
    case 'transport': {
      const transport = TRANSPORTS[Number(text)];
      return transport === undefined ? text : TRANSPORT_WORDS[transport];
    }
    case 'number':
      return field === 'keepAliveSeconds' && text !== '' ? `${text} s` : text;
    case 'text':
    case 'secret':
      return text;
  }
}
