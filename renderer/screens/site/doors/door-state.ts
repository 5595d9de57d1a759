import {
  IconAlertTriangle,
  IconArrowsDiff,
  IconCircleCheck,
  IconCircleDashedCheck,
  IconLink,
  IconPencil,
  IconPencilCheck,
  type Icon,
} from '@tabler/icons-react';
import type { SiteView } from '../../../../shared/contract/site';
import type { PlanHead } from '../../../../shared/contract/site-plan';
import type { Door } from '../../../../shared/site/document';
import type { Tone } from '../../../components/tone';

/** How far a door is: planned on paper, recognised in an intercom, proven. */
export const DOOR_STATES = [
  'planned',
  'bound',
  'differs',
  /** Written since the last comparison. */
  'written',
  'applied',
  'failed',
  'accepted',
] as const;
export type DoorState = (typeof DOOR_STATES)[number];

export const DOOR_TONES: Readonly<Record<DoorState, Tone>> = {
  planned: 'neutral',
  bound: 'busy',
  differs: 'warn',
  written: 'busy',
  applied: 'good',
  failed: 'bad',
  accepted: 'good',
};

export const DOOR_ICONS: Readonly<Record<DoorState, Icon>> = {
  planned: IconPencil,
  bound: IconLink,
  differs: IconArrowsDiff,
  written: IconPencilCheck,
  applied: IconCircleDashedCheck,
  failed: IconAlertTriangle,
  accepted: IconCircleCheck,
};

export interface DoorFacts {
  readonly acceptances: SiteView['acceptances'];
  /** What was done last, the newest at the end. */
  readonly history: SiteView['history'];
  /** The plan that was made last, where there is one. */
  readonly plan: PlanHead | null;
}

/** How the door stands to the site: by the last comparison, and by what was written after it. */
function wantedAt(
  door: Door,
  { plan, history }: DoorFacts,
): Extract<DoorState, 'bound' | 'differs' | 'written' | 'applied'> {
  const compared = plan?.doors.find((one) => one.door === door.id && one.state === 'read');
  const written = history.findLast(
    ({ what, at, doors }) =>
      (what === 'applied' || what === 'undone') &&
      at > (plan?.at ?? Infinity) &&
      doors.some((one) => one.door === door.id && one.done),
  );
  if (written !== undefined) return written.what === 'applied' ? 'written' : 'bound';
  if (compared === undefined) return 'bound';
  return compared.counts.todo > 0 ? 'differs' : 'applied';
}

/**
 * Where a door stands: by its binding, by the last acceptance of the unit that hangs there now, and by
 * the last comparison with it.
 */
export function doorState(door: Door, facts: DoorFacts): DoorState {
  const { bound } = door;
  const { acceptances } = facts;
  if (bound === null) return 'planned';
  const last = acceptances
    .filter((one) => one.door === door.id && one.mac === bound.mac && one.at >= bound.at)
    .reduce<(typeof acceptances)[number] | null>(
      (newest, one) => (newest === null || one.at > newest.at ? one : newest),
      null,
    );
  const wanted = wantedAt(door, facts);
  if (wanted === 'differs' || last === null) return wanted;
  if (last.results.some(({ state }) => state === 'fail')) return 'failed';
  return last.results.some(({ state }) => state === 'pass') ? 'accepted' : wanted;
}
