import { useWindowEvent } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { createWedge } from '../../shared/device/keyboard-wedge';

interface CardReaderOptions {
  readonly active: boolean;
  /** Text of a card as the reader typed it. */
  readonly onCard: (text: string) => void;
  /** Something came as fast as from a reader, and no Enter after it. */
  readonly onUnended?: (text: string) => void;
}

/** So long after its last key (milliseconds) a reader has no more to say. */
const QUIET_MS = 400;

/**
 * Listens for a USB card reader that types like a keyboard, wherever the focus is. The Enter that
 * ends a card presses no button and sends no form.
 */
export function useCardReader({ active, onCard, onUnended }: CardReaderOptions): void {
  const wedge = useRef(createWedge());
  const quiet = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(quiet.current), []);
  const listen = (event: KeyboardEvent) => {
    if (!active || event.ctrlKey || event.metaKey || event.altKey) return;
    clearTimeout(quiet.current);
    const { key, timeStamp: at, repeat } = event;
    const card = wedge.current.feed({ key, at, repeat });
    if (card !== undefined) {
      event.preventDefault();
      event.stopImmediatePropagation();
      onCard(card);
      return;
    }
    quiet.current = setTimeout(() => {
      const left = wedge.current.pending();
      if (left !== '') onUnended?.(left);
    }, QUIET_MS);
  };
  // Before everything else on the page: it decides whether Enter is a key at all.
  useWindowEvent('keydown', listen, { capture: true });
}
