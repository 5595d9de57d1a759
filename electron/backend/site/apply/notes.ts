import type { Fleet } from '../../../../shared/contract/fleet';
import { say } from '../../../../shared/site/said';
import type { JobTold } from '../job-history';
import { LIST_STEPS } from './params';
import { UNDO_KIND, type UndoParams } from './undo-kind';

const WELL: readonly Fleet['tasks'][number]['state'][] = ['done', 'done-with-warnings'];

const WRITING: ReadonlySet<string> = new Set([...LIST_STEPS.map(({ id }) => id), 'settings']);

/** Whether a task came as far as writing. One that was not reached is skipped in no time. */
const cameToWrite = ({ steps }: Fleet['tasks'][number]): boolean =>
  steps.some(
    ({ id, state, seconds }) =>
      WRITING.has(id) && (state === 'skipped' ? seconds > 0 : state !== 'pending'),
  );

/**
 * What an apply, or an undo, came to, as a line of the history of its site. Pure.
 *
 * @param sent intercoms to which the job is known to have sent something
 */
export function noteOf(
  fleet: Fleet,
  { doors: about }: Pick<UndoParams, 'doors'>,
  sent: ReadonlySet<string>,
): JobTold['note'] {
  const byIntercom = new Map(about.map(({ intercom, door }) => [intercom, door]));
  const doors = fleet.tasks.flatMap((task) => {
    const { intercomId, state, outcome } = task;
    const door = byIntercom.get(intercomId);
    if (door === undefined) return [];
    const done = WELL.includes(state);
    const touched = !done && (sent.has(intercomId) || cameToWrite(task));
    return [{ door, result: outcome.slice(0, 2000), done, ...(touched && { touched }) }];
  });
  const well = doors.filter(({ done }) => done).length;
  const undone = fleet.kind === UNDO_KIND;
  const number = `${well} ${well === 1 ? 'door' : 'doors'}`;
  const rest = doors.length - well;
  return {
    what: undone ? 'undone' : 'applied',
    began: fleet.startedAt,
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
