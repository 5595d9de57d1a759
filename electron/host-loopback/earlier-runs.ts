import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Log } from '../backend/ports';
import { openJsonFile } from '../backend/store/json-file';

/** Runs whose pages are still let in: a page that was left open for longer is opened anew. */
const KEPT = 5;

const schema = z.object({
  /** Where the last run listened; 0 before the first. */
  port: z.number().int().min(0).max(65_535),
  /** SHA-256 of tokens as hex, the newest last. A token itself is known to its page alone. */
  keys: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(KEPT),
});

/** The key that a token is compared by. */
export const keyOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * What is kept of earlier runs, so that a page that was open when Lintel ended finds it again by
 * itself at the next start: the same port where it is free, and the keys of its pages.
 */
export interface EarlierRuns {
  readonly port: number;
  readonly keys: readonly string[];
  /** Adds this run. @throws AppError `file.unwritable` */
  add(run: { readonly port: number; readonly token: string }): Promise<void>;
}

export async function openEarlierRuns(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<EarlierRuns> {
  const file = await openJsonFile({
    ...options,
    name: 'pages',
    schema,
    empty: { port: 0, keys: [] },
  });
  const { port, keys } = file.value;
  return {
    port,
    keys,
    add: (run) =>
      file.update((before) => ({
        port: run.port,
        keys: [...before.keys, keyOf(run.token)].slice(-KEPT),
      })),
  };
}
