/**
 * Names under which intercoms may still have something of the site, although it is called otherwise
 * by now or was taken out. Where a name is all by which an intercom tells its rows apart, a new name
 * would else be an addition, and the old row one that nobody knows. Pure.
 */
import { includesDoor, SITE_LIMITS, type FormerName, type Site } from './document';
import { personLabel, personName } from './people-words';

type Named = FormerName['list'];
const NAMED: readonly Named[] = ['people', 'schedules', 'dialRules'];

type Told = Pick<FormerName, 'item' | 'name' | 'userId' | 'label' | 'doors' | 'rows'> & {
  readonly edited: number;
};

/** What an intercom has of each item by which it could be told apart. */
function toldOf(site: Site, list: Named): readonly Told[] {
  switch (list) {
    case 'people':
      return site.people.map((person) => ({
        ...{ item: person.id, name: personName(person).trim(), userId: person.userId },
        ...{ label: personLabel(person), doors: person.doors, edited: person.edited },
        rows: {
          ...{ privatekey: person.pins.length, rfkey: person.cards.length },
          contact: person.phone.trim() === '' ? 0 : 1,
        },
      }));
    case 'schedules':
      return site.schedules.map(({ id, name, edited }) => ({
        ...{ item: id, name: name.trim(), userId: '', label: name, doors: 'all', edited },
      }));
    case 'dialRules':
      return site.dialRules.map(({ id, prefix, doors, edited }) => ({
        ...{ item: id, name: prefix.trim(), userId: '', label: prefix, doors, edited },
      }));
  }
}

/**
 * Whether anything may have been written to, or taken from, an intercom. A line of the history comes
 * at the end of a job only, so that a bound door will do.
 */
const wasWritten = ({ doors, history }: Site): boolean =>
  doors.some(({ bound }) => bound !== null) ||
  history.some(({ what }) => what === 'applied' || what === 'taken-over');

/** The former names after a change: those of before, and what was renamed or taken out by it. */
export function rememberNames(before: Site, after: Site, now: number): Site['former'] {
  const lists = NAMED.filter((list) => before[list] !== after[list]);
  if (lists.length === 0 || !wasWritten(before)) return after.former;
  const fresh = lists.flatMap((list) => {
    const next = new Map(toldOf(after, list).map((one) => [one.item, one]));
    const items = new Set<unknown>(after[list]);
    const changed: Site[Named][number][] = before[list].filter((item) => !items.has(item));
    const ids = new Set(changed.map(({ id }) => id));
    if (ids.size === 0) return [];
    return toldOf(before, list).flatMap(({ edited, ...was }): FormerName[] => {
      const is = ids.has(was.item) ? next.get(was.item) : was;
      if (was.name === '' || (is?.name === was.name && is.userId === was.userId)) return [];
      // A later change of the same item has a later time, so that no two are alike.
      const at = Math.max(now, edited + 1);
      return [{ id: `${list}/${was.item}/${at}`, list, ...was, at }];
    });
  });
  return fresh.length === 0 ? after.former : [...after.former, ...fresh].slice(-SITE_LIMITS.former);
}

/** When the site may first have been written to each door: as soon as a job began that touched it. */
function firstWritten(history: Site['history']): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { what, at, began = at, doors } of history)
    if (what === 'applied' || what === 'taken-over')
      for (const { door, done, touched = done } of doors)
        if (touched) first.set(door, Math.min(began, first.get(door) ?? began));
  return first;
}

const FIRST = new WeakMap<Site['history'], ReadonlyMap<string, number>>();

/** What is known of a name that nothing of the site has now. */
export interface Formerly {
  /** The item of the site that is called otherwise now; undefined where it was removed, or not certain. */
  readonly item: string | undefined;
  /** In words, about the row that bears the name. */
  readonly words: string;
  /** Rows of a list that the site had under this name at most, where the name is all that tells. */
  most(kind: keyof NonNullable<FormerName['rows']>): number;
}

/** The most that each of those had who bore a name, together. */
const mostOf =
  (found: readonly FormerName[]): Formerly['most'] =>
  (kind) => {
    const each = new Map<string, number>();
    for (const { item, rows } of found)
      each.set(item, Math.max(rows?.[kind] ?? 1, each.get(item) ?? 0));
    return [...each.values()].reduce((sum, count) => sum + count, 0);
  };

/** Looks up by which former name of the site a row of this door goes. */
export type FormerNames = (
  list: Named,
  row: { readonly name: string; readonly userId?: string },
) => Formerly | undefined;

/** The former names that may be at a door: written there while they were in use. */
export function formerNamesAt(site: Site, door: string): FormerNames {
  const first = FIRST.get(site.history) ?? firstWritten(site.history);
  FIRST.set(site.history, first);
  const since = first.get(door);
  if (since === undefined) return () => undefined;
  const byKey = new Map<string, FormerName[]>();
  for (const one of site.former) {
    if (one.at < since || !includesDoor(one.doors, door)) continue;
    for (const key of [`${one.list} name ${one.name}`, `${one.list} user ${one.userId}`]) {
      const list = byKey.get(key);
      if (list) list.push(one);
      else byKey.set(key, [one]);
    }
  }
  const labels = new Map<string, string>();
  const names = new Set<string>();
  for (const list of NAMED)
    for (const { item, name, label } of toldOf(site, list)) {
      labels.set(`${list} ${item}`, label);
      names.add(`${list} ${name}`);
    }
  return (list, { name, userId = '' }) => {
    const found =
      userId === ''
        ? byKey.get(`${list} name ${name}`)
        : byKey.get(`${list} user ${userId}`)?.filter((one) => one.name === name);
    const last = found?.at(-1);
    if (!found || !last || name === '') return undefined;
    // Whoever is called so now comes first, unless the user ID says that it is somebody else's row.
    if (userId === '' && names.has(`${list} ${name}`)) return undefined;
    const label = labels.get(`${list} ${last.item}`);
    const written = `Was written by this site for ${last.label}`;
    const most = mostOf(found);
    if (new Set(found.map(({ item }) => item)).size > 1)
      return { item: undefined, words: `${written}, a name that several had.`, most };
    const gone = `${written}, ${list === 'people' ? 'who' : 'which'} is not on the site any more.`;
    return label === undefined
      ? { item: undefined, words: gone, most }
      : {
          ...{ item: last.item, most },
          words: `${written}${label === last.label ? '' : `, now ${label}`}.`,
        };
  };
}
