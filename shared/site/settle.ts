/** What a change of a site comes to: checked, stamped, and told item by item. Pure. */
import { AppError } from '../errors';
import { SITE_LIMITS, siteSchema, type Site } from './document';
import { rememberNames } from './former-names';
import {
  ALL_LISTS,
  ITEM_SCHEMAS,
  ITEM_WORDS,
  listOf,
  nameOf,
  withLists,
  type AnyList,
  type ListItem,
} from './lists';
import { isHidden, joinSecrets, splitSecrets } from './secrets';

export interface ChangedList {
  readonly list: AnyList;
  readonly put: readonly ListItem[];
  readonly removed: readonly string[];
}

export interface Settled {
  readonly site: Site;
  readonly changed: readonly ChangedList[];
  /** Whether the facts of the site itself were changed. */
  readonly facts: boolean;
}

interface Difference extends ChangedList {
  /** As they stood before, of those that are put. */
  readonly before: readonly ListItem[];
  readonly items: readonly ListItem[];
}

const bare = (item: ListItem): string => JSON.stringify({ ...item, edited: 0 });

function tooMany(list: AnyList, count: number): AppError {
  const most = SITE_LIMITS[list];
  return new AppError(
    'call.bad-input',
    `${list}: a site holds at most ${most}; there would be ${count}.`,
    { details: { field: list } },
  );
}

function parsed(list: AnyList, item: ListItem): ListItem {
  const found = ITEM_SCHEMAS[list].safeParse(item);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new AppError(
    'call.bad-input',
    `${ITEM_WORDS[list]} "${nameOf(item)}": ${field}: ${issue?.message ?? 'cannot be kept.'}`,
    { details: { field: `${list}.${field}` } },
  );
}

/** What differs between two states of a list; items that only look new are those of before. */
function differenceOf(options: {
  readonly list: AnyList;
  readonly before: Site;
  readonly after: Site;
  readonly now: number;
}): Difference | undefined {
  const { list, now } = options;
  const [old, next] = [listOf(options.before, list), listOf(options.after, list)];
  if (old === next) return undefined;
  if (next.length > SITE_LIMITS[list]) throw tooMany(list, next.length);
  const known = new Map(old.map((item) => [item.id, item]));
  const seen = new Set<string>();
  const put: ListItem[] = [];
  const before: ListItem[] = [];
  const items = next.map((item) => {
    if (seen.has(item.id))
      throw new AppError('call.bad-input', `${list}: two have the ID ${item.id}.`, {
        details: { field: list },
      });
    seen.add(item.id);
    const was = known.get(item.id);
    if (was === item) return item;
    const clean = parsed(list, item);
    if (was && bare(was) === bare(clean)) return was;
    const stamped =
      'edited' in clean ? { ...clean, edited: Math.max(now, (was?.edited ?? 0) + 1) } : clean;
    put.push(stamped);
    if (was) before.push(was);
    return stamped;
  });
  const removed = old.filter(({ id }) => !seen.has(id)).map(({ id }) => id);
  const sameOrder = items.length === old.length && items.every((item, at) => item === old[at]);
  return sameOrder ? undefined : { list, put, removed, before, items };
}

const EMPTY = Object.fromEntries(ALL_LISTS.map((list) => [list, []]));

/** The site with nothing in its lists but what is named, so that little has to be looked at. */
const only = (site: Site, differences: readonly Difference[], key: 'put' | 'before'): Site =>
  withLists(site, {
    ...EMPTY,
    ...Object.fromEntries(differences.map((one) => [one.list, one[key]])),
  });

/** The first place where a secret of a locked site would be changed, added or taken away. */
function touchedSecret(before: Site, after: Site): string | undefined {
  const [was, is] = [splitSecrets(before).secrets, splitSecrets(after).secrets];
  const places = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...places].find((place) => {
    const values = is[place] ?? [];
    return values.length !== (was[place]?.length ?? 0) || values.some((value) => !isHidden(value));
  });
}

/**
 * Refuses a list of codes that still has masks and is longer or shorter than before: a mask stands
 * for the code in its place, and nobody can tell which place that was.
 */
function refuseMoved(before: Site, after: Site): void {
  const known = new Map(before.people.map((person) => [person.id, person]));
  for (const person of after.people)
    for (const list of ['cards', 'pins'] as const) {
      const was = known.get(person.id)?.[list] ?? [];
      if (was.length === person[list].length || was.every(isHidden)) continue;
      if (!person[list].some(isHidden)) continue;
      const { id, name } = person;
      throw new AppError(
        'site.conflict',
        `${ITEM_WORDS.people} "${name}": cards or PINs were changed while they were hidden. Nothing was saved.`,
        {
          hint: 'Open the person again: then they are shown, and can be changed.',
          details: { conflicts: [{ list: 'people', id, name, why: 'changed' }] },
        },
      );
    }
}

/** Facts of the site itself that may change. */
const factsSchema = siteSchema.pick({
  ...{ name: true, customer: true, address: true, notes: true, technician: true, login: true },
});
const bareFacts = (site: Site): string => JSON.stringify(factsSchema.parse(site));

/**
 * Settles a change: new and changed items are checked and get the time of the change, masks in them
 * stand for the secret that was there before, and what really differs is told.
 *
 * @throws AppError `call.bad-input` where the site would not be one any more; `site.locked` where a
 * secret of a locked site would change; `site.conflict` where it cannot be told which secret a mask
 * stands for
 */
export function settle(options: {
  readonly before: Site;
  readonly after: Site;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly locked: boolean;
}): Settled {
  const { before, now, locked } = options;
  const former = rememberNames(before, options.after, now);
  const after: Site = { ...options.after, former };
  const found = ALL_LISTS.flatMap((list) => differenceOf({ list, before, after, now }) ?? []);
  const facts = bareFacts(before) !== bareFacts(after);
  if (found.length === 0 && !facts) return { site: before, changed: [], facts: false };

  const [old, fresh] = [only(before, found, 'before'), only(after, found, 'put')];
  if (locked && touchedSecret(old, fresh) !== undefined)
    throw new AppError('site.locked', 'PINs, cards and passwords are hidden: nothing was changed.');
  if (!locked) refuseMoved(old, fresh);
  const whole = locked ? fresh : joinSecrets(fresh, splitSecrets(old).secrets);
  const lists = Object.fromEntries(
    found.map(({ list, items }) => {
      const own = new Map(listOf(whole, list).map((item) => [item.id, item]));
      return [list, items.map((item) => own.get(item.id) ?? item)];
    }),
  );
  const site = withLists({ ...after, login: whole.login }, lists);
  const changed = found.map(({ list, removed: ids }) => ({
    ...{ list, removed: ids },
    put: [...listOf(whole, list)],
  }));
  return { site: { ...site, changedAt: Math.max(now, before.changedAt) }, changed, facts };
}
