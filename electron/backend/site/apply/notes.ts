import type { Fleet } from '../../../../shared/contract/fleet';
import { toAppError } from '../../../../shared/errors';
import type { Core } from '../../services/core';
import { APPLY_KIND } from './params';
import { UNDO_KIND } from './undo-kind';
import type { UndoHead } from './undo-store';

const WELL: readonly Fleet['tasks'][number]['state'][] = ['done', 'done-with-warnings'];

/** What a job came to, as a line of the history of its site. Pure. */
export function noteOf(
  fleet: Fleet,
  doorOf: (intercom: string) => string | undefined,
): Parameters<ReturnType<Core['sites']['get']>['note']>[0] {
  const doors = fleet.tasks.flatMap(({ intercomId, state, outcome }) => {
    const door = doorOf(intercomId);
    return door === undefined
      ? []
      : [{ door, result: outcome.slice(0, 2000), done: WELL.includes(state) }];
  });
  const well = doors.filter(({ done }) => done).length;
  const undone = fleet.kind === UNDO_KIND;
  const number = `${well} ${well === 1 ? 'door' : 'doors'}`;
  const rest = doors.length - well;
  return {
    what: undone ? 'undone' : 'applied',
    title: undone ? `Undone at ${number}` : `Applied to ${number}`,
    result:
      rest === 0
        ? 'All were reached.'
        : `Not reached or not done: ${rest}.${fleet.stopReason === '' ? '' : ` ${fleet.stopReason}`}`,
    doors,
  };
}

/** Writes the history of sites when jobs on them end. */
export interface HistoryKeeper {
  /** What a job is for, told by its tasks: it may have been begun before this start of the program. */
  belongsTo(
    fleet: string,
    about: { readonly site: string; readonly doors: readonly DoorOf[] },
  ): void;
  /** Looks at a job that has changed. */
  seen(fleet: Fleet): void;
}

type DoorOf = Pick<UndoHead, 'door' | 'intercom'>;

export function createHistoryKeeper(
  { sites, log }: Pick<Core, 'sites' | 'log'>,
  afterUndo: (site: string, doors: readonly string[]) => Promise<void>,
): HistoryKeeper {
  const jobs = new Map<string, { readonly site: string; readonly doors: readonly DoorOf[] }>();
  const noted = new Set<string>();

  const write = async (fleet: Fleet): Promise<void> => {
    const about = jobs.get(fleet.id);
    if (!about) return;
    const byIntercom = new Map(about.doors.map(({ intercom, door }) => [intercom, door]));
    const note = noteOf(fleet, (intercom) => byIntercom.get(intercom));
    if (fleet.kind === UNDO_KIND)
      await afterUndo(
        about.site,
        note.doors.filter(({ done }) => done).map(({ door }) => door),
      );
    await sites.get(about.site).note(note);
  };

  return {
    belongsTo: (fleet, about) => void jobs.set(fleet, about),
    seen(fleet) {
      if (![APPLY_KIND, UNDO_KIND].includes(fleet.kind) || fleet.endedAt === null) return;
      const key = `${fleet.id} ${fleet.endedAt}`;
      if (noted.has(key)) return;
      noted.add(key);
      write(fleet).catch((thrown: unknown) => {
        const { code } = toAppError(thrown);
        log('warn', 'The history of a site could not be written', { fleet: fleet.id, code });
      });
    },
  };
}
