import type { EditableKind } from '../../../../shared/contract/records';
import { AppError } from '../../../../shared/errors';
import type { Door, Site } from '../../../../shared/site/document';
import type { DoorRead } from '../../../../shared/site/door-read';
import { doorWork, type PlanTask } from '../../../../shared/site/plan';
import type { Predecessor } from '../../../../shared/site/predecessor';
import type { Lists } from '../../backup/snapshot';
import type { TaskContext } from '../../fleet/types';
import type { ChunkSizes } from '../../records/chunk-sizes';
import { shortOf, type Present } from '../../records/read';
import { idOfMac } from '../../store/intercom-store';
import type { PlanDeps } from '../plan/deps';
import type { OpenSite } from '../types';
import type { Confirmed } from './confirmed';
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
  readonly confirmed: Confirmed;
  /** What the unit before had, where it is still to be brought over. */
  readonly before: Predecessor | undefined;
  /** Lists as they were read when the task began. */
  readonly began: { readonly at: number; readonly presents: Lists['presents'] };
  /** What there is to do on a reading, worked out once: with thousands of people that takes a while. */
  readonly works: WeakMap<DoorRead, ReturnType<typeof doorWork>>;
}

/** Milliseconds for which a reading is taken as what is there: a job may be halted for hours. */
const FRESH_MS = 60_000;

/** The list as it was read when the task began, where that is a moment ago and still what `read` says. */
export function freshPresent(
  { deps, began }: Applying,
  read: DoorRead,
  kind: EditableKind,
): Present | undefined {
  const present = began.presents[kind];
  const isFresh = deps.core.clock.now() - began.at < FRESH_MS;
  return isFresh && present?.rows === read.lists[kind]?.rows ? present : undefined;
}

/** What there is to do at the door, by a reading. */
export function workOf(applying: Applying, read: DoorRead): ReturnType<typeof doorWork> {
  const work = applying.works.get(read) ?? doorWork(taskOf(applying, read));
  applying.works.set(read, work);
  return work;
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

/** The reading with another state of one list in it; one that came short counts as not read. */
export function withList(read: DoorRead, kind: EditableKind, present: Present): DoorRead {
  const { [kind]: _before, ...lists } = read.lists;
  return present.missing > 0
    ? { ...read, lists, unread: { ...read.unread, [kind]: shortOf(present) } }
    : { ...read, lists: { ...lists, [kind]: present } };
}
