import { useState } from 'react';
import type { CallInput } from '../../../shared/contract';

type Edits = CallInput<'site.edit'>['edits'];

interface Edited<T> {
  readonly item: T;
  readonly change: (part: Partial<T>) => void;
  /** Somebody wanted to save it: from now on the fields say what is missing. */
  readonly tried: boolean;
  /** What to change in the site; null where something is not right yet. */
  readonly ifGood: (good: boolean, edits: Edits) => Edits | null;
}

/** One thing of the site while it is edited. */
export function useEdited<T>(first: T): Edited<T> {
  const [item, setItem] = useState(first);
  const [tried, setTried] = useState(false);
  return {
    item,
    change: (part) => setItem((before) => ({ ...before, ...part })),
    tried,
    ifGood(good, edits) {
      setTried(true);
      return good ? edits : null;
    },
  };
}
