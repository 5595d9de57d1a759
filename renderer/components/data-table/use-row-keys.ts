import type { KeyboardEvent } from 'react';
import type { Selection } from './use-selection';

/** Rows that Page Up and Page Down move by. */
const PAGE = 10;

interface Options {
  /** Keys of the rows as they stand, top to bottom. */
  readonly order: readonly string[];
  readonly active: string | null;
  readonly selection: Selection | null;
  readonly moveTo: (key: string) => void;
  readonly open: (key: string) => void;
  readonly copy: () => void;
}

/** The keyboard of a list: arrows, Home/End, pages, Space, Shift, Ctrl+A, Ctrl+C, Enter, Escape. */
export function rowKeyHandler({ order, active, selection, moveTo, open, copy }: Options) {
  return (event: KeyboardEvent<HTMLElement>) => {
    // Keys pressed on a button or a box inside the row are that button's own.
    if (event.target instanceof HTMLElement && event.target.dataset.rowKey === undefined) return;
    const at = active === null ? -1 : order.indexOf(active);
    const control = event.ctrlKey || event.metaKey;
    const target = targetOf(event.key, at, order.length);
    const next = target === null ? undefined : order[target];
    if (next !== undefined) {
      if (event.shiftKey && selection !== null && active !== null) {
        if (selection.keys.size === 0) selection.extend(active, order);
        selection.extend(next, order);
      }
      moveTo(next);
    } else if (event.key === ' ' && active !== null && selection !== null) {
      if (event.shiftKey) selection.extend(active, order);
      else selection.toggle(active);
    } else if (event.key === 'Enter' && active !== null) {
      open(active);
    } else if (control && event.key.toLowerCase() === 'a' && selection !== null) {
      selection.replace(order);
    } else if (control && event.key.toLowerCase() === 'c') {
      copy();
    } else if (event.key === 'Escape' && selection !== null && selection.keys.size > 0) {
      selection.clear();
    } else {
      return;
    }
    event.preventDefault();
  };
}

function targetOf(key: string, at: number, count: number): number | null {
  const clamp = (index: number) => Math.min(Math.max(index, 0), count - 1);
  switch (key) {
    case 'ArrowDown':
      return clamp(at + 1);
    case 'ArrowUp':
      return clamp(at - 1);
    case 'PageDown':
      return clamp(at + PAGE);
    case 'PageUp':
      return clamp(at - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return clamp(count - 1);
    default:
      return null;
  }
}
