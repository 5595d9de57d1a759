import { z } from 'zod';
import { modelFacts } from '../../../shared/device/models';
import type { Clock, Log } from '../ports';
import { openJsonFile } from '../store/json-file';

/** Upgrades per model that count; a firmware of years ago says nothing about today's. */
const KEPT = 15;

const schema = z.record(z.string(), z.array(z.number().positive()));

/** How long models take from the upgrade call until they give a valid answer again. */
export interface ReturnTimes {
  /** Seconds, the median of the last ones; null when not yet learned. */
  usual(model: string): number | null;
  learn(model: string, seconds: number): Promise<void>;
  flush(): Promise<void>;
}

/** R29S and R29C are one board: they take the same time. */
const keyOf = (model: string): string => modelFacts(model)?.name ?? model;

/** The middle of the numbers; of an even count the mean of the two in the middle. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

export async function openReturnTimes(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<ReturnTimes> {
  const file = await openJsonFile({ ...options, name: 'return-times', schema, empty: {} });
  return {
    usual(model) {
      const middle = median(file.value[keyOf(model)] ?? []);
      return middle === null ? null : Math.max(1, Math.round(middle));
    },
    learn: (model, seconds) =>
      file.update((all) => {
        const key = keyOf(model);
        const rounded = Math.max(0.1, Math.round(seconds * 10) / 10);
        return { ...all, [key]: [...(all[key] ?? []), rounded].slice(-KEPT) };
      }),
    flush: () => file.flush(),
  };
}
