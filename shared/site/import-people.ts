/** People out of a file, against those of the site. Pure. */
import type { RecordRow } from '../contract/records';
import { checkPin, splitList } from '../device/rules';
import { createProfiles } from './check-people';
import { doorsMeet, personSchema, type DoorChoice, type Person, type Site } from './document';
import { doorLabel } from './check-doors';
import { nextUserIds, normalPerson } from './edits';
import { IMPORT_FIELDS } from './import-fields';
import {
  byName,
  changesOf,
  checkValues,
  createRowNotes,
  plainName,
  withItems,
  type ImportedRow,
  type ImportSource,
  type RowNotes,
  type SiteImport,
} from './import-rows';
import { personCodes, personLabel } from './people-words';
import { isHidden } from './secrets';

const CARDS = ['Card', 'Card2', 'Card3', 'Card4', 'Card5'];
const PINS = ['PIN', 'PIN2'];

/** Words for every door, and for no limit of time, as lists of other programs have them. */
const ALL = new Set(
  ['all', 'all doors', '*', 'alle', 'tous', 'toutes', 'todas', 'todos', 'tutte', 'tutti'].concat([
    'alla',
    'kaikki',
    'wszystkie',
    'vsechny',
    'mind',
    'toate',
    'hepsi',
    'все',
    '全部',
  ]),
);
const ALWAYS = new Set(
  ['always', '24/7', 'immer', 'toujours', 'siempre', 'sempre', 'altijd', 'alltid', 'aina'].concat([
    'zawsze',
    'vzdy',
    'mindig',
    'her zaman',
    'всегда',
    '总是',
  ]),
);

/** What a site offers by name. */
interface Names {
  readonly doors: ReadonlyMap<string, Site['doors'][number] | null>;
  readonly schedules: ReadonlyMap<string, Site['schedules'][number] | null>;
}

/** The doors that a cell names, or why it names none. */
function doorsOf(cell: string, { doors }: Names): { doors: DoorChoice } | string {
  if (ALL.has(plainName(cell))) return { doors: 'all' };
  const parts = (by: RegExp) =>
    cell
      .split(by)
      .map(plainName)
      .filter((part) => part !== '');
  // A comma may belong to a name: "Basement, left".
  const names = parts(/[;|\n]/).flatMap((name) =>
    doors.has(name) ? name : parts(/[;|,\n]/).filter((part) => name.includes(part)),
  );
  const unknown = names.find((name) => !doors.has(name));
  if (unknown !== undefined) return `There is no door "${unknown}" on the site.`;
  const twice = names.find((name) => doors.get(name) === null);
  if (twice !== undefined) return `Two doors of the site are called "${twice}".`;
  return { doors: [...new Set(names.flatMap((name) => doors.get(name)?.id ?? []))] };
}

function scheduleOf(cell: string, { schedules }: Names): { id: string } | string {
  if (ALWAYS.has(plainName(cell))) return { id: '' };
  const found = schedules.get(plainName(cell));
  if (found) return found;
  return found === null
    ? `Two schedules of the site are called "${cell}".`
    : `There is no schedule "${cell}" on the site.`;
}

interface Reading {
  readonly names: Names;
  readonly notes: RowNotes;
  readonly mapped: ReadonlySet<string>;
}

/** The person of a row: as before, with what the row says. */
function personOf(row: RecordRow, number: number, before: Person, reading: Reading): Person {
  const { names, notes, mapped } = reading;
  const value = (key: string): string => (row[key] ?? '').trim();
  const or = (key: string, old: string): string => value(key) || old;
  const all = (keys: readonly string[]) => keys.flatMap((key) => [...splitList(value(key))]);
  const [cards, pins] = [all(CARDS), all(PINS)];
  let { doors, schedule } = before;
  if (value('Doors') !== '') {
    const found = doorsOf(value('Doors'), names);
    if (typeof found === 'string') notes.error(number, 'Doors', found);
    else ({ doors } = found);
  } else if (before.edited === 0 && mapped.has('Doors')) {
    doors = [];
    notes.warning(number, 'Doors', 'No door is named: this person opens none.');
  }
  if (value('Schedule') !== '') {
    const found = scheduleOf(value('Schedule'), names);
    if (typeof found === 'string') notes.error(number, 'Schedule', found);
    else schedule = found.id;
  }
  const person: Person = {
    ...before,
    userId: or('UserID', before.userId),
    name: or('Name', before.name),
    flat: or('Flat', before.flat),
    phone: or('Phone', before.phone),
    group: or('Group', before.group),
    cards: cards.length > 0 ? [...new Set(cards)] : before.cards,
    pins: pins.length > 0 ? [...new Set(pins)] : before.pins,
    ...{ doors, schedule },
    relays: or('Relays', before.relays),
    notes: or('Notes', before.notes),
  };
  const parsed = personSchema.safeParse(normalPerson(person));
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  notes.error(number, field, `${field}: too much or too long for one person.`);
  return before;
}

const key = (name: string, flat: string): string => `${plainName(name)} | ${plainName(flat)}`;

