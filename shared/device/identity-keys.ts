/**
 * Settings that belong to one intercom only. Written to a second one they make two units claim the
 * same address, the same telephone number or the same place in a cloud.
 */
interface IdentityRule {
  readonly keys: RegExp;
  /** Why, as the technician reads it beside the setting. */
  readonly why: string;
  /** It names the door and not the unit: a unit that takes the place of another takes it over. */
  readonly ofDoor?: true;
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
    ofDoor: true,
  },
  { keys: /^Config\.DoorSetting\.CLOUDSERVER\./i, why: 'Its own place in a cloud.' },
  { keys: /cert(ificate)?s?(\.|\d|$)|private_?key\.|client_?key/i, why: 'Its own certificate.' },
  { keys: /token\w*$/i, why: 'Its own key to a cloud.' },
  {
    keys: /^Config\.DoorSetting\.DEVICENODE\./i,
    why: 'Its own place in the building.',
    ofDoor: true,
  },
  {
    keys: /\.((Relay|Input)?[A-F]?Name[A-F]?|(Device|Host|Display|Relay[A-F])Name|Location|Label|CallName)$/i,
    why: 'Its own name.',
    ofDoor: true,
  },
];

/** Why a setting belongs to one intercom only; empty where doors may share it. */
export function identityOf(key: string): string {
  return RULES.find(({ keys }) => keys.test(key))?.why ?? '';
}

/** Whether a setting names the unit itself, so that not even its successor at the same door has it. */
export function belongsToUnit(key: string): boolean {
  const rule = RULES.find(({ keys }) => keys.test(key));
  return rule !== undefined && rule.ofDoor !== true;
}
