import {
  IconAlertTriangle,
  IconArrowsDiff,
  IconCircleCheck,
  IconCircleDashedCheck,
  IconLink,
  IconPencil,
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
  'applied',
  'failed',
  'accepted',
] as const;
export type DoorState = (typeof DOOR_STATES)[number];

export const DOOR_TONES: Readonly<Record<DoorState, Tone>> = {
  planned: 'neutral',
  bound: 'busy',
  differs: 'warn',
  applied: 'good',
  failed: 'bad',
  accepted: 'good',
};

export const DOOR_ICONS: Readonly<Record<DoorState, Icon>> = {
  planned: IconPencil,
  bound: IconLink,
  differs: IconArrowsDiff,
  applied: IconCircleDashedCheck,
  failed: IconAlertTriangle,
  accepted: IconCircleCheck,
};

export interface DoorFacts {
  readonly acceptances: SiteView['acceptances'];
  /** The plan that was made last, where there is one. */
  readonly plan: PlanHead | null;
}

/**
 * Where a door stands: by its binding, by the last acceptance of the unit that hangs there now, and by
 * the last comparison with it.
 */
export function doorState(door: Door, { acceptances, plan }: DoorFacts): DoorState {
  const { bound } = door;
  if (bound === null) return 'planned';
  const last = acceptances
    .filter((one) => one.door === door.id && one.mac === bound.mac && one.at >= bound.at)
    .reduce<(typeof acceptances)[number] | null>(
      (newest, one) => (newest === null || one.at > newest.at ? one : newest),
      null,
    );
  const compared = plan?.doors.find((one) => one.door === door.id && one.state === 'read');
  if (compared !== undefined && compared.counts.todo > 0) return 'differs';
  const applied = compared === undefined ? 'bound' : 'applied';
  if (last === null) return applied;
  if (last.results.some(({ state }) => state === 'fail')) return 'failed';
  return last.results.some(({ state }) => state === 'pass') ? 'accepted' : applied;
}
