import { parseHex } from '../device/card-number';
import { RECORD_KINDS } from '../device/records';
import { checkField, checkPin, limitsOf, type RecordLimits } from '../device/rules';
import { createCodeCheck } from './check-codes';
import { doorLabel } from './check-doors';
import { createTwins, type Complaints } from './check-result';
import { type Door, type DoorChoice, type Person, type Site } from './document';
import { partsOf, personLabel } from './people-words';
import { isHidden } from './secrets';

/** Doors whose intercoms have the same limits, as the rules see them. */
export interface Profile {
  readonly limits: RecordLimits;
  /** A model of them, and a door, to say where a rule comes from. */
  readonly where: string;
}

const PHONE = RECORD_KINDS.contact.fields.find(({ key }) => key === 'Phone');
const plain = (text: string): string => text.trim().toLowerCase();

/** The different limits of the doors that a choice names, made once for each choice. */
export function createProfiles(site: Site): (choice: DoorChoice) => readonly Profile[] {
  const byId = new Map(site.doors.map((door) => [door.id, door]));
  const known = new Map<string, readonly Profile[]>();
  const ofDoors = (doors: readonly Door[]): readonly Profile[] => {
    const found = new Map<string, Profile>();
    for (const door of doors) {
      const limits = limitsOf(door.model);
      const { capacity: _capacity, ...rules } = limits;
      const key = JSON.stringify(rules);
      const where = door.model === '' ? doorLabel(door) : `${doorLabel(door)}, ${door.model}`;
      if (!found.has(key)) found.set(key, { limits, where });
    }
    return [...found.values()];
  };
  return (choice) => {
    const key = choice === 'all' ? 'all' : choice.join(' ');
    const made = known.get(key);
    if (made) return made;
    const doors = choice === 'all' ? site.doors : choice.flatMap((id) => byId.get(id) ?? []);
    const profiles = ofDoors(doors);
    known.set(key, profiles);
    return profiles;
  };
}

function checkPins(person: Person, profiles: readonly Profile[], complain: Complaints): void {
  person.pins.forEach((pin, at) => {
    if (isHidden(pin)) return;
    const said = new Set<string>();
    for (const { limits, where } of profiles) {
      const found = checkPin(pin, limits);
      if (!found || said.has(found.message)) continue;
      said.add(found.message);
      const which = person.pins.length > 1 ? `PIN ${at + 1}: ` : '';
      complain[found.severity]('pins', `${which}${found.message} (${where})`);
    }
  });
}

function checkCards({ cards }: Person, complain: Complaints): void {
  cards.forEach((card, at) => {
    if (isHidden(card) || parseHex(card)) return;
    const which = cards.length > 1 ? `Card ${at + 1}` : 'The card';
    complain.error('cards', `${which} has no card number: digits 0-9 and letters A-F only.`);
  });
}

function checkRelays(person: Person, profiles: readonly Profile[], complain: Complaints): void {
  const relays = [...new Set(person.relays)];
  if (relays.length === 0 || !relays.every((relay) => /[1-9]/.test(relay))) {
    complain.error('relays', 'No relay is chosen that could open: the numbers, such as 1 or 12.');
    return;
  }
  for (const { limits, where } of profiles) {
    const missing = relays.filter((relay) => Number(relay) > limits.doors);
    if (missing.length === 0) continue;
    const has = limits.doors === 1 ? 'one relay' : `${limits.doors} relays`;
    const message = `Relay ${missing.join(', ')} is not there: this door has ${has} (${where}).`;
    if (missing.length === relays.length)
      complain.error('relays', `Opens nothing here. ${message}`);
    else complain.warning('relays', message);
  }
}

/** Codes and numbers that two people have, and codes that everybody knows. */
function checkTwins(site: Site, complain: Complaints): void {
  const userIds = createTwins<Person>();
  const persons = createTwins<Person>();
  const checkCodes = createCodeCheck(site, complain);
  for (const person of site.people) {
    complain.about('people', person.id, personLabel(person));
    for (const { userId } of partsOf(person)) {
      const other = userId === '' ? undefined : userIds(userId, person);
      if (other && other !== person)
        complain.error('userId', `${personLabel(other)} has the user ID ${userId} too.`);
    }
    checkCodes(person);
    const twin = persons(`${plain(person.name)} ${plain(person.flat)}`, person);
    if (twin && person.name !== '')
      complain.warning('name', 'Stands on the site twice: another has the same name and flat.');
  }
}

/** How many entries each door gets, against what its model takes. */
function checkCapacity(site: Site, complain: Complaints): void {
  const entries = new Map<string, number>();
  let everywhere = 0;
  for (const person of site.people) {
    const count = partsOf(person).length;
    if (person.doors === 'all') everywhere += count;
    else for (const door of person.doors) entries.set(door, (entries.get(door) ?? 0) + count);
  }
  for (const door of site.doors) {
    const { capacity } = limitsOf(door.model);
    const wanted = everywhere + (entries.get(door.id) ?? 0);
    if (capacity === null || wanted <= capacity) continue;
    complain.about('doors', door.id, doorLabel(door));
    complain.error(
      'model',
      `${wanted} entries of people belong here, but the ${door.model} takes ${capacity} at most.`,
    );
  }
}

/** Rules for the people of a site: of every model at whose door they are, and against each other. */
export function checkPeople(site: Site, complain: Complaints): void {
  const profilesOf = createProfiles(site);
  const doors = new Set(site.doors.map(({ id }) => id));
  const schedules = new Set(site.schedules.map(({ id }) => id));
  for (const person of site.people) {
    complain.about('people', person.id, personLabel(person));
    if (person.name.trim() === '' && person.flat.trim() === '')
      complain.error('name', 'This person has neither a name nor a flat.');
    if (person.userId === '') complain.error('userId', 'This person has no user ID.');
    if (/[\u0000-\u001f]/.test(person.name))
      complain.error('name', 'Name: no line breaks or control characters.');
    if (person.doors !== 'all') {
      if (person.doors.length === 0) complain.warning('doors', 'This person opens no door.');
      if (person.doors.some((id) => !doors.has(id)))
        complain.error('doors', 'A door of this person is not on the site any more.');
    }
    if (person.schedule !== '' && !schedules.has(person.schedule))
      complain.error('schedule', 'The schedule of this person is not on the site any more.');
    if (person.phone !== '' && PHONE) {
      const found = checkField(PHONE, person.phone, NO_LIMITS);
      if (found) complain[found.severity]('phone', found.message);
    }
    const profiles = profilesOf(person.doors);
    checkPins(person, profiles.length > 0 ? profiles : ANY, complain);
    checkCards(person, complain);
    checkRelays(person, profiles, complain);
  }
  checkTwins(site, complain);
  checkCapacity(site, complain);
}

const NO_LIMITS = limitsOf('');
const ANY: readonly Profile[] = [{ limits: NO_LIMITS, where: 'any door' }];
