import type { SettingLine } from '../contract/compare';
import type { Settings } from '../contract/settings';
import {
  areaLabel,
  configValueWords,
  describeConfigKey,
  isSecretKey,
  sectionLabel,
  sectionOfKey,
} from '../device/config-keys';
import { identityOf } from '../device/identity-keys';
import { isMask, MASK, shown } from '../device/secret-mask';
import type { ComparedSide } from './sides';

/** What a person calls a setting, a section and an area. */
export function wordsOfKey(
  key: string,
): Pick<SettingLine, 'label' | 'section' | 'sectionLabel' | 'areaLabel'> {
  const section = sectionOfKey(key);
  return {
    label: describeConfigKey(key).label,
    section,
    sectionLabel: sectionLabel(section),
    areaLabel: areaLabel(section),
  };
}

/** A value for a person to read; a password is a mask, what is not there is told so. */
export function valueWords(key: string, value: string | null): string {
  if (value === null) return 'Not there';
  if (value === '') return 'Empty';
  return isSecretKey(key) ? MASK : configValueWords(describeConfigKey(key), value);
}

type State = SettingLine['state'];

function stateOf(key: string, left: ComparedSide, right: ComparedSide): State | 'same' {
  const has = (side: ComparedSide): boolean => key in side.settings || side.untold.includes(key);
  if (!has(left)) return 'only-right';
  if (!has(right)) return 'only-left';
  if (left.untold.includes(key) || right.untold.includes(key)) return 'unknown';
  const a = (left.settings[key] ?? '').trim();
  const b = (right.settings[key] ?? '').trim();
  if (a === b) return 'same';
  // Two intercoms may show the same password as stars of another number.
  if (isSecretKey(key) && a !== '' && b !== '' && (isMask(a) || isMask(b))) return 'unknown';
  return 'differs';
}

function noCopy(key: string, state: State, left: ComparedSide, right: ComparedSide): string {
  if (!right.live) return 'Only an intercom can be written to.';
  if (state === 'only-right') return 'The left side has no such setting.';
  if (isSecretKey(key)) return 'A password is not copied: set it on the intercom.';
  if (state === 'only-left') return 'This intercom has no such setting.';
  return key in left.settings ? '' : 'The left side does not tell it.';
}

/** Compares settings; only what differs comes out, in the order of the keys. Pure. */
export function compareSettings(
  left: ComparedSide,
  right: ComparedSide,
): { readonly lines: readonly SettingLine[]; readonly same: number } {
  const keysOf = (side: ComparedSide): readonly string[] => [
    ...Object.keys(side.settings),
    ...side.untold,
  ];
  const speaks = (side: ComparedSide, key: string): boolean =>
    side.whole || key in side.settings || side.untold.includes(key);
  const keys = [...new Set([...keysOf(left), ...keysOf(right)])]
    .filter((key) => speaks(left, key) && speaks(right, key))
    .sort((a, b) => a.localeCompare(b, 'en'));
  const seen = (settings: Settings, side: ComparedSide, key: string): string | null => {
    const value = settings[key];
    if (value !== undefined) return shown(key, value);
    return side.untold.includes(key) ? MASK : null;
  };
  let same = 0;
  const lines: SettingLine[] = [];
  for (const key of keys) {
    const state = stateOf(key, left, right);
    if (state === 'same') {
      same += 1;
      continue;
    }
    const a = seen(left.settings, left, key);
    const b = seen(right.settings, right, key);
    const { danger, secret } = describeConfigKey(key);
    lines.push({
      ...{ key, ...wordsOfKey(key), left: a, right: b, state, secret, danger },
      leftWords: valueWords(key, a),
      rightWords: valueWords(key, b),
      identity: identityOf(key),
      noCopy: noCopy(key, state, left, right),
    });
  }
  return { lines, same };
}
