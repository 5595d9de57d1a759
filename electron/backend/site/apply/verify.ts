import { toAppError } from '../../../../shared/errors';
import type { Site } from '../../../../shared/site/document';
import { unreadWords, type DoorRead } from '../../../../shared/site/door-read';
import { planDoor, type PlannedLine } from '../../../../shared/site/plan';
import { readSettings } from '../../backup/snapshot';
import type { TaskEnd } from '../../fleet/types';
import { doorReadOf } from '../plan/read-door';
import { taskOf, type Applying } from './applying';
import type { Confirmed } from './confirmed';
import type { ListsDone } from './lists';
import type { SettingsDone } from './settings';

/** Sentences that are kept with the task; more of them are told by their number. */
const KEPT = 20;
const NAMED = 3;

const named = (texts: readonly string[]): string =>
  texts.length > NAMED
    ? `${texts.slice(0, NAMED).join(' ')} And ${texts.length - NAMED} more.`
    : texts.join(' ');

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** Lines that are still to do, apart by whether that was to be expected. */
function leftOf(
  lines: readonly PlannedLine[],
  { line: isConfirmed }: Confirmed,
): { readonly unconfirmed: readonly string[]; readonly wrong: readonly string[] } {
  const left = lines.filter(({ line }) => line.state === 'todo');
  return {
    unconfirmed: left.filter((one) => !isConfirmed(one)).map(({ line }) => line.text),
    wrong: left.filter(isConfirmed).map(({ line }) => line.text),
  };
}

export interface Done {
  readonly lists: ListsDone;
  readonly settings: SettingsDone;
  /** Name of the restore point; empty where nothing differed. */
  readonly point: string;
}

/**
 * Makes the plan of the door again out of what was read back. Done is only where nothing is left to
 * do; what was left out because nobody confirmed it is named.
 */
export function compareAgain(applying: Applying, done: Done): Promise<TaskEnd> {
  const { deps, context, id, door, before } = applying;
  const { core, written, undo } = deps;
  const { lists, settings, point } = done;
  return context.step('verify', async (report): Promise<TaskEnd> => {
    const { signal } = context;
    const changed = settings.sent.length > 0;
    const now = changed
      ? await core.drivers.use(id, (driver) => readSettings(driver, signal), {
          signal,
          repeatable: true,
        })
      : lists.read.settings;
    await written.remember(
      id,
      Object.entries(settings.passwords).map(([key, password]) => ({
        ...{ key, password, shown: now[key] },
      })),
    );
    const read = await readAgain(applying, { ...lists.read, settings: now });
    const plan = planDoor(taskOf(applying, read));
    const { unconfirmed, wrong } = leftOf(plan.lines, applying.confirmed);
    const refused = plan.lines.filter(({ line }) => line.state === 'refused');
    const left = wrong.length + unconfirmed.length;
    const unread = unreadWords(read);
    // What its backup does not tell on this computer may still be brought by another one.
    const unmarked =
      before?.whole === true &&
      !plan.lines.some(({ line }) => line.source === 'predecessor' && line.state === 'todo')
        ? await markBrought(applying)
        : [];

    const { added, changed: rows, removed } = lists.counts;
    const result = {
      ...{ door: door.id, point, added, changed: rows, removed },
      settings: settings.sent.length,
      left: [...wrong, ...unconfirmed].slice(0, KEPT),
      ...{ leftCount: left, refused: refused.length },
      undo: undo.of(context.fleetId).some(({ intercom }) => intercom === id)
        ? undo.persistent
          ? 'kept'
          : 'until-closed'
        : 'none',
    };
    const what = [
      ...(added > 0 ? [`${added} added`] : []),
      ...(rows > 0 ? [`${rows} changed`] : []),
      ...(removed > 0 ? [`${removed} removed`] : []),
      ...(settings.sent.length > 0 ? [count(settings.sent.length, 'setting')] : []),
    ];
    const words = [
      what.length === 0 ? 'Nothing was written.' : `Written and read back: ${what.join(', ')}.`,
      ...(wrong.length > 0 ? [`Still to do: ${named(wrong)}`] : []),
      ...(unconfirmed.length > 0 ? [`Left out, not confirmed: ${named(unconfirmed)}`] : []),
      ...(unread.length > 0 ? [`Not known, because it was not read: ${unread.join(' ')}`] : []),
      ...(refused.length > 0 ? [`${count(refused.length, 'line')} cannot be had here.`] : []),
      ...unmarked,
      ...(what.length > 0 && !undo.persistent
        ? ['It can be put back until Lintel is closed.']
        : []),
    ];
    const outcome = words.join(' ');
    const good = left + unread.length + unmarked.length === 0;
    if (good) report.detail('As the site wants it.');
    else report.warn(words.slice(1).join(' '));
    return { state: good ? 'done' : 'done-with-warnings', outcome, result };
  });
}

/** The reading once more with what is known of its passwords now. */
function readAgain({ deps, id, site, door }: Applying, read: DoorRead): Promise<DoorRead> {
  const { model, firmware, settings, lists } = read;
  const records = Object.fromEntries(Object.entries(lists).map(([kind, { rows }]) => [kind, rows]));
  const missing: readonly string[] = [];
  const reading = { model, firmware, settings, lists: { records, missing } };
  return doorReadOf(deps, { id, site, door, reading }).then((made) => ({
    ...made,
    unread: read.unread,
  }));
}

/**
 * All that the unit before had is on this one: from now on the site alone says what it shall have.
 * Answers in words where the site cannot be written just now, which undoes nothing at the door.
 */
async function markBrought({ deps, open, door }: Applying): Promise<readonly string[]> {
  const now = deps.core.clock.now();
  const mark = (site: Site): Site => ({
    ...site,
    doors: site.doors.map((one) =>
      one.id === door.id
        ? {
            ...one,
            predecessors: one.predecessors.map((unit, index) =>
              index === one.predecessors.length - 1 && unit.broughtAt === undefined
                ? { ...unit, broughtAt: now }
                : unit,
            ),
          }
        : one,
    ),
  });
  try {
    await open.edit(mark);
    return [];
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return [`That the unit before was brought over could not be kept in the site: ${message}`];
  }
}
