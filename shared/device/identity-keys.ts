/**
 * Settings that belong to one intercom only. Written to a second one they make two units claim the
 * same address, the same telephone number or the same place in a cloud.
 */
interface IdentityRule {
  readonly keys: RegExp;
  /** Why, as the technician reads it beside the setting. */
  readonly why: string;
}

/** The first that fits counts. Sources: manual, Api config and Api sip; device notes 1.6, 2 and 3. */
const RULES: readonly IdentityRule[] = [
  {
    keys: /(^|\.)(MAC(Addr(ess)?)?|Serial(No|Num(ber)?)?|SN|UUID|Device_?ID)\d*$/i,
    why: 'It names this one unit.',
  },
  { keys: /^Config\.Network\./i, why: 'Its own address on the network.' },
  {
    keys: /^Config\.Account\d*\.(GENERAL\.(?!UserAgent$)|SIP\.(User|Auth))/i,
    why: 'Its own SIP account.',
  },
  { keys: /^Config\.DoorSetting\.CLOUDSERVER\./i, why: 'Its own place in a cloud.' },
  { keys: /cert(ificate)?s?(\.|\d|$)|private_?key\.|client_?key/i, why: 'Its own certificate.' },
  { keys: /token\w*$/i, why: 'Its own key to a cloud.' },
  { keys: /^Config\.DoorSetting\.DEVICENODE\./i, why: 'Its own place in the building.' },
  {
    keys: /\.((Relay|Input)?[A-F]?Name[A-F]?|(Device|Host|Display|Relay[A-F])Name|Location|Label|CallName)$/i,
    why: 'Its own name.',
  },
];

/** Why a setting belongs to one intercom only; empty where doors may share it. */
export function identityOf(key: string): string {
  return RULES.find(({ keys }) => keys.test(key))?.why ?? '';
}
