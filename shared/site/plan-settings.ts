/** Settings that are written, as sentences: an account and an address are one each. */
import { valueWords, wordsOfKey } from '../compare/settings';
import type { Settings } from '../contract/settings';
import type { PlanKind, PlanLine } from '../contract/site-plan';
import { isSecretKey, settingName } from '../device/config-keys';
import { holdsSecret, MASK } from '../device/secret-mask';
import { SIP_FIELDS } from '../device/sip-account';
import type { PlannedLine } from './plan';
import { isRelayType, mayCut, type SettingChange, type SettingsWork } from './settings-work';

const LAN = 'Config.Network.LAN.';

/** Keys that are told together: of one SIP account, of the address. */
function groupOf(key: string): string {
  const account = /^Config\.Account\d*\./.exec(key)?.[0];
  return account ?? (key.startsWith(LAN) ? LAN : key);
}

function kindOf(key: string): PlanKind {
  if (/^Config\.Account\d*\./.test(key)) return 'sip';
  return mayCut(key) ? 'network' : 'settings';
}

/** What a setting is called; never its key. */
export function settingLabel(key: string): string {
  const { label, sectionLabel } = wordsOfKey(key);
  const name = settingName({ key, label });
  return label === '' ? `${sectionLabel}: ${name}` : name;
}

function accountText(prefix: string, changes: readonly SettingChange[], held: Settings): string {
  const number = /\d/.exec(prefix)?.[0] ?? '1';
  const wanted = new Map(changes.map(({ key, value }) => [key, value]));
  const value = (field: keyof typeof SIP_FIELDS): string => {
    const key = prefix + SIP_FIELDS[field].key;
    return wanted.get(key) ?? held[key] ?? '';
  };
  const touched = (...fields: (keyof typeof SIP_FIELDS)[]): boolean =>
    fields.some((field) => wanted.has(prefix + SIP_FIELDS[field].key));
  if (touched('enabled') && value('enabled') === '0') return `Switch SIP account ${number} off.`;
  if (touched('enabled', 'server', 'port', 'username', 'transport', 'authName'))
    return `Account ${number} registers at ${value('server')} as ${value('username')}.`;
  if ([...wanted.keys()].every(isSecretKey)) return `Write the password of account ${number}.`;
  const what = changes.map(({ key }) => settingLabel(key)).join(', ');
  return `Change account ${number}: ${what}.`;
}

function addressText(changes: readonly SettingChange[]): string {
  const of = (key: string): string | undefined =>
    changes.find((one) => one.key === LAN + key)?.value;
  if (of('Type') === '0') return 'Get the address from DHCP.';
  const address = of('StaticIP');
  if (address !== undefined) return `Use the fixed address ${address}.`;
  return of('Type') === '1'
    ? 'Keep a fixed address.'
    : `Change the network: ${changes.map(({ key }) => settingLabel(key)).join(', ')}.`;
}

/** A value for a person to read: of a password, a public code, a login in an address only a mask. */
const words = (key: string, value: string | null): string =>
  value !== null && holdsSecret(key, value) ? MASK : valueWords(key, value);

function textOf(group: string, changes: readonly SettingChange[], held: Settings): string {
  const [first] = changes;
  if (first === undefined) return '';
  if (group === LAN) return addressText(changes);
  if (group !== first.key) return accountText(group, changes, held);
  if (holdsSecret(first.key, first.value)) return `Write ${settingLabel(first.key)}.`;
  const after = words(first.key, first.value);
  return `Set ${settingLabel(first.key)} to ${after}.`;
}

/** A password of which the intercom shows something that says nothing about it. */
const untold = ({ key, held }: SettingChange): boolean => isSecretKey(key) && held !== '';

function lineOf(group: string, changes: readonly SettingChange[], held: Settings): PlannedLine {
  const keys = changes.map(({ key }) => key);
  const brought = changes.every(({ source }) => source === 'predecessor');
  const risks: PlanLine['risks'] = [
    ...(keys.some(mayCut) ? (['connection'] as const) : []),
    ...(keys.some(isRelayType) ? (['relay-type'] as const) : []),
  ];
  return {
    source: { add: [], set: [], remove: [], settings: changes },
    line: {
      ...{ kind: kindOf(keys[0] ?? ''), action: 'change', state: 'todo', risks },
      text: textOf(group, changes, held),
      changes: changes.map(({ key, held: before, value }) => ({
        label: settingLabel(key),
        before: words(key, before ?? null),
        after: words(key, value),
      })),
      reason: brought ? 'The unit before had it.' : '',
      notes: changes.some(untold)
        ? ['What the intercom shows of the password cannot be compared with the one of the site.']
        : [],
      source: brought ? 'predecessor' : 'site',
      noTakeOver: keys.every(isSecretKey) ? 'A password is not told by the intercom.' : '',
    },
  };
}

function refusedLine({ key, reason }: SettingsWork['refused'][number]): PlannedLine {
  const plain = key.startsWith('preset/') || key.endsWith('.');
  return {
    source: { add: [], set: [], remove: [], settings: [] },
    line: {
      ...{ kind: kindOf(key), action: 'change', state: 'refused', risks: [], changes: [] },
      text: plain ? reason : `Not written: ${settingLabel(key)}.`,
      ...{ reason, notes: [], source: 'site' },
      noTakeOver: 'The intercom has no such setting.',
    },
  };
}

/** The sentences about settings; what may cut the connection last, as it is written. */
export function settingLines(work: SettingsWork, held: Settings): readonly PlannedLine[] {
  const groups = new Map<string, SettingChange[]>();
  for (const change of work.change) {
    // What a predecessor had is told apart from what the site wants of the same account.
    const key = `${change.source === 'predecessor' ? 'before ' : ''}${groupOf(change.key)}`;
    const list = groups.get(key);
    if (list) list.push(change);
    else groups.set(key, [change]);
  }
  const lines = [...groups.values()].map((changes) =>
    lineOf(groupOf(changes[0]?.key ?? ''), changes, held),
  );
  return [
    ...lines.filter(({ line }) => line.kind !== 'network'),
    ...lines.filter(({ line }) => line.kind === 'network'),
    ...work.refused.map(refusedLine),
  ];
}
