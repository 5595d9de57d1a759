/**
 * Checksums of a site's file, so that a letter that was altered is noticed although the file is still
 * in order otherwise: of each item, and of the facts together. They guard against accidents; whoever
 * edits the file on purpose leaves the line out, or opens it and says that it shall stay so.
 */
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { ITEM_WORDS, ITEMS_WORDS, nameOf, type AnyList } from '../../../../shared/site/lists';
import type { RawSite } from '../../../../shared/site/migrations';

/** Name of the part of the file that holds them, the last one. */
export const SUMS = 'sums';
/** Key of the sum of all facts; every other one is that of a list. */
const FACTS = 'facts';
const WIDTH = 8;
/** Names that a note lists. */
const NAMED = 5;

const schema = z.record(z.string(), z.string().regex(/^([0-9a-f]{8})*$/)).readonly();

export const sumOf = (text: string): string => crc32(text).toString(16).padStart(WIDTH, '0');

/** Takes sums down while a file is written. */
export function createSums(): {
  fact(key: string, text: string): void;
  item(list: string, text: string): void;
  list(list: string): void;
  text(): string;
} {
  const facts: string[] = [];
  const lists = new Map<string, string[]>();
  const of = (list: string): string[] => {
    const known = lists.get(list) ?? [];
    lists.set(list, known);
    return known;
  };
  return {
    fact: (key, text) => void facts.push(`${key} ${text}`),
    item: (list, text) => void of(list).push(sumOf(text)),
    list: (list) => void of(list),
    text() {
      const all = [...lists].map(([list, sums]) => [list, sums.join('')]);
      return JSON.stringify({ [FACTS]: sumOf(facts.join('\n')), ...Object.fromEntries(all) });
    },
  };
}

/** By sum, the lists of which an item has it; empty where the sums cannot be read. */
export function listsBySum(sums: unknown): ReadonlyMap<string, readonly AnyList[]> {
  const found = new Map<string, AnyList[]>();
  for (const [list, all] of Object.entries(schema.safeParse(sums).data ?? {}))
    if (isList(list))
      for (const sum of all.match(/.{8}/g) ?? []) {
        const lists = found.get(sum);
        if (!lists) found.set(sum, [list]);
        else if (!lists.includes(list)) lists.push(list);
      }
  return found;
}

export interface Checked {
  /** `none`: it has no sums. */
  readonly state: 'none' | 'good' | 'altered';
  /** Whether the sums themselves cannot be read. */
  readonly lost: boolean;
  /** Whether the facts of the site itself are not as they were written. */
  readonly facts: boolean;
  /** By list, items that are not as they were written. */
  readonly items: ReadonlyMap<string, readonly unknown[]>;
}

const NONE: Checked = { state: 'none', lost: false, facts: false, items: new Map() };

const isList = (list: string): list is AnyList => Object.hasOwn(ITEM_WORDS, list);

function alteredIn(items: unknown, sums: string): readonly unknown[] {
  const known = new Set(sums.match(/.{8}/g) ?? []);
  return (Array.isArray(items) ? (items as unknown[]) : []).filter(
    (item) => !known.has(sumOf(JSON.stringify(item))),
  );
}

/** Whether a document is, part by part, as it was written. Items that are gone are told elsewhere. */
export function checkSums(raw: RawSite): Checked {
  if (raw[SUMS] === undefined) return NONE;
  const found = schema.safeParse(raw[SUMS]);
  if (!found.success) return { ...NONE, state: 'altered', lost: true };
  const sums = found.data;
  const text = Object.entries(raw)
    .filter(([key]) => key !== SUMS && !(key in sums && key !== FACTS))
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join('\n');
  const facts = sumOf(text) !== sums[FACTS];
  const items = new Map(
    Object.entries(sums).flatMap(([list, all]) => {
      const altered = list === FACTS ? [] : alteredIn(raw[list], all);
      return altered.length === 0 ? [] : [[list, altered] as const];
    }),
  );
  return { state: facts || items.size > 0 ? 'altered' : 'good', lost: false, facts, items };
}

/**
 * What is not as it was written, in words.
 *
 * @param untold whether something of it is told otherwise already
 */
export function alteredInWords(
  { lost, facts, items }: Checked,
  untold: { readonly facts: boolean; readonly item: (list: AnyList, item: unknown) => boolean } = {
    facts: true,
    item: () => true,
  },
): readonly string[] {
  return [
    ...(lost ? ['Its checksums cannot be read.'] : []),
    ...(facts && untold.facts
      ? ['The facts of the site itself are not as Lintel wrote them.']
      : []),
    ...[...items].flatMap(([list, all]) => {
      const told = all.filter((item) => !isList(list) || untold.item(list, item));
      if (told.length === 0) return [];
      const names = told.slice(0, NAMED).map((item) => `"${nameOf(item)}"`);
      const more = told.length - names.length;
      const [words, them] = told.length === 1 ? [ITEM_WORDS, 'it'] : [ITEMS_WORDS, 'them'];
      const what = isList(list) ? words[list] : list;
      const rest = more > 0 ? ` and ${more} more` : '';
      return [`${what}: ${told.length} not as Lintel wrote ${them}: ${names.join(', ')}${rest}.`];
    }),
  ];
}
