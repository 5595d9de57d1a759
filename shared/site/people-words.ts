import { sameCardKey } from '../device/card-number';
import type { Person, Site } from './document';
import type { Subject } from './wanted';

/** "Anna Kowalski (flat 4)": how a person is named in a sentence. */
export function personLabel({ name, flat, userId }: Person): string {
  const called = name || (flat === '' ? `Person ${userId}` : '');
  if (called === '') return `Flat ${flat}`;
  return flat === '' ? called : `${called} (flat ${flat})`;
}

export const personSubject = (person: Person): Subject => ({
  id: `person/${person.id}`,
  label: personLabel(person),
});

/** What stands as the name on an intercom, which takes none without. */
export function personName({ name, flat, userId }: Person): string {
  return name || flat || userId;
}

/** The codes of a person in the form in which they are compared: `pin 1234`, `card B4161D`. */
export function personCodes({ pins, cards }: Person): readonly string[] {
  return [...pins.map((pin) => `pin ${pin}`), ...cards.map((card) => `card ${sameCardKey(card)}`)];
}

/** Cards of one entry of a person: 4 at most, and no more than a reply gives back. */
const CARDS_EACH = 4;
/** Replies cut the cards of a person at so many characters (device notes 1.5). */
const CARDS_TEXT = 63;

/** One entry of a person on an intercom that has records of people. */
export interface PersonPart {
  readonly userId: string;
  readonly pin: string;
  readonly cards: readonly string[];
}

/** The user ID of the entry of a person with this number, from 1: `7`, `7-2`, `7-3`. */
export const partId = (userId: string, part: number): string =>
  part === 1 ? userId : `${userId}-${part}`;

function packed(cards: readonly string[]): readonly (readonly string[])[] {
  const packs: string[][] = [];
  for (const card of cards) {
    const last = packs.at(-1);
    const fits = last && last.length < CARDS_EACH && [...last, card].join(';').length <= CARDS_TEXT;
    if (fits) last.push(card);
    else packs.push([card]);
  }
  return packs;
}

/**
 * A person as the entries that an intercom takes: one PIN and four cards each. Their user IDs are
 * derived from the person's, so that the same person gives the same entries at every visit.
 */
export function partsOf({ userId, pins, cards }: Person): readonly PersonPart[] {
  const packs = packed(cards);
  const count = Math.max(1, pins.length, packs.length);
  return Array.from({ length: count }, (_, index) => ({
    userId: partId(userId, index + 1),
    pin: pins[index] ?? '',
    cards: packs[index] ?? [],
  }));
}

/** The people of a site by what an intercom knows them by. */
export interface KnownPeople {
  readonly byUserId: ReadonlyMap<string, Person>;
  readonly byCode: ReadonlyMap<string, Person>;
  /** Absent where two have the same name. */
  readonly byName: ReadonlyMap<string, Person>;
}

const KNOWN = new WeakMap<Site['people'], KnownPeople>();

/** Made once for the people of a site, however many doors ask. */
export function knownPeople({ people }: Pick<Site, 'people'>): KnownPeople {
  const known = KNOWN.get(people) ?? index(people);
  KNOWN.set(people, known);
  return known;
}

function index(people: readonly Person[]): KnownPeople {
  const byUserId = new Map<string, Person>();
  const byCode = new Map<string, Person>();
  const byName = new Map<string, Person>();
  const shared = new Set<string>();
  // Who is named so in the site comes before who gets the ID derived.
  for (const person of people)
    if (person.userId !== '' && !byUserId.has(person.userId)) byUserId.set(person.userId, person);
  for (const person of people) {
    for (const { userId } of partsOf(person).slice(1))
      if (!byUserId.has(userId)) byUserId.set(userId, person);
    for (const code of personCodes(person)) if (!byCode.has(code)) byCode.set(code, person);
    const name = personName(person).trim();
    if (byName.has(name)) shared.add(name);
    byName.set(name, person);
  }
  for (const name of shared) byName.delete(name);
  return { byUserId, byCode, byName };
}

/** Whose entry this user ID is, also where the person has fewer entries by now. */
export function ownerOfUserId(known: KnownPeople, userId: string): Person | undefined {
  const own = known.byUserId.get(userId);
  if (own) return own;
  const base = /^(.+)-([2-9]|1\d)$/.exec(userId)?.[1];
  return base === undefined ? undefined : known.byUserId.get(base);
}
