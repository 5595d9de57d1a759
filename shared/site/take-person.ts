import { sameCardKey } from '../device/card-number';
import type { EditableKind, RecordRow } from '../contract/records';
import { WEEKDAY_KEYS } from '../device/records';
import { scheduleRelayTokens, splitList } from '../device/rules';
import type { Person, Site, SiteSchedule } from './document';
import { relayCount, type DoorRead } from './door-read';
import type { LeftRow } from './list-work';
import type { LineSource } from './plan';
import { knownPeople, personName } from './people-words';
import { FACTORY_SCHEDULES, ALWAYS, scheduleNumber } from './project-schedules';
import { refusedBecause, withDoor, type TakeContext, type Taken } from './take-base';
import { timesOfSchedule } from './take-rest';

/** The site while a person is taken in; `why` says what cannot be taken. */
interface Draft {
  site: Site;
  person: Person;
  why: string;
}

const GONE = 'This person is not on the site any more.';

function putPerson(site: Site, person: Person): Site {
  const known = site.people.some(({ id }) => id === person.id);
  return {
    ...site,
    people: known
      ? site.people.map((one) => (one.id === person.id ? person : one))
      : [...site.people, person],
  };
}

/** The schedule of the site with these times, or a new one. */
function scheduleFor(
  site: Site,
  wanted: Pick<SiteSchedule, 'name' | 'days' | 'from' | 'to'>,
  newId: () => string,
): { readonly site: Site; readonly id: string } {
  const same = (one: SiteSchedule): boolean =>
    one.days === wanted.days && one.from === wanted.from && one.to === wanted.to;
  const known = site.schedules.find((one) => same(one) || one.name.trim() === wanted.name.trim());
  if (known) return { site, id: known.id };
  const schedule: SiteSchedule = { id: newId(), ...wanted, edited: 0 };
  return { site: { ...site, schedules: [...site.schedules, schedule] }, id: schedule.id };
}

/** Schedule and relays of a record of a person. */
function takeToken(draft: Draft, text: string, { read, newId }: TakeContext): void {
  const tokens = scheduleRelayTokens(text);
  const [token = ''] = tokens;
  if (tokens.length > 1) {
    draft.why = 'It has several schedules at the intercom; a person of the site has one.';
    return;
  }
  const [number = '', relays = ''] = token.split('-');
  const plain = relays.replaceAll(/\D/g, '');
  const row = read.lists.schedule?.rows.find((one) => scheduleNumber(one) === number);
  const times = row && timesOfSchedule(row);
  if (number === ALWAYS) draft.person = { ...draft.person, schedule: '' };
  else if (times && !FACTORY_SCHEDULES.includes(number)) {
    const name = (row['Name'] ?? '').trim() || `Schedule ${number}`;
    const found = scheduleFor(draft.site, { name, ...times }, newId);
    draft.site = found.site;
    draft.person = { ...draft.person, schedule: found.id };
  } else {
    draft.why = 'Its schedule at the intercom has no like on the site.';
    return;
  }
  takeRelays(draft, plain, read);
}

/** Relays that this intercom has not got are none of its business: they stay as the site has them. */
function takeRelays(draft: Draft, relays: string, read: DoorRead): void {
  if (!/^[1-9]/.test(relays)) return;
  const count = relayCount(read);
  const kept = Array.from(draft.person.relays).filter((relay) => Number(relay) > count);
  const all = [...new Set([...Array.from(relays), ...kept])].sort().join('');
  draft.person = { ...draft.person, relays: all.slice(0, 4) };
}

/** Days and times of a PIN or a card. */
function takeTimes(draft: Draft, row: RecordRow, { newId }: TakeContext): void {
  const days = WEEKDAY_KEYS.map((day) => row[day] ?? '1').join('');
  const from = row['TimeStart'] ?? '00:00';
  const to = row['TimeEnd'] ?? '00:00';
  if (days === '1111111' && from === to) {
    draft.person = { ...draft.person, schedule: '' };
    return;
  }
  const until = to === '00:00' ? '23:59' : to;
  const name = `${from} to ${until}${days === '1111111' ? '' : ' on some days'}`;
  const found = scheduleFor(draft.site, { name, days, from, to: until }, newId);
  draft.site = found.site;
  draft.person = { ...draft.person, schedule: found.id };
}

