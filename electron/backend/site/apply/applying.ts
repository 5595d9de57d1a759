import type { EditableKind } from '../../../../shared/contract/records';
import { AppError } from '../../../../shared/errors';
import type { Door, Site } from '../../../../shared/site/document';
import type { DoorRead } from '../../../../shared/site/door-read';
import type { PlanTask } from '../../../../shared/site/plan';
import type { Predecessor } from '../../../../shared/site/predecessor';
import type { TaskContext } from '../../fleet/types';
import type { ChunkSizes } from '../../records/chunk-sizes';
import { idOfMac } from '../../store/intercom-store';
import type { PlanDeps } from '../plan/deps';
import type { OpenSite } from '../types';
import type { ApplyParams } from './params';

/** The apply of one door on its way. */
export interface Applying {
  readonly deps: PlanDeps;
  readonly context: TaskContext<ApplyParams>;
  /** The intercom. */
  readonly id: string;
  readonly open: OpenSite;
  /** As it was when the task began: what is changed meanwhile comes with the next plan. */
  readonly site: Site;
  readonly door: Door;
  readonly sizes: ChunkSizes;
  /** What the unit before had, where it is still to be brought over. */
  readonly before: Predecessor | undefined;
}

/**
 * The site and the door that a task is about, as they are now.
 *
 * @throws AppError `site.not-open`, `site.locked`, `site.door-changed`
 */
export function siteOf(
  { core }: PlanDeps,
  { params, task }: TaskContext<ApplyParams>,
): { readonly open: OpenSite; readonly door: Door } {
  const open = core.sites.get(params.site);
  if (open.locked)
    throw new AppError(
      'site.locked',
      `The PINs, cards and passwords of ${params.name} are sealed.`,
    );
  const asked = params.doors.find(({ intercom }) => intercom === task.intercomId);
  const door = open.site.doors.find(({ id }) => id === asked?.door);
  if (!door || door.bound === null || idOfMac(door.bound.mac) !== task.intercomId)
    throw new AppError(
      'site.door-changed',
      door
        ? `${door.name} is bound to another intercom than when this was begun.`
        : 'This door is not on the site any more.',
    );
  return { open, door };
}

/** What the plan of this door is made of, with what was read last. */
export function taskOf({ site, door, before }: Applying, read: DoorRead): PlanTask {
  return { site, door, read, ...(before && { before }) };
}

/** The reading with another state of one list in it. */
export function withList(
  read: DoorRead,
  kind: EditableKind,
  present: NonNullable<DoorRead['lists'][EditableKind]>,
): DoorRead {
  return { ...read, lists: { ...read.lists, [kind]: present } };
}
