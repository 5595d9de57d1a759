/** Changes of a site as a window asks for them, and what becomes of them. Pure. */
import { z } from 'zod';
import { AppError } from '../errors';
import { plainHex } from '../device/card-number';
import { assertNever } from '../assert';
import {
  dialRuleSchema,
  doorSchema,
  personSchema,
  photoSchema,
  presetSchema,
  sipServerSchema,
  siteScheduleSchema,
  siteSchema,
  type DoorChoice,
  type Person,
  type Site,
} from './document';
import {
  ITEM_WORDS,
  listOf,
  nameOf,
  siteListSchema,
  withLists,
  type ListItem,
  type SiteList,
} from './lists';
import { isHidden } from './secrets';

/** Facts of the site itself, as far as a person writes them. */
export const siteFactsSchema = siteSchema
  .pick({ name: true, customer: true, address: true, notes: true, technician: true, login: true })
  .partial();
export type SiteFacts = z.infer<typeof siteFactsSchema>;

/**
 * One change. An item that is put carries `edited` as its editor saw it; where it has been changed
 * since, the change is refused and nothing is lost. 0 stands for "whatever is there".
 */
export const siteEditSchema = z.discriminatedUnion('edit', [
  z.object({ edit: z.literal('put-door'), item: doorSchema }),
  /** Without a user ID it gets the next free number; cards are kept in upper-case hexadecimal. */
  z.object({ edit: z.literal('put-person'), item: personSchema }),
  z.object({ edit: z.literal('put-schedule'), item: siteScheduleSchema }),
  z.object({ edit: z.literal('put-server'), item: sipServerSchema }),
  z.object({ edit: z.literal('put-preset'), item: presetSchema }),
  z.object({ edit: z.literal('put-dial-rule'), item: dialRuleSchema }),
  /** Of one that is there; a new one comes as a file. */
  z.object({
    edit: z.literal('put-photo'),
    item: photoSchema.pick({ id: true, door: true, caption: true }),
  }),
  z.object({
    edit: z.literal('remove'),
    list: siteListSchema,
    items: z
      .array(z.object({ id: z.string().max(64), edited: z.number().int().default(0) }))
      .min(1)
      .max(50_000),
  }),
  /** `was`: what the editor saw of them; refused where something else stands there now. */
  z.object({
    edit: z.literal('set'),
    facts: siteFactsSchema,
    was: siteFactsSchema.default({}),
  }),
]);
export type SiteEdit = z.infer<typeof siteEditSchema>;

export interface Clash {
  readonly list: SiteList | 'facts';
  readonly id: string;
  readonly name: string;
  readonly why: 'changed' | 'removed';
}

type Put = Exclude<SiteEdit, { edit: 'remove' | 'set' | 'put-photo' }>;

const LIST_OF_PUT: Readonly<Record<Put['edit'], SiteList>> = {
  'put-door': 'doors',
  'put-person': 'people',
  'put-schedule': 'schedules',
  'put-server': 'servers',
  'put-preset': 'presets',
  'put-dial-rule': 'dialRules',
};

/** Highest number that is taken for one that counts people, and not for one out of another system. */
const COUNTED = 999_999_999;

/** Gives the next free numbers for people without a user ID. */
export function nextUserIds(people: Iterable<ListItem>): () => string {
  const taken = new Set<string>();
  let highest = 0;
  for (const one of people) {
    const { userId } = one as Person;
    taken.add(userId);
    if (/^\d{1,9}$/.test(userId)) highest = Math.max(highest, Number(userId));
  }
  if (highest >= COUNTED) highest = 0;
  return () => {
    do highest += 1;
    while (taken.has(String(highest)));
    return String(highest);
  };
}

/** A person as the site keeps it, whoever wrote it. */
export function normalPerson(person: Person): Person {
  const cards = person.cards.map((card) => (isHidden(card) ? card : plainHex(card)));
  return { ...person, cards: cards.filter((card) => card !== '') };
}

const without = (choice: DoorChoice, gone: ReadonlySet<string>): DoorChoice =>
  choice === 'all' || !choice.some((door) => gone.has(door))
    ? choice
    : choice.filter((door) => !gone.has(door));