const sameCard =
  (a: string) =>
  (b: string): boolean =>
    sameCardKey(a) === sameCardKey(b);

/** Codes go and come; what stays keeps its place and its spelling. */
function swapCodes(
  draft: Draft,
  gone: { readonly pins: readonly string[]; readonly cards: readonly string[] },
  come: { readonly pins: readonly string[]; readonly cards: readonly string[] },
): void {
  const { person } = draft;
  const pins = person.pins.filter((pin) => !gone.pins.includes(pin) || come.pins.includes(pin));
  const cards = person.cards.filter(
    (card) => !gone.cards.some(sameCard(card)) || come.cards.some(sameCard(card)),
  );
  const allPins = [...pins, ...come.pins.filter((pin) => !pins.includes(pin))];
  const allCards = [...cards, ...come.cards.filter((card) => !cards.some(sameCard(card)))];
  if (allPins.length > 4 || allCards.length > 16)
    draft.why = 'A person of the site has 4 PINs and 16 cards at most.';
  else draft.person = { ...person, pins: allPins, cards: allCards };
}

/** The codes of a row. */
function codesIn(kind: EditableKind, row: RecordRow): { pins: string[]; cards: string[] } {
  const of = (value: string | undefined): string[] =>
    value === undefined || value === '' ? [] : [value];
  if (kind === 'privatekey') return { pins: of(row['Code']), cards: [] };
  if (kind === 'rfkey') return { pins: [], cards: of(row['Code']) };
  return { pins: of(row['PrivatePIN']), cards: [...splitList(row['CardCode'] ?? '')] };
}

/** Everything that a row says of a person, over what the site wanted it to say. */
function takeRow(
  draft: Draft,
  about: { readonly kind: EditableKind; readonly row: RecordRow; readonly wanted?: RecordRow },
  context: TakeContext,
): void {
  const { kind, row, wanted } = about;
  swapCodes(draft, wanted ? codesIn(kind, wanted) : { pins: [], cards: [] }, codesIn(kind, row));
  const name = (row['Name'] ?? '').trim();
  // A person without a name goes by flat or number: that is no name to be taken.
  if (name !== '' && name !== personName(draft.person)) draft.person = { ...draft.person, name };
  const token = row['ScheduleRelay'];
  if (kind === 'user' && token !== undefined && token !== wanted?.['ScheduleRelay'])
    takeToken(draft, token, context);
  if (kind === 'user') return;
  const differs = (...keys: string[]): boolean =>
    keys.some((key) => row[key] !== undefined && row[key] !== wanted?.[key]);
  if (differs('DoorNum')) takeRelays(draft, row['DoorNum'] ?? '', context.read);
  if (differs(...WEEKDAY_KEYS, 'TimeStart', 'TimeEnd')) takeTimes(draft, row, context);
}

const NO_CODES = { pins: [], cards: [] };

