import { useState } from 'react';

/** A list of words that this computer remembers, such as the columns that are shown. */
export function useStoredWords(
  key: string,
  initial: readonly string[],
): readonly [readonly string[], (next: readonly string[]) => void] {
  const [words, setWords] = useState(() => read(key) ?? initial);
  return [
    words,
    (next) => {
      setWords(next);
      localStorage.setItem(key, next.join(' '));
    },
  ];
}

function read(key: string): readonly string[] | null {
  const text = localStorage.getItem(key);
  return text === null ? null : text.split(' ').filter(Boolean);
}
