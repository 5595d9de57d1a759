/** What can be saved of a damaged file. Pure. */
import type { z } from 'zod';
import { SITE_VERSION, siteSchema, type Site } from '../../../../shared/site/document';
import {
  ITEM_SCHEMAS,
  ITEM_WORDS,
  ITEMS_WORDS,
  nameOf,
  type AnyList,
} from '../../../../shared/site/lists';
import type { RawSite } from '../../../../shared/site/migrations';
import { countsSchema, LIST_ORDER } from './format';
import { listsBySum, sumOf, SUMS } from './sums';

/** Names that a note lists. */
const NAMED = 5;

/** Something of a list that cannot be used. */
export interface Lost {
  readonly list: AnyList;
  /** As a person calls it; empty where nothing of it can be read. */
  readonly name: string;
}

export interface Torn {
  readonly raw: RawSite;
  readonly lost: readonly Lost[];
}

const HEAD = /^\s*"(\w+)": (.*?),?\s*$/;
const NAME = /"name":"((?:[^"\\]|\\.){1,128})"/;

const isList = (key: string): key is AnyList => (LIST_ORDER as readonly string[]).includes(key);

function tryParse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Whether an item is one of this list as it was written: all of its keys are such of the list. */
function isOf(list: AnyList, item: unknown): boolean {
  const { shape } = ITEM_SCHEMAS[list];
  return (
    typeof item === 'object' &&
    item !== null &&
    Object.keys(item).every((key) => Object.hasOwn(shape, key)) &&
    ITEM_SCHEMAS[list].safeParse(item).success
  );
}

/**
 * The list of an item: one hole may have taken the end of a list and the beginning of the next. Its
 * sum says it; of what has none, the list in which it stands, or else the only one that it fits.
 */
function listOfItem(options: {
  readonly line: string;
  readonly item: unknown;
  /** Where it stands. */
  readonly here: AnyList;
  readonly bySum: ReadonlyMap<string, readonly AnyList[]>;
}): AnyList {
  const { line, item, here, bySum } = options;
  const lists = bySum.get(sumOf(line)) ?? [];
  if (lists.includes(here) || (lists.length === 0 && isOf(here, item))) return here;
  const [only, ...more] = lists.length > 0 ? lists : LIST_ORDER.filter((list) => isOf(list, item));
  return only !== undefined && more.length === 0 ? only : here;
}

/** The checksums, which stand in the last line. */
function sumsIn(text: string): unknown {
  const [, value = ''] =
    new RegExp(`^"${SUMS}": (.*)$`, 'm').exec(text.slice(text.lastIndexOf(`"${SUMS}": `))) ?? [];
  return tryParse(value)?.value;
}

/**
 * Reads a file that is no JSON any more line by line, as they were written. Undefined where it never
 * was one of ours.
 */
export function readTorn(text: string): Torn | undefined {
  const facts = new Map<string, unknown>();
  const lists = new Map<AnyList, unknown[]>();
  const lost: Lost[] = [];
  let list: AnyList | undefined;
  let last = -1;
  const bySum = listsBySum(sumsIn(text));
  const enter = (name: AnyList): unknown[] => {
    list = name;
    last = LIST_ORDER.indexOf(name);
    const items = lists.get(name) ?? [];
    lists.set(name, items);
    return items;
  };
  for (const line of text.split('\n')) {
    const [, key = '', value = ''] = HEAD.exec(line) ?? [];
    if (isList(key) && value.startsWith('[')) {
      enter(key);
      if (value.startsWith('[]')) list = undefined;
    } else if (key !== '' && list === undefined) {
      const found = tryParse(value);
      if (found) facts.set(key, found.value);
    } else if (/^\s*\],?\s*$/.test(line)) list = undefined;
    else if (line.trimStart().startsWith('{"')) {
      // Where the line that begins a list is lost, its items still follow the list before it.
      const name = list ?? LIST_ORDER[Math.min(last + 1, LIST_ORDER.length - 1)] ?? 'doors';
      const plain = line.trim().replace(/,$/, '');
      const found = tryParse(plain);
      if (found)
        enter(listOfItem({ line: plain, item: found.value, here: name, bySum })).push(found.value);
      else lost.push({ list: name, name: NAME.exec(line)?.[1] ?? '' });
    }
  }
  if (facts.size === 0 && lists.size === 0) return undefined;
  return { raw: { ...Object.fromEntries(facts), ...Object.fromEntries(lists) }, lost };
}

/** Stands for the ID of a site that is lost. The sealed part is bound to the ID: nothing opens it then. */
export const LOST_ID = 'lost';

const factsSchema = siteSchema.omit(
  Object.fromEntries(LIST_ORDER.map((list) => [list, true])) as Record<AnyList, true>,
);

/** Begins the note about facts of the site that are lost. */
export const FACTS_NOTE = 'Of the facts of the site itself';

const KNOWN = new Set([...Object.keys(siteSchema.shape), 'counts', 'sealed', SUMS]);

/** Facts one by one; what cannot be used is as in a new site. */
function factsOf(raw: RawSite): {
  readonly facts: z.infer<typeof factsSchema>;
  readonly bad: number;
} {
  const fallback: RawSite = {
    id: LOST_ID,
    name: 'Site without a name',
    createdAt: 0,
    changedAt: 0,
  };
  const whole = { ...fallback, format: raw.format, version: SITE_VERSION };
  let bad = 0;
  const good: Record<string, unknown> = { ...whole };
  for (const [key, schema] of Object.entries(factsSchema.shape)) {
    if (key === 'format' || key === 'version') continue;
    if (schema.safeParse(raw[key]).success) good[key] = raw[key];
    else bad += 1;
  }
  return { facts: factsSchema.parse({ ...good, format: 'lintel-site' }), bad };
}

function noteOf(list: AnyList, names: readonly string[], unknown: number): string {
  const known = names.filter((name) => name !== '').map((name) => `"${name}"`);
  const rest = names.length + unknown - Math.min(known.length, NAMED);
  const shown = known.slice(0, NAMED).join(', ');
  const more = shown === '' ? '' : `: ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
  const count = names.length + unknown;
  return `${(count === 1 ? ITEM_WORDS : ITEMS_WORDS)[list]}: ${count} cannot be read${more}.`;
}

/** The site made of all that fits, with what does not in words. */
export function fit(
  raw: RawSite,
  lost: readonly Lost[],
): { readonly site: Site; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const { facts, bad } = factsOf(raw);
  const strange = Object.keys(raw).filter((key) => !KNOWN.has(key)).length;
  if (bad + strange > 0) notes.push(`${FACTS_NOTE} ${Math.max(bad, strange)} cannot be read.`);
  const counts = countsSchema.safeParse(raw.counts).data ?? {};
  const lists = LIST_ORDER.map((list) => {
    const items = Array.isArray(raw[list]) ? (raw[list] as unknown[]) : [];
    const seen = new Set<string>();
    const names = lost.filter((one) => one.list === list).map(({ name }) => name);
    const good = items.flatMap((item) => {
      const found = ITEM_SCHEMAS[list].safeParse(item);
      if (found.success && !seen.has(found.data.id)) {
        seen.add(found.data.id);
        return [found.data];
      }
      names.push(nameOf(item));
      return [];
    });
    const missing = Math.max(0, (counts[list] ?? 0) - good.length - names.length);
    if (names.length + missing > 0) notes.push(noteOf(list, names, missing));
    return [list, good] as const;
  });
  return { site: siteSchema.parse({ ...facts, ...Object.fromEntries(lists) }), notes };
}
