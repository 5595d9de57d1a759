import {
  IconAlertTriangle,
  IconCircleCheck,
  IconLink,
  IconPencil,
  type Icon,
} from '@tabler/icons-react';
import type { SiteView } from '../../../../shared/contract/site';
import type { Door } from '../../../../shared/site/document';
import type { Tone } from '../../../components/tone';

/** How far a door is: planned on paper, recognised in an intercom, proven. */
export const DOOR_STATES = ['planned', 'bound', 'failed', 'accepted'] as const;
export type DoorState = (typeof DOOR_STATES)[number];

export const DOOR_TONES: Readonly<Record<DoorState, Tone>> = {
  planned: 'neutral',
  bound: 'busy',
  failed: 'bad',
  accepted: 'good',
};

export const DOOR_ICONS: Readonly<Record<DoorState, Icon>> = {
  planned: IconPencil,
  bound: IconLink,
  failed: IconAlertTriangle,
  accepted: IconCircleCheck,
};

/** Where a door stands, by its binding and by the last acceptance of the unit that hangs there now. */
export function doorState(door: Door, acceptances: SiteView['acceptances']): DoorState {
  const { bound } = door;
  if (bound === null) return 'planned';
  const last = acceptances
    .filter((one) => one.door === door.id && one.mac === bound.mac && one.at >= bound.at)
    .reduce<(typeof acceptances)[number] | null>(
      (newest, one) => (newest === null || one.at > newest.at ? one : newest),
      null,
    );
  if (last === null) return 'bound';
  if (last.results.some(({ state }) => state === 'fail')) return 'failed';
  return last.results.some(({ state }) => state === 'pass') ? 'accepted' : 'bound';
}
