import type { FleetRecord, TaskRecord } from './record';
import type { FleetKind } from './types';
import { endedWell, ofState } from './view';

/** How many follow for each one that ended well, until the full width is reached. */
const WAVE_GROWTH = 4;

/**
 * Intercoms that may be worked on at the same time now: one until the first ended well where a kind
 * wants that, then waves that grow with what has proven to work.
 */
export function limitOf(record: FleetRecord, kind: FleetKind<unknown>): number {
  if (!kind.order.canary) return record.width;
  const well = record.tasks.filter(endedWell).length;
  return well === 0 ? 1 : Math.min(record.width, WAVE_GROWTH * well);
}

/** The tasks that an action fits; where some are named, also those that a person may well mean. */
export function chosenFor(
  action: 'retry-failed' | 'skip-unreachable',
  record: FleetRecord,
  tasks?: readonly string[],
): readonly TaskRecord[] {
  const named = tasks !== undefined;
  const fitting =
    action === 'retry-failed'
      ? ofState(record, 'failed', ...(named ? (['cancelled', 'skipped'] as const) : []))
      : ofState(record, 'waiting', ...(named ? (['queued'] as const) : []));
  return fitting.filter(({ id }) => !named || tasks.includes(id));
}
