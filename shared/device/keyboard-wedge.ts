/**
 * A USB card reader that poses as a keyboard: it types the number of a card much faster than any
 * person, then Enter. Told apart from typing by the time between the keys alone. Pure: the time of
 * every key is given.
 */

export interface WedgeKey {
  /** As the keyboard names it: `7`, `A`, `Enter`. */
  readonly key: string;
  /** Milliseconds on any clock that never goes back. */
  readonly at: number;
  /** A key that is held down repeats by itself, as fast as a reader. */
  readonly repeat?: boolean;
}

export interface WedgeOptions {
  /** Longest time between two keys, in milliseconds: wireless readers stumble now and then. */
  readonly maxGapMs?: number;
  /** Longest time between two keys on average. Twenty keys a second are beyond a person. */
  readonly meanGapMs?: number;
  /** Fewest characters of a card number. */
  readonly minLength?: number;
}

export interface Wedge {
  /** Takes a key in. The text of a card when this key ended one, else undefined. */
  feed(key: WedgeKey): string | undefined;
  /** What came as fast as from a reader and has not been ended; empty while nothing did. */
  pending(): string;
}

/** Characters that readers put into a number: digits, letters, and what stands between facility and number. */
const PART = /^[0-9a-z,.:;/\- ]$/i;
/** Held beside a letter; no character of its own. */
const MODIFIERS: readonly string[] = ['Shift', 'CapsLock', 'NumLock'];

export function createWedge(options: WedgeOptions = {}): Wedge {
  const { maxGapMs = 80, meanGapMs = 50, minLength = 4 } = options;
  let typed = '';
  let first = 0;
  let last = 0;

  const fast = (): boolean =>
    typed.length >= minLength && (last - first) / (typed.length - 1) <= meanGapMs;

  return {
    feed({ key, at, repeat = false }) {
      if (MODIFIERS.includes(key)) return undefined;
      const late = at - last > maxGapMs;
      if (key === 'Enter' || key === 'Tab') {
        const card = !late && !repeat && fast() ? typed.trim() : undefined;
        typed = '';
        return card;
      }
      if (repeat || !PART.test(key)) {
        typed = '';
        return undefined;
      }
      if (late || typed === '') {
        typed = '';
        first = at;
      }
      typed += key;
      last = at;
      return undefined;
    },
    pending: () => (fast() ? typed : ''),
  };
}
