import type { KeyboardEvent, RefObject } from 'react';

interface Options {
  readonly chosen: number;
  readonly count: number;
  /** The element whose options are moved through. */
  readonly list: RefObject<HTMLElement | null>;
  readonly onChoose: (index: number) => void;
}

/** Arrows, Home and End move through a list; the choice and the keyboard go together. */
export function moveBy(event: KeyboardEvent, { chosen, count, list, onChoose }: Options): void {
  const next = target(event.key, chosen, count);
  if (next === undefined) return;
  event.preventDefault();
  onChoose(next);
  list.current?.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus();
}

function target(key: string, chosen: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(chosen + 1, count - 1);
    case 'ArrowUp':
      return Math.max(chosen - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
