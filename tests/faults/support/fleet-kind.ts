import { z } from 'zod';
import type { FleetKind, TaskContext, TaskEnd } from '../../../electron/backend/fleet/types';

export const COUNT = 14;

export const idOf = (n: number): string => `0C11050000${String(n).padStart(2, '0')}`;

interface Params {
  readonly word: string;
}

/** Work that remembers before it does what cannot be taken back, and can be settled from that. */
export function fleetKind(
  run: (context: TaskContext<Params>) => Promise<TaskEnd>,
): FleetKind<Params> {
  return {
    kind: 'faults',
    params: z.object({ word: z.string() }),
    title: (_, count) => `Work on ${count}`,
    steps: [
      { id: 'check', title: 'Check', weight: 1 },
      { id: 'send', title: 'Send', weight: 3 },
    ],
    order: { canary: false, width: 2, heavyWidth: 1 },
    stopAfterSameFailures: Infinity,
    run,
    settle: (context) =>
      Promise.resolve(
        context.recalled().sent === true
          ? { state: 'done', outcome: 'It had taken.' }
          : ('again' as const),
      ),
  };
}
