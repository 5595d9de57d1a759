import type { Clock } from '../backend/ports';

/** Milliseconds after which a tab that neither listens nor asks is taken to be gone. */
const ABSENT_MS = 10 * 60 * 1000;

/**
 * Knows which tabs are there. A tab that reloads or loses its stream for a moment is not gone: its
 * calls go on, and only after a while is it forgotten with its files.
 */
export interface Callers {
  /** Marks the start of something this tab does; the function returned marks its end. */
  enter(caller: string): () => void;
  /** Forgets the tabs that have been away too long, and says which. */
  sweep(): readonly string[];
}

export function createCallers(clock: Clock): Callers {
  const known = new Map<string, { busy: number; since: number }>();
  return {
    enter(caller) {
      const entry = known.get(caller) ?? { busy: 0, since: 0 };
      known.set(caller, entry);
      entry.busy += 1;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        entry.busy -= 1;
        entry.since = clock.now();
      };
    },
    sweep() {
      const gone = [...known]
        .filter(([, { busy, since }]) => busy === 0 && clock.now() - since > ABSENT_MS)
        .map(([caller]) => caller);
      for (const caller of gone) known.delete(caller);
      return gone;
    },
  };
}
