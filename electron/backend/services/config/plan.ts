import { isIPv4 } from 'node:net';
import type { Settings } from '../../../../shared/contract/settings';
import {
  CONFIG_DANGERS,
  dangerOf,
  sectionOfKey,
  type ConfigDanger,
} from '../../../../shared/device/config-keys';
import type { Address } from '../../driver/types';

const API = 'Config.DoorSetting.APIFCGI.';
const LAN = 'Config.Network.LAN.';

export const API_PASSWORD = `${API}Password`;
export const API_USER = `${API}UserName`;

/** What may cut the connection, in the order in which it is written: the farthest reaching last. */
export type Cutting = Exclude<ConfigDanger, 'none'>;
export const CUTTING: readonly Cutting[] = CONFIG_DANGERS.filter((danger) => danger !== 'none');

/** The part of the settings that is of one danger. Pure. */
export function withDanger(values: Settings, danger: ConfigDanger): Settings {
  return Object.fromEntries(Object.entries(values).filter(([key]) => dangerOf(key) === danger));
}

/**
 * Settings section by section, each for one request: real units keep a whole section in one file,
 * and a refused section does not take the others with it. Pure.
 */
export function bySection(values: Settings): readonly Settings[] {
  const sections = new Map<string, Record<string, string>>();
  for (const [key, value] of Object.entries(values)) {
    const section = sectionOfKey(key);
    sections.set(section, { ...sections.get(section), [key]: value });
  }
  return [...sections.values()];
}

function portIn(values: Settings, kind: RegExp): number | undefined {
  const found = Object.entries(values).find(([key]) => kind.test(key));
  const port = Number(found?.[1]);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

/**
 * Where a unit will answer once it has the settings written, the likeliest first; where it is now
 * always stands last. From DHCP no address can be told: then only the search of the network helps.
 * Pure.
 */
export function addressesAfter(
  now: Address,
  before: Settings,
  written: Settings,
): readonly Address[] {
  const after = { ...before, ...written };
  const fixed = after[`${LAN}Type`] === '1';
  const wanted = after[`${LAN}StaticIP`] ?? '';
  const moves = `${LAN}Type` in written || `${LAN}StaticIP` in written;
  const host = moves && fixed && isIPv4(wanted) ? wanted : now.host;

  const plainPort = portIn(written, /(?<!Https)(?<!HTTPS)_?Port$/);
  const securePort = portIn(written, /https.*port$/i);
  const switched = Object.entries(written).find(([key]) => /https.*(enable|only)$/i.test(key))?.[1];
  const scheme = switched === '1' ? 'https' : switched === '0' ? 'http' : now.scheme;
  const standard = scheme === 'https' ? 443 : 80;
  const told = scheme === 'https' ? securePort : securePort === undefined ? plainPort : undefined;
  const port = told ?? (scheme === now.scheme ? now.port : standard);

  const candidates: readonly Address[] = [{ scheme, host, port }, { ...now, host }, now];
  const seen = new Set<string>();
  return candidates.filter((one) => {
    const key = `${one.scheme}://${one.host}:${one.port}`;
    return !seen.has(key) && seen.add(key);
  });
}
