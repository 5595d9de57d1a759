import { z } from 'zod';
import type { Clock, Log } from '../backend/ports';
import { openJsonFile } from '../backend/store/json-file';

/** Runs whose pages still find back: a page that was left open for longer is opened anew. */
const KEPT = 5;

const runSchema = z.object({
  /** Where it listened. */
  port: z.number().int().min(1).max(65_535),
  /** SHA-256 of its secret for coming back, as hex; see `reconnect.ts`. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
});
const schema = z.object({ runs: z.array(runSchema).max(KEPT) });

/** One run of the program, as far as its pages need it to come back. */
export type EarlierRun = z.infer<typeof runSchema>;

/**
 * What is kept of earlier runs, so that a page that was open when Lintel ended finds it again by
 * itself at the next start: the same port where it is free, and what its pages are recognised by.
 * The token of a run is never kept: it ends with the run.
 */
export interface EarlierRuns {
  /** The last one at the end. */
  readonly runs: readonly EarlierRun[];
  /** Adds this run. @throws AppError `file.unwritable` */
  add(run: EarlierRun): Promise<void>;
}

export async function openEarlierRuns(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<EarlierRuns> {
  const file = await openJsonFile({ ...options, name: 'pages', schema, empty: { runs: [] } });
  const { runs } = file.value;
  return {
    runs,
    add: (run) => file.update((before) => ({ runs: [...before.runs, run].slice(-KEPT) })),
  };
}
