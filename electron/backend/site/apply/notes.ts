import type { Fleet } from '../../../../shared/contract/fleet';
import { say } from '../../../../shared/site/said';
import type { JobTold } from '../job-history';
import { UNDO_KIND, type UndoParams } from './undo-kind';

const WELL: readonly Fleet['tasks'][number]['state'][] = ['done', 'done-with-warnings'];

/** What an apply, or an undo, came to, as a line of the history of its site. Pure. */
export function noteOf(fleet: Fleet, { doors: about }: Pick<UndoParams, 'doors'>): JobTold['note'] {
  const byIntercom = new Map(about.map(({ intercom, door }) => [intercom, door]));
  const doors = fleet.tasks.flatMap(({ intercomId, state, outcome }) => {
    const door = byIntercom.get(intercomId);
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
    said: {
      title: [say(undone ? 'undone' : 'applied', { n: well })],
      // Why it stopped is told in English only.
      result:
        rest === 0
          ? [say('all-reached')]
          : fleet.stopReason === ''
            ? [say('not-reached', { n: rest })]
            : [],
    },
    doors,
  };
}