/** Takes what the intercom says of a person of the site. */
export function takePerson(site: Site, source: LineSource, context: TakeContext): Taken {
  const subject = (source.set[0]?.wanted ?? source.remove[0] ?? source.add[0]?.wanted)?.subject;
  const person = site.people.find(({ id }) => `person/${id}` === subject?.id);
  if (!person) return refusedBecause(site, GONE);
  const draft: Draft = { site, person, why: '' };
  for (const { wanted, before } of source.set) {
    const userId = (before['UserID'] ?? '').trim();
    const renamed = wanted.kind === 'user' && userId !== wanted.row['UserID'];
    if (renamed && knownPeople(site).byUserId.has(userId))
      return refusedBecause(site, 'Its user ID at the intercom is another person’s on the site.');
    takeRow(draft, { kind: wanted.kind, row: before, wanted: wanted.row }, context);
    if (renamed) draft.person = { ...draft.person, userId };
  }
  for (const { kind, row } of source.remove) {
    draft.person = { ...draft.person, doors: withDoor(draft.person.doors, context.door.id) };
    swapCodes(draft, NO_CODES, codesIn(kind, row));
  }
  // What the site has beside that, the intercom has not.
  for (const { wanted } of source.add) swapCodes(draft, codesIn(wanted.kind, wanted.row), NO_CODES);
  return draft.why === ''
    ? { site: putPerson(draft.site, draft.person), refused: '' }
    : refusedBecause(site, draft.why);
}

function takePhone(person: Person, row: RecordRow): Person {
  const group = (row['Group'] ?? '').trim();
  return {
    ...person,
    phone: (row['Phone'] ?? '').trim(),
    group: group === 'Default' ? '' : group,
  };
}

/** Takes what the phone book says of a person of the site. */
export function takeContact(site: Site, source: LineSource, { door }: TakeContext): Taken {
  const row = source.set[0]?.before ?? source.remove[0]?.row;
  const subject = (source.set[0]?.wanted ?? source.remove[0])?.subject;
  const person = site.people.find(({ id }) => `person/${id}` === subject?.id);
  if (!person || !row) return refusedBecause(site, GONE);
  const taken = { ...takePhone(person, row), doors: withDoor(person.doors, door.id) };
  return { site: putPerson(site, taken), refused: '' };
}

/** The next free user ID: one more than the highest number. */
function nextUserId({ people }: Site): string {
  const numbers = people.map(({ userId }) => (/^\d{1,9}$/.test(userId) ? Number(userId) : 0));
  return String(Math.max(0, ...numbers) + 1);
}

/**
 * Takes a row that the site does not know: to the person of that name where there is one, else as a
 * new person at this door alone.
 */
export function takeOtherPerson(site: Site, { kind, row }: LeftRow, context: TakeContext): Taken {
  const name = (row['Name'] ?? '').trim();
  const known = knownPeople(site);
  const userId = kind === 'user' ? (row['UserID'] ?? '').trim() : '';
  const taken = codesIn(kind, row);
  const owner = [
    ...taken.pins.map((pin) => `pin ${pin}`),
    ...taken.cards.map((card) => `card ${sameCardKey(card)}`),
  ].find((code) => known.byCode.has(code));
  if (owner !== undefined)
    return refusedBecause(site, 'One of its codes belongs to another person of the site.');
  const named = known.byName.get(name);
  if (named && kind !== 'user') {
    const draft: Draft = { site, person: named, why: '' };
    swapCodes(draft, NO_CODES, taken);
    if (kind === 'contact') draft.person = takePhone(draft.person, row);
    draft.person = { ...draft.person, doors: withDoor(named.doors, context.door.id) };
    return draft.why === ''
      ? { site: putPerson(site, draft.person), refused: '' }
      : refusedBecause(site, draft.why);
  }
  if (name === '') return refusedBecause(site, 'It has no name by which it could be kept.');
  if (userId !== '' && known.byUserId.has(userId))
    return refusedBecause(site, 'Its user ID at the intercom is another person’s on the site.');
  const fresh: Person = {
    ...{ id: context.newId(), userId: userId || nextUserId(site), name, flat: '' },
    ...{ phone: '', group: '', cards: [], pins: [], relays: '1', schedule: '', notes: '' },
    ...{ doors: [context.door.id], edited: 0 },
  };
  const draft: Draft = { site, person: fresh, why: '' };
  if (kind === 'contact') draft.person = takePhone(fresh, row);
  else takeRow(draft, { kind, row }, context);
  return draft.why === ''
    ? { site: putPerson(draft.site, draft.person), refused: '' }
    : refusedBecause(site, draft.why);
}
