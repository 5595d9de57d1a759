/** PINs and cards that two have, and PINs that everybody knows. */
import type { Settings } from '../contract/settings';
import { doorLabel } from './check-doors';
import type { Complaints } from './check-result';
import { doorsMeet, includesDoor, type Door, type Person, type Site } from './document';
import { personCodes, personLabel } from './people-words';
import { isHidden } from './secrets';

const PASSWORD = 'Config.DoorSetting.PASSWORD.';
const PUBLIC_CODES = [1, 2, 3] as const;

/** The public codes of these settings that open a door, by PIN their number; none where they are off. */
export function publicCodesIn(settings: Settings): ReadonlyMap<string, number> {
  if (settings[`${PASSWORD}PublicKeyEnable`]?.trim() === '0') return new Map();
  return new Map(
    PUBLIC_CODES.flatMap((number) => {
      const code = settings[`${PASSWORD}PublicKey${number}`]?.trim() ?? '';
      // Some units show a row of stars, or another form of it.
      return /^\d{4,8}$/.test(code) ? [[code, number] as const] : [];
    }),
  );
}

/** A code that is not known ends so: its mask. */
const HIDDEN_CODE = '•';
/** Others with the same code that are looked at, so that a mistake made a thousandfold stays quick. */
const LOOKED_AT = 50;

/** Codes that another has too. */
function createTwinCheck(complain: Complaints): (person: Person) => void {
  const owners = new Map<string, Person[]>();
  return (person) => {
    for (const code of personCodes(person)) {
      if (code.endsWith(HIDDEN_CODE)) continue;
      const others = owners.get(code) ?? [];
      owners.set(code, [...others.slice(0, LOOKED_AT), person]);
      const [first] = others;
      if (!first) continue;
      const [field, what] = code.startsWith('pin') ? ['pins', 'PIN'] : ['cards', 'card'];
      const met = others.find((other) => other !== person && doorsMeet(other.doors, person.doors));
      if (others.includes(person)) complain.warning(field, `The same ${what} stands here twice.`);
      else if (met) complain.error(field, `${personLabel(met)} has the same ${what}.`);
      else complain.warning(field, `${personLabel(first)} has the same ${what}, at other doors.`);
    }
  };
}

/** What the site itself says of a door's settings: its presets, the later one wins, then its own. */
function settingsOf(door: Door, presets: ReadonlyMap<string, Settings>): Settings {
  return Object.assign({}, ...door.presets.map((id) => presets.get(id)), door.settings) as Settings;
}

/** PINs that everybody knows at a door of the person. */
function createPublicCheck(site: Site, complain: Complaints): (person: Person) => void {
  const presets = new Map(site.presets.map(({ id, values }) => [id, values]));
  const byPin = new Map<string, { readonly door: Door; readonly number: number }[]>();
  for (const door of site.doors)
    for (const [pin, number] of publicCodesIn(settingsOf(door, presets)))
      byPin.set(pin, [...(byPin.get(pin) ?? []), { door, number }]);
  return (person) => {
    for (const pin of new Set(person.pins)) {
      if (isHidden(pin)) continue;
      const at = byPin.get(pin)?.filter(({ door }) => includesDoor(person.doors, door.id)) ?? [];
      const [first, ...more] = at;
      if (!first) continue;
      const rest = more.length === 0 ? '' : ` and at ${more.length} more`;
      complain.warning(
        'pins',
        `This PIN is public code ${first.number} at ${doorLabel(first.door)}${rest}: everybody who knows it comes in there, and nobody can tell who.`,
      );
    }
  };
}

/**
 * Checks the codes of people, one after the other, against those of others and against the public
 * codes that the site gives its doors.
 */
export function createCodeCheck(site: Site, complain: Complaints): (person: Person) => void {
  const checks = [createTwinCheck(complain), createPublicCheck(site, complain)];
  return (person) => checks.forEach((check) => check(person));
}