/** Takes doors that are gone out of what people and dial rules say. */
function withoutDoors(site: Site, gone: ReadonlySet<string>): Site {
  const clean = <T extends { readonly doors: DoorChoice }>(item: T): T => {
    const doors = without(item.doors, gone);
    return doors === item.doors ? item : { ...item, doors };
  };
  return { ...site, people: site.people.map(clean), dialRules: site.dialRules.map(clean) };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Applies all of them or none.
 *
 * @throws AppError `site.conflict` with what was changed meanwhile by somebody else
 */
export function applyEdits(site: Site, edits: readonly SiteEdit[]): Site {
  const clashes: Clash[] = [];
  const lists = new Map<SiteList, Map<string, ListItem>>();
  const gone = new Set<string>();
  let facts: SiteFacts = {};

  const itemsOf = (list: SiteList): Map<string, ListItem> => {
    const known = lists.get(list) ?? new Map(listOf(site, list).map((one) => [one.id, one]));
    lists.set(list, known);
    return known;
  };
  /** Whether the editor saw the item as it stands now. */
  const isCurrent = (list: SiteList, item: ListItem): boolean => {
    const there = itemsOf(list).get(item.id);
    const seen = item.edited ?? 0;
    if (seen === 0 || there?.edited === seen) return true;
    const why = there ? 'changed' : 'removed';
    clashes.push({ list, id: item.id, name: nameOf(there ?? item), why });
    return false;
  };
  const put = (list: SiteList, item: ListItem): void => {
    if (isCurrent(list, item)) itemsOf(list).set(item.id, item);
  };

  for (const edit of edits)
    switch (edit.edit) {
      case 'put-door':
      case 'put-schedule':
      case 'put-server':
      case 'put-preset':
      case 'put-dial-rule':
        put(LIST_OF_PUT[edit.edit], edit.item);
        break;
      case 'put-person':
        put('people', normalPerson(edit.item));
        break;
      case 'put-photo': {
        const there = itemsOf('photos').get(edit.item.id);
        if (there) put('photos', { ...there, ...edit.item });
        else clashes.push({ ...{ list: 'photos', id: edit.item.id, name: '' }, why: 'removed' });
        break;
      }
      case 'remove':
        for (const item of edit.items) {
          // Gone already is what was wanted.
          if (!itemsOf(edit.list).has(item.id) || !isCurrent(edit.list, item)) continue;
          itemsOf(edit.list).delete(item.id);
          if (edit.list === 'doors') gone.add(item.id);
        }
        break;
      case 'set':
        for (const [key, was] of Object.entries(edit.was))
          if (!same(was, site[key as keyof SiteFacts]))
            clashes.push({ list: 'facts', id: key, name: key, why: 'changed' });
        facts = { ...facts, ...edit.facts };
        break;
      default:
        assertNever(edit);
    }
  if (clashes.length > 0) throw conflict(clashes);

  const people = lists.get('people');
  if (people) {
    const next = nextUserIds(people.values());
    for (const [id, one] of people)
      if ((one as Person).userId === '') people.set(id, { ...one, userId: next() } as Person);
  }
  const changed = Object.fromEntries(
    [...lists].map(([list, items]) => [list, [...items.values()]]),
  );
  const after = withLists({ ...site, ...facts }, changed);
  return gone.size === 0 ? after : withoutDoors(after, gone);
}

function conflict(clashes: readonly Clash[]): AppError {
  const [first] = clashes;
  const more = clashes.length > 1 ? ` and ${clashes.length - 1} more` : '';
  const what =
    first === undefined || first.list === 'facts'
      ? 'What is said of the site'
      : `${ITEM_WORDS[first.list]} "${first.name}"`;
  const how = first?.why === 'removed' ? 'removed' : 'changed';
  return new AppError(
    'site.conflict',
    `${what}${more} was ${how} in the meantime. Nothing was saved.`,
    {
      details: { conflicts: clashes.slice(0, 100) },
    },
  );
}
