import type { Column } from './column';

/** A row with the key that it has in its list. */
export interface Entry<T> {
  readonly key: string;
  readonly row: T;
}

export interface Search<T> {
  /**
   * Entries whose row holds every word that was typed, in any column, in any order; in their order.
   * What is typed on and on is looked for only in what was found before.
   */
  readonly find: (typed: string) => readonly Entry<T>[];
  /** Makes the searched texts while nobody waits, so that the first key is as quick as the others. Returns what ends it. */
  readonly ahead: () => () => void;
}

/**
 * The searched text of each row: made once per row and set of columns, so that typing stays quick.
 * Rows and columns are values: one that changes is another object.
 */
const texts = new WeakMap<object, WeakMap<object, string>>();

function textOf<T extends object>(row: T, columns: readonly Column<T>[]): string {
  let known = texts.get(columns);
  if (known === undefined) texts.set(columns, (known = new WeakMap()));
  let text = known.get(row);
  if (text === undefined) {
    text = columns
      .filter((column) => !column.actions)
      .map((column) => (column.search ?? column.text)(row).toLowerCase())
      .join('\n');
    known.set(row, text);
  }
  return text;
}

/** Rows that are made ready in one go; a browser has time for so many between two frames. */
const SLICE = 200;

interface Found {
  readonly words: readonly string[];
  /** Places in the list. */
  readonly hits: readonly number[];
}

/** Whatever holds `words` holds `before` too: only what was found then has to be looked at. */
const isNarrower = (words: readonly string[], before: readonly string[]): boolean =>
  before.every((old) => words.some((word) => word.includes(old)));

/** Looks for words in a list. Make it anew for other entries or other columns. */
export function createSearch<T extends object>(
  entries: readonly Entry<T>[],
  columns: readonly Column<T>[],
): Search<T> {
  const haystack: (string | undefined)[] = [];
  const at = (index: number): string => {
    const known = haystack[index];
    if (known !== undefined) return known;
    const entry = entries[index];
    return (haystack[index] = entry === undefined ? '' : textOf(entry.row, columns));
  };
  let last: Found | undefined;

  function hitsOf(words: readonly string[]): readonly number[] {
    const hits: number[] = [];
    const look = (index: number): void => {
      const text = at(index);
      for (const word of words) if (!text.includes(word)) return;
      hits.push(index);
    };
    if (last && isNarrower(words, last.words)) last.hits.forEach(look);
    else for (let index = 0; index < entries.length; index += 1) look(index);
    last = { words, hits };
    return hits;
  }

  return {
    find(typed) {
      const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
      if (words.length === 0) return entries;
      return hitsOf(words).flatMap((index) => entries[index] ?? []);
    },
    ahead() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const from = (start: number): void => {
        const end = Math.min(start + SLICE, entries.length);
        for (let index = start; index < end; index += 1) at(index);
        if (end < entries.length) timer = setTimeout(from, 0, end);
      };
      timer = setTimeout(from, 0, 0);
      return () => clearTimeout(timer);
    },
  };
}
