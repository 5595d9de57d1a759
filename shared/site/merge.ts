/**
 * Two copies of one site that went different ways: what differs, item by item, and one made of both.
 * There is no common ancestor, so nothing is decided in silence: the newer edit is only suggested,
 * and what only one of them has stays unless somebody says otherwise. Pure.
 */
import { z } from 'zod';
import { SITE_LIMITS, type Site } from './document';
import { nextUserIds, siteFactsSchema } from './edits';
import { listOf, nameOf, SITE_LISTS, withLists, type ListItem } from './lists';
import { wordsOfItem } from './merge-words';
import { splitSecrets } from './secrets';
import { mergeLooks } from './security-looks';

const FACTS = siteFactsSchema.keyof().options;
const listSchema = z.enum([...SITE_LISTS, 'facts']);
type MergeList = z.infer<typeof listSchema>;

/** Which of the two: the one that is open here, or the other. */
export const sideSchema = z.enum(['here', 'there']);
type Side = z.infer<typeof sideSchema>;

export const mergeRowSchema = z.object({
  list: listSchema,
  /** Of the item; of a fact of the site its name. */
  id: z.string(),
  name: z.string(),
  state: z.enum(['differs', 'only-here', 'only-there']),
  /** When it was last changed in each, milliseconds since 1970; 0 where that is not known. */
  hereEdited: z.number(),
  thereEdited: z.number(),
  suggested: sideSchema,
  /** What differs, in words; secrets are masks. */
  fields: z.array(z.object({ field: z.string(), here: z.string(), there: z.string() })),
});
export type MergeRow = z.infer<typeof mergeRowSchema>;

export const mergeChoiceSchema = z.object({ list: listSchema, id: z.string(), take: sideSchema });
export type MergeChoice = z.infer<typeof mergeChoiceSchema>;

const bare = (item: ListItem | undefined): string =>
  item === undefined ? '' : JSON.stringify(Object.entries({ ...item, edited: 0 }).sort());

interface Pair {
  readonly list: MergeList;
  readonly id: string;
  readonly here: ListItem | undefined;
  readonly there: ListItem | undefined;
}

function factOf(site: Site, key: (typeof FACTS)[number]): ListItem {
  return { id: key, ...{ value: site[key] } };
}

/** Items that differ or that only one of the two has. */
function pairs(here: Site, there: Site): readonly Pair[] {
  const facts = FACTS.map((key): Pair => ({
    ...{ list: 'facts', id: key },
    ...{ here: factOf(here, key), there: factOf(there, key) },
  }));
  const items = SITE_LISTS.flatMap((list) => {
    const other = new Map(listOf(there, list).map((item) => [item.id, item]));
    const own = new Set(listOf(here, list).map(({ id }) => id));
    return [
      ...listOf(here, list).map((item): Pair => ({
        list,
        id: item.id,
        here: item,
        there: other.get(item.id),
      })),
      ...listOf(there, list)
        .filter(({ id }) => !own.has(id))
        .map((item): Pair => ({ list, id: item.id, here: undefined, there: item })),
    ];
  });
  return [...facts, ...items].filter((pair) => bare(pair.here) !== bare(pair.there));
}

const isBlank = (fact: ListItem): boolean => {
  const value: unknown = Object.entries(fact).find(([key]) => key === 'value')?.[1];
  const parts: readonly unknown[] =
    typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return parts.every((part) => part === '');
};

/**
 * The newer edit; what only one has stays. Of the facts of the site the one that says something, then
 * that of the copy that was changed last.
 */
function suggestion({ list, here, there }: Pair, sites: { here: Site; there: Site }): Side {
  if (!here) return 'there';
  if (!there) return 'here';
  if (list === 'facts' && isBlank(here) !== isBlank(there)) return isBlank(here) ? 'there' : 'here';
  const newer =
    list === 'facts'
      ? sites.there.changedAt > sites.here.changedAt
      : (there.edited ?? 0) > (here.edited ?? 0);
  return newer ? 'there' : 'here';
}

const OTHER_SECRETS = { field: 'PINs, cards or passwords', here: '••••••', there: 'others' };

/** Whether a field of both is the same to be seen, but not behind its mask. */
function differsHidden({ here, there }: Pair, masked: Pair | undefined): boolean {
  if (!here || !there) return false;
  if (!masked) return true;
  const fieldsOf = (item: ListItem | undefined) => new Map(Object.entries({ ...item }));
  const differ = (one: ListItem | undefined, other: ListItem | undefined, key: string): boolean =>
    JSON.stringify(fieldsOf(one).get(key)) !== JSON.stringify(fieldsOf(other).get(key));
  return Object.keys(here).some(
    (key) => differ(here, there, key) && !differ(masked.here, masked.there, key),
  );
}