function wordsOf(site: Site): readonly (readonly [string, (person: Person) => string])[] {
  const doors = new Map(site.doors.map((door) => [door.id, doorLabel(door)]));
  const schedules = new Map(site.schedules.map(({ id, name }) => [id, name]));
  return [
    ['Name', ({ name }) => name],
    ['Flat', ({ flat }) => flat],
    ['Number or address', ({ phone }) => phone],
    ['Group', ({ group }) => group],
    ['User ID', ({ userId }) => userId],
    ['PIN', ({ pins }) => pins.join(', ')],
    ['Cards', ({ cards }) => cards.join(', ')],
    [
      'Doors',
      (person) =>
        person.doors === 'all'
          ? 'All doors'
          : person.doors.map((id) => doors.get(id) ?? id).join(', '),
    ],
    ['Relays', ({ relays }) => relays],
    ['Schedule', ({ schedule }) => (schedule === '' ? 'Always' : (schedules.get(schedule) ?? ''))],
    ['Notes', ({ notes }) => notes],
  ];
}

/** Refuses rows whose codes somebody else has at the same door, and warns of rules of models. */
function checkCodes(site: Site, found: ReadonlyMap<number, Person>, notes: RowNotes): void {
  const profilesOf = createProfiles(site);
  const touched = new Set([...found.values()].map(({ id }) => id));
  const owners = new Map<string, Person>();
  const own = (person: Person): void => {
    for (const code of personCodes(person)) if (!owners.has(code)) owners.set(code, person);
  };
  for (const person of site.people) if (!touched.has(person.id)) own(person);
  for (const [number, person] of found) {
    for (const code of personCodes(person)) {
      const other = owners.get(code);
      if (!other || other.id === person.id || code.includes('•')) continue;
      const [field, what] = code.startsWith('pin') ? ['PIN', 'PIN'] : ['Card', 'card'];
      if (doorsMeet(other.doors, person.doors))
        notes.error(number, field, `${personLabel(other)} has the same ${what}.`);
      else
        notes.warning(number, field, `${personLabel(other)} has the same ${what}, at other doors.`);
    }
    for (const pin of person.pins.filter((one) => !isHidden(one)))
      for (const { limits, where } of profilesOf(person.doors)) {
        const problem = checkPin(pin, limits);
        if (problem) notes[problem.severity](number, 'PIN', `${problem.message} (${where})`);
      }
    own(person);
  }
}

/**
 * Rows are merged by user ID where they have one, else by name and flat. An empty cell says nothing;
 * codes that are given take the place of those before.
 */
export function importPeople(site: Site, source: ImportSource, newId: () => string): SiteImport {
  const notes = createRowNotes(source.problems);
  const names = {
    doors: byName(site.doors, doorLabel),
    schedules: byName(site.schedules, ({ name }) => name),
  };
  const byId = new Map(site.people.map((person) => [person.userId, person]));
  const byKey = byName(site.people, ({ name, flat }) => key(name, flat));
  const seen = new Map<string, number>();
  const found = new Map<number, Person>();
  const before = new Map<number, Person>();

  source.rows.forEach((row, index) => {
    const number = index + 1;
    checkValues(row, number, { fields: IMPORT_FIELDS.people, notes });
    const [name = '', flat = '', userId = ''] = ['Name', 'Flat', 'UserID'].map((one) => row[one]);
    if (name.trim() === '' && flat.trim() === '' && userId.trim() === '')
      notes.error(number, 'Name', 'A name, a flat or a user ID is missing.');
    const identity = userId.trim() === '' ? key(name, flat) : `ID ${userId.trim()}`;
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, number);
    else
      notes.error(
        number,
        userId === '' ? 'Name' : 'UserID',
        `The same person stands in row ${first} too.`,
      );
    const match =
      userId.trim() === '' ? byKey.get(plainName(key(name, flat))) : byId.get(userId.trim());
    if (match === null)
      notes.error(number, 'Name', 'Two people of the site are called so. Give the user ID.');
    if (notes.refused(number)) return;
    const old = match ?? personSchema.parse({ id: newId() });
    if (match) before.set(number, match);
    const person = personOf(row, number, old, { names, notes, mapped: source.mapped });
    if (!notes.refused(number)) found.set(number, person);
  });
  checkCodes(site, found, notes);

  const good = new Map<string, Person>();
  for (const [number, person] of found) if (!notes.refused(number)) good.set(person.id, person);
  const next = nextUserIds([...site.people, ...good.values()]);
  for (const [id, person] of good)
    if (person.userId === '') good.set(id, { ...person, userId: next() });

  const words = wordsOf(site);
  const rows = source.rows.map((row, index): ImportedRow => {
    const number = index + 1;
    const person = good.get(found.get(number)?.id ?? '');
    if (!person || notes.refused(number)) {
      const label = [row.Name, row.Flat, row.UserID].find((one) => (one ?? '') !== '');
      return { row: number, state: 'refused', name: label ?? '', changes: [] };
    }
    const old = before.get(number);
    const changes = changesOf(words, old, person);
    const state = !old ? 'added' : changes.length > 0 ? 'changed' : 'unchanged';
    return { row: number, state, name: personLabel(person), changes };
  });
  const people = withItems(site.people, good);
  return { rows, problems: notes.problems, site: { ...site, people } };
}
