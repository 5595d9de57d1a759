/**
 * How a site lies on the disk: JSON with a line for each fact and each item, so that a damaged file
 * loses the damaged lines only. What matters most comes first, what is large last.
 */
import { z } from 'zod';
import { SITE_FORMAT, SITE_VERSION, type Site } from '../../../../shared/site/document';
import { listOf, type AnyList, type ListItem } from '../../../../shared/site/lists';
import type { Sealed } from './seal';
import { createSums, SUMS } from './sums';

export const FILE_EXTENSION = '.lintel';

/** The lists in the order of the file. */
export const LIST_ORDER = [
  ...(['doors', 'people', 'schedules', 'servers', 'presets', 'dialRules'] as const),
  ...(['acceptances', 'history', 'former', 'looks', 'photos'] as const),
] as const satisfies readonly AnyList[];

/** How many of each there are: what a damaged file has lost can be told, and a list of files shown. */
export const countsSchema = z.partialRecord(z.enum(LIST_ORDER), z.number().int().min(0));
export type Counts = z.infer<typeof countsSchema>;

export function countsOf(site: Site): Counts {
  return Object.fromEntries(LIST_ORDER.map((list) => [list, listOf(site, list).length]));
}

/** Characters that are handed on at once. */
const CHUNK = 1024 * 1024;

/** Lines of items that are large or many and that nothing changes: made once. */
const made = new WeakMap<ListItem, string>();
const LASTING: readonly AnyList[] = ['photos', 'acceptances', 'history', 'former'];

function lineOf(list: AnyList, item: ListItem): string {
  if (!LASTING.includes(list)) return JSON.stringify(item);
  const known = made.get(item);
  if (known !== undefined) return known;
  const line = JSON.stringify(item);
  made.set(item, line);
  return line;
}

function* lines(site: Site, sealed: Sealed | null): Generator<string> {
  const { id, name, customer, address, notes, technician, login, createdAt, changedAt } = site;
  const facts = {
    ...{ format: SITE_FORMAT, version: SITE_VERSION, id, name, createdAt, changedAt },
    ...{ counts: countsOf(site), sealed, customer, address, notes, technician, login },
  };
  const sums = createSums();
  yield '{\n';
  for (const [key, value] of Object.entries(facts)) {
    const text = JSON.stringify(value);
    sums.fact(key, text);
    yield `"${key}": ${text},\n`;
  }
  for (const list of LIST_ORDER) {
    const items = listOf(site, list);
    sums.list(list);
    yield items.length === 0 ? `"${list}": [` : `"${list}": [\n`;
    for (const [index, item] of items.entries()) {
      const line = lineOf(list, item);
      sums.item(list, line);
      yield line + (index < items.length - 1 ? ',\n' : '\n');
    }
    yield '],\n';
  }
  yield `"${SUMS}": ${sums.text()}\n`;
  yield '}\n';
}

/** The file, in parts. `site` has a mask for each secret. */
export function* fileParts(site: Site, sealed: Sealed | null): Generator<string> {
  let part = '';
  for (const line of lines(site, sealed)) {
    part += line;
    if (part.length < CHUNK) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}
