import { useState } from 'react';

export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  /** Selects everything between the last toggled row and this one, both included. */
  readonly extend: (key: string, order: readonly string[]) => void;
  readonly replace: (keys: readonly string[]) => void;
  readonly clear: () => void;
}

const none: ReadonlySet<string> = new Set();

/** Which rows are selected, with the anchor that a range starts from. */
export function useSelection(): Selection {
  const [keys, setKeys] = useState(none);
  const [anchor, setAnchor] = useState<string | null>(null);
  return {
    keys,
    toggle(key) {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      setKeys(next);
      setAnchor(key);
    },
    extend(key, order) {
      const to = order.indexOf(key);
      const from = anchor === null ? to : order.indexOf(anchor);
      const [first, last] = [Math.min(from, to), Math.max(from, to)];
      setKeys(new Set([...keys, ...order.slice(Math.max(first, 0), last + 1)]));
      if (anchor === null) setAnchor(key);
    },
    replace(next) {
      setKeys(new Set(next));
    },
    clear() {
      setKeys(none);
      setAnchor(null);
    },
  };
}