/** What differs between two copies, in the order of the site that is open here. */
export function compareSites(here: Site, there: Site): readonly MergeRow[] {
  const open = { here: splitSecrets(here).open, there: splitSecrets(there).open };
  const shown = new Map(
    pairs(open.here, open.there).map((pair) => [`${pair.list} ${pair.id}`, pair]),
  );
  return pairs(here, there).map((pair): MergeRow => {
    const { list, id } = pair;
    // Where only secrets differ it is not among those.
    const masked = shown.get(`${list} ${id}`);
    const state = !pair.here ? 'only-there' : !pair.there ? 'only-here' : 'differs';
    return {
      ...{ list, id, state, name: nameOf(pair.here ?? pair.there) },
      hereEdited: pair.here?.edited ?? 0,
      thereEdited: pair.there?.edited ?? 0,
      suggested: suggestion(pair, { here, there }),
      fields: [
        ...(masked ? wordsOfItem(masked, { here, there }) : []),
        ...(differsHidden(pair, masked) ? [OTHER_SECRETS] : []),
      ],
    };
  });
}

export interface Merged {
  readonly site: Site;
  /** Items that came from the other copy. */
  readonly taken: number;
  /** People of the other copy whose user ID was somebody else's here, so that they got another. */
  readonly renumbered: number;
}

/**
 * The lines of both, in the order of time; the very same list where the other one has no more. Where
 * they are more than a site holds, the oldest make room.
 */
function inTime<T extends { readonly id: string; readonly at: number }>(
  here: T[],
  there: readonly T[],
  most: number,
): T[] {
  const own = new Set(here.map(({ id }) => id));
  const more = there.filter(({ id }) => !own.has(id));
  return more.length === 0 ? here : [...here, ...more].sort((a, b) => a.at - b.at).slice(-most);
}

/** Gives people of the other copy another user ID where both copies gave the same one. */
function renumber(people: Site['people'], fresh: ReadonlySet<string>): [Site['people'], number] {
  const own = new Set(people.filter(({ id }) => !fresh.has(id)).map(({ userId }) => userId));
  const next = nextUserIds(people);
  let count = 0;
  const all = people.map((person) => {
    if (!fresh.has(person.id) || !own.has(person.userId)) return person;
    count += 1;
    return { ...person, userId: next() };
  });
  return [all, count];
}

/**
 * One site of both. What is not chosen is as suggested. Lines of the history, acceptances and photos
 * that only the other one has come along.
 */
export function mergeSites(here: Site, there: Site, choices: readonly MergeChoice[]): Merged {
  const chosen = new Map(choices.map(({ list, id, take }) => [`${list} ${id}`, take]));
  const foreign = pairs(here, there).filter((pair) => {
    const take = chosen.get(`${pair.list} ${pair.id}`) ?? suggestion(pair, { here, there });
    return take === 'there';
  });

  const lists = SITE_LISTS.map((list) => {
    const of = new Map(foreign.filter((pair) => pair.list === list).map((pair) => [pair.id, pair]));
    const kept = listOf(here, list).flatMap((item) => {
      const pair = of.get(item.id);
      return pair ? (pair.there ?? []) : item;
    });
    const added = [...of.values()].flatMap(({ here: own, there: other }) =>
      own ? [] : (other ?? []),
    );
    return [list, [...kept, ...added]] as const;
  });
  const logs: Partial<Site> = {
    acceptances: inTime(here.acceptances, there.acceptances, SITE_LIMITS.acceptances),
    history: inTime(here.history, there.history, SITE_LIMITS.history),
    former: inTime(here.former, there.former, SITE_LIMITS.former),
    looks: mergeLooks(here.looks, there.looks),
  };
  const facts = Object.fromEntries(
    FACTS.filter((key) => foreign.some((pair) => pair.list === 'facts' && pair.id === key)).map(
      (key) => [key, there[key]],
    ),
  );
  const merged = withLists({ ...here, ...facts, ...logs }, Object.fromEntries(lists));
  const fresh = new Set(
    foreign.filter((pair) => pair.list === 'people' && !pair.here).map(({ id }) => id),
  );
  const [people, renumbered] = renumber(merged.people, fresh);
  return { site: { ...merged, people }, taken: foreign.length, renumbered };
}
