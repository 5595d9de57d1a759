import { editableKindSchema } from '../../../../shared/contract/records';
import { isSecretKey } from '../../../../shared/device/config-keys';
import type { Fleet } from '../../../../shared/contract/fleet';
import type { Door, Site } from '../../../../shared/site/document';
import type { Predecessor } from '../../../../shared/site/predecessor';
import { toAppError } from '../../../../shared/errors';
import type { RestorePoints } from '../../backup/points';
import { readOnlyRows } from '../../records/dialect';
import { idOfMac } from '../../store/intercom-store';

export interface Before {
  /** Absent where nothing is to be brought over. */
  readonly predecessor?: Predecessor;
  /** What is to be said about it, in words. */
  readonly notes: readonly string[];
}

/** The last unit that hung here before, as long as not all that it had was brought over. Pure. */
export function lastPredecessor(door: Door): Door['predecessors'][number] | undefined {
  const last = door.predecessors.at(-1);
  if (!last || last.broughtAt !== undefined || door.bound === null) return undefined;
  return idOfMac(last.mac) === idOfMac(door.bound.mac) ? undefined : last;
}

/**
 * What the unit before had, by the backup that the door names. A backup that is not to be had is told
 * and keeps nothing else back.
 */
export async function beforeOf(points: RestorePoints, door: Door): Promise<Before> {
  const last = lastPredecessor(door);
  if (!last) return { notes: [] };
  if (last.backup === '')
    return {
      notes: [
        `There is no backup of the unit before (${last.mac}): only what the site knows can be written.`,
      ],
    };
  try {
    const { snapshot, passwords, untold, codesUntold, point } = await points.open(last.backup);
    const lists = Object.entries(snapshot.records).filter(
      ([name]) => !codesUntold.includes(editableKindSchema.parse(name)),
    );
    const lost = [...untold, ...Object.keys(passwords)].filter(isSecretKey).length;
    return {
      predecessor: {
        ...{ mac: last.mac, at: point.at },
        settings: { ...snapshot.settings, ...passwords },
        lists: Object.fromEntries(lists),
        whole: codesUntold.length === 0,
        readOnly: Object.fromEntries(
          lists.map(([name, rows]) => [
            name,
            readOnlyRows(editableKindSchema.parse(name), rows, point.model),
          ]),
        ),
      },
      notes: [
        ...(codesUntold.length > 0
          ? ['The codes in the backup of the unit before were sealed on another computer.']
          : []),
        ...(lost > 0
          ? ['Passwords of the unit before are not brought over, only those of the site.']
          : []),
      ],
    };
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return { notes: [`The backup of the unit before cannot be read: ${message}`] };
  }
}

/**
 * The site as if what an apply brought over from the units before were still to be brought: it was
 * put back. What another apply brought stays brought. Pure.
 */
export function withoutBrought(
  site: Site,
  doors: readonly string[],
  apply: Pick<Fleet, 'startedAt' | 'endedAt'>,
): Site {
  const isBrought = (door: Door): boolean => {
    const at = door.predecessors.at(-1)?.broughtAt;
    if (at === undefined || !doors.includes(door.id)) return false;
    return at >= apply.startedAt && at <= (apply.endedAt ?? at);
  };
  if (!site.doors.some(isBrought)) return site;
  return {
    ...site,
    doors: site.doors.map((door) => {
      if (!isBrought(door)) return door;
      const predecessors = door.predecessors.map(({ broughtAt, ...unit }, index) =>
        index === door.predecessors.length - 1 || broughtAt === undefined
          ? unit
          : { ...unit, broughtAt },
      );
      return { ...door, predecessors };
    }),
  };
}
