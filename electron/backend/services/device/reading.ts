import type { Live, SwitchState } from '../../../../shared/contract/device';

type Network = Extract<Live['network'], { known: true }>['value'];
type Values = Readonly<Record<string, unknown>>;

const LETTERS = ['A', 'B', 'C', 'D'] as const;

const UNIT_SECONDS: Readonly<Record<string, number>> = { d: 86_400, h: 3_600, m: 60, s: 1 };

/**
 * Seconds since start out of what units send: a number, `3 days`, `1 day 02:03:04` (manual, Api
 * system status; device notes 1.6). Undefined where there is no time in it.
 */
export function parseUptime(text: string | undefined): number | undefined {
  const trimmed = (text ?? '').trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Math.floor(Number(trimmed));
  let seconds = 0;
  let found = false;
  for (const [, count, unit] of trimmed.matchAll(/(\d+)\s*(d|h|m|s)[a-z]*/gi)) {
    seconds += Number(count) * (UNIT_SECONDS[unit?.toLowerCase() ?? ''] ?? 0);
    found = true;
  }
  const clock = /(\d+):(\d{2})(?::(\d{2}))?/.exec(trimmed);
  if (clock) {
    seconds += Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
    found = true;
  }
  return found ? seconds : undefined;
}

/** The `Lan` group of system/info (manual, Api system). */
export function readNetwork(lan: Readonly<Record<string, string>>): Network {
  const modes: Readonly<Record<string, Network['mode']>> = { '0': 'dhcp', '1': 'static' };
  const links: Readonly<Record<string, Network['link']>> = {
    '0': 'disconnected',
    '1': 'connected',
    '2': 'ip-conflict',
  };
  return {
    mode: modes[lan.PortType ?? ''] ?? 'unknown',
    link: links[lan.LinkStatus ?? ''] ?? 'unknown',
    address: lan.IPAddress ?? '',
    mask: lan.SubnetMask ?? '',
    gateway: lan.Gateway ?? '',
    dns: [lan.DNS1, lan.DNS2].filter((dns): dns is string => dns !== undefined && dns !== ''),
  };
}

/**
 * 1 and 0 in the manual. Units that answer in words speak of the door: `open` while the relay is
 * triggered, `closed` at rest (device notes 1.6).
 */
function isOn(value: unknown): boolean {
  const word = String(value).trim().toLowerCase();
  return word === '1' || word === 'open' || word === 'high' || word === 'true' || word === 'on';
}

/** The relays or inputs that are in the answer, and no others: the model has no more. */
export function readSwitches(
  kind: 'Relay' | 'Input',
  data: Values,
  names: Readonly<Record<string, string>> = {},
): SwitchState[] {
  return LETTERS.flatMap((letter) => {
    const value = data[`${kind}${letter}`];
    if (value === undefined || value === null || value === '') return [];
    return [{ letter, name: names[letter] ?? '', on: isOn(value) }];
  });
}

/** Names of the relays out of their settings, in either family of keys (device notes 1.6). */
export function relayNames(settings: Values): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const letter of LETTERS) {
    const name =
      settings[`Config.DoorSetting.RELAY.Name${letter}`] ??
      settings[`Config.DoorSetting.RELAY.Relay${letter}Name`];
    if (typeof name === 'string' && name !== '') names[letter] = name;
  }
  return names;
}
