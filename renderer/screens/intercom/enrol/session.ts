import type { RecordRow } from '../../../../shared/contract/records';
import { sameCardKey } from '../../../../shared/device/card-number';
import type { CodeOwner, CodeOwners } from '../../../../shared/device/code-owners';

/** Somebody who is to get a card. */
export interface EnrolPerson {
  readonly key: string;
  readonly name: string;
  /** The person as they stand on the intercom; null for somebody new. */
  readonly row: RecordRow | null;
  /** Cards taken now, hexadecimal, in the order in which they were presented. */
  readonly cards: readonly string[];
  readonly skipped: boolean;
}

export type Stop =
  /** The card has an owner already: nothing goes on until a person has seen it. */
  {
    readonly kind: 'duplicate';
    readonly code: string;
    /** A person of this round, or an owner on the intercom. */
    readonly owner: { readonly name: string } | CodeOwner;
  };

/** Cards being given to people one after another. */
export interface Session {
  readonly people: readonly EnrolPerson[];
  /** Key of the person whose card is awaited; null when all have been seen to. */
  readonly current: string | null;
  /** What was taken, oldest first, so that the last can be taken back. */
  readonly taken: readonly { readonly key: string; readonly code: string; readonly at: number }[];
  readonly stop: Stop | null;
}

export const NO_SESSION: Session = { people: [], current: null, taken: [], stop: null };

/** A card that lies on the reader is reported again and again: for so many milliseconds it is the same. */
const STILL_THERE_MS = 4000;

const waiting = ({ cards, skipped }: EnrolPerson): boolean => cards.length === 0 && !skipped;

/** The next person without a card after this one, from the beginning again where needed. */
function nextAfter(people: readonly EnrolPerson[], key: string | null): string | null {
  const at = people.findIndex((person) => person.key === key);
  const order = [...people.slice(at + 1), ...people.slice(0, at + 1)];
  return order.find(waiting)?.key ?? null;
}

/** Puts people at the end; those who are there already are not put twice. */
export function withPeople(
  session: Session,
  added: readonly Pick<EnrolPerson, 'key' | 'name' | 'row'>[],
): Session {
  const known = new Set(session.people.map(({ key }) => key));
  const people = [...session.people];
  for (const person of added) {
    if (known.has(person.key)) continue;
    known.add(person.key);
    people.push({ ...person, cards: [], skipped: false });
  }
  return { ...session, people, current: session.current ?? nextAfter(people, null) };
}

export function withoutPerson(session: Session, key: string): Session {
  const people = session.people.filter((person) => person.key !== key);
  const taken = session.taken.filter((one) => one.key !== key);
  const current = session.current === key ? nextAfter(people, null) : session.current;
  return { ...session, people, taken, current };
}

export type Presented = 'taken' | 'duplicate' | 'still-there' | 'stopped' | 'nobody';

/**
 * A card was presented: the person who is waiting gets it and the next one is called, unless
 * somebody has it already.
 *
 * @param options.code hexadecimal
 * @param options.at milliseconds on any clock that never goes back
 */
export function present(
  session: Session,
  options: { readonly code: string; readonly owners: CodeOwners; readonly at: number },
): { readonly session: Session; readonly what: Presented } {
  const { code, owners, at } = options;
  const same = sameCardKey(code);
  const last = session.taken.at(-1);
  if (last && sameCardKey(last.code) === same && at - last.at < STILL_THERE_MS)
    return { session, what: 'still-there' };
  if (session.stop) return { session, what: 'stopped' };
  const { current } = session;
  if (current === null) return { session, what: 'nobody' };
  const owner =
    session.people.find(({ cards }) => cards.some((card) => sameCardKey(card) === same)) ??
    owners.get(`card ${same}`)?.[0];
  if (owner) {
    const stop: Stop = { kind: 'duplicate', code, owner };
    return { session: { ...session, stop }, what: 'duplicate' };
  }
  const people = session.people.map((person) =>
    person.key === current ? { ...person, cards: [...person.cards, code], skipped: false } : person,
  );
  const taken = [...session.taken, { key: current, code, at }];
  return {
    session: { ...session, people, taken, current: nextAfter(people, current) },
    what: 'taken',
  };
}

/** Goes on after a stop; the card that caused it is not taken. */
export const goOn = (session: Session): Session => ({ ...session, stop: null });

/** Takes the last card back; its person is waited for again. */
export function undoLast(session: Session): Session {
  const last = session.taken.at(-1);
  if (!last) return session;
  return {
    people: session.people.map((person) =>
      person.key === last.key
        ? { ...person, cards: person.cards.filter((card) => card !== last.code) }
        : person,
    ),
    taken: session.taken.slice(0, -1),
    current: last.key,
    stop: null,
  };
}

/** Passes over the person who is waited for. They can be called again from the list. */
export function skip(session: Session): Session {
  const { current } = session;
  if (current === null) return session;
  const people = session.people.map((person) =>
    person.key === current ? { ...person, skipped: true } : person,
  );
  return { ...session, people, current: nextAfter(people, current), stop: null };
}

/** Waits for this person: one who was passed over, or who gets another card. */
export function call(session: Session, key: string): Session {
  const people = session.people.map((person) =>
    person.key === key ? { ...person, skipped: false } : person,
  );
  return { ...session, people, current: key, stop: null };
}

export const cardCount = ({ people }: Session): number =>
  people.reduce((sum, { cards }) => sum + cards.length, 0);
