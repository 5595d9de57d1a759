import { z } from 'zod';
import { restoreListsSchema } from '../../../../shared/contract/backups';
import { AppError } from '../../../../shared/errors';
import type { Finder } from '../../discovery/finder';
import type { FleetStep, TaskContext } from '../../fleet/types';
import type { Core } from '../../services/core';
import type { Identify } from '../../services/intercoms/find-out';
import type { RestorePoints } from '../points';

/** How long a restore waits for what, in seconds. */
export interface RestoreLimits {
  /** From the import until the unit has to be gone. */
  readonly goneS: number;
  /** Until it has to be back (device notes 5: 200 s were seen). */
  readonly backS: number;
  /** Of silence after which the network is searched for its MAC. */
  readonly searchAfterS: number;
}

export const RESTORE_LIMITS: RestoreLimits = { goneS: 60, backS: 300, searchAfterS: 20 };

export interface RestoreDeps {
  readonly core: Core;
  readonly identify: Identify;
  readonly points: RestorePoints;
  readonly finder: Finder;
  readonly limits: RestoreLimits;
}

export const restoreParamsSchema = z.object({
  /** Which backup goes onto which intercom, by its ID. */
  backups: z.record(z.string(), z.string()),
  lists: restoreListsSchema,
  confirmed: z.array(z.string()),
});
export type RestoreParams = z.infer<typeof restoreParamsSchema>;

export const RESTORE_STEPS: readonly FleetStep[] = [
  { id: 'check', title: 'Check the backup', weight: 1, stoppable: true },
  { id: 'point', title: 'Keep what is there now', weight: 3, stoppable: true },
  { id: 'import', title: 'Import the configuration', weight: 2 },
  { id: 'go', title: 'Wait for it to go', weight: 1, joined: true },
  { id: 'return', title: 'Wait for it to come back', weight: 6, joined: true },
  { id: 'lists', title: 'Put the lists back', weight: 3, joined: true },
  { id: 'compare', title: 'Compare with the backup', weight: 3, joined: true },
];

/** The restore of one intercom on its way. */
export interface Restore extends RestoreDeps {
  readonly context: TaskContext<RestoreParams>;
  readonly id: string;
}

const factsSchema = z.object({
  /** Name of the restore point of what was there before. */
  point: z.string().default(''),
  /** When the import was sent; null before. Milliseconds since 1970. */
  sentAt: z.number().nullable().default(null),
  /** Keys that differed before the import. */
  differed: z.array(z.string()).default([]),
  /** Where it may answer once it has the settings of the backup. */
  addresses: z.array(z.string()).default([]),
});
export type RestoreFacts = z.infer<typeof factsSchema>;

/** What this attempt has remembered, also before a crash. */
export const factsOf = ({ context }: Pick<Restore, 'context'>): RestoreFacts =>
  factsSchema.parse(context.recalled());

/** The backup for this intercom. @throws AppError `file.unreadable` */
export function backupNameOf({ context, id }: Pick<Restore, 'context' | 'id'>): string {
  const name = context.params.backups[id];
  if (name === undefined)
    throw new AppError('file.unreadable', 'No backup was chosen for this intercom.');
  return name;
}
