import type { EventPayload } from '../../../shared/contract';
import type { Fleet } from '../../../shared/contract/fleet';
import { isAppError, toAppError } from '../../../shared/errors';
import type { EventHub } from '../event-hub';
import type { Core } from '../services/core';
import type { OpenSite } from './types';

/** What a job on many came to, for the history of its site. */
export interface JobTold {
  readonly site: string;
  readonly note: Parameters<OpenSite['note']>[0];
  /** What has to be done in the site beside; may be done twice. */
  readonly also?: (open: OpenSite) => Promise<void>;
}

const idOf = ({ id, endedAt }: Fleet): string => `${id}-${endedAt ?? 0}`;
/** An ID that was made of a job and its end, and none that was drawn. */
const OF_JOB = /-\d{13,}$/;
/** Milliseconds between the end of a job and its line at most. */
const LATE_MS = 5000;

/** Whether the history has the line of a job already. */
function isTold({ site }: OpenSite, fleet: Fleet, { note }: JobTold): boolean {
  return site.history.some(
    ({ id, at, what, title }) =>
      id === idOf(fleet) ||
      (!OF_JOB.test(id) &&
        what === note.what &&
        title === note.title &&
        Math.abs(at - (fleet.endedAt ?? 0)) < LATE_MS),
  );
}

/**
 * Writes a line into the history of a site for each of its jobs that has ended: at its end, or where
 * the site is not open then, or Lintel ends in between, when it is opened the next time. The line has
 * an ID made of the job and its end, so that it is written once. Older lines have an ID of no meaning:
 * where one of them says the same of the same moment, none is added.
 *
 * @returns what waits until nothing is being written
 */
export function keepJobHistory(
  { sites, fleets, log }: Pick<Core, 'sites' | 'fleets' | 'log'>,
  events: EventHub,
  about: {
    /** Name of the listener. */
    readonly caller: string;
    readonly kinds: readonly string[];
    /** Undefined where there is nothing to tell. */
    readonly tell: (fleet: Fleet) => JobTold | undefined;
  },
): () => Promise<void> {
  const { caller, kinds, tell } = about;
  /** Sites of which every job that had ended was told. */
  const upToDate = new Set<string>();
  const under = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  const write = async (fleet: Fleet, of?: string): Promise<void> => {
    if (!kinds.includes(fleet.kind) || fleet.endedAt === null) return;
    const id = idOf(fleet);
    const told = tell(fleet);
    if (!told || (of !== undefined && told.site !== of) || under.has(id)) return;
    under.add(id);
    try {
      const open = sites.get(told.site);
      if (isTold(open, fleet, told)) return;
      await told.also?.(open);
      await open.note({ ...told.note, id, at: fleet.endedAt });
    } catch (thrown) {
      // It is caught up with as soon as the site can be changed again.
      upToDate.delete(told.site);
      throw thrown;
    } finally {
      under.delete(id);
    }
  };

  const failed = (thrown: unknown): void => {
    // It is told when the site is opened.
    if (isAppError(thrown, 'site.not-open')) return;
    const { code } = toAppError(thrown);
    log('warn', 'The history of a site could not be written', { code });
  };

  const catchUp = async (site: string): Promise<void> => {
    upToDate.add(site);
    try {
      for (const fleet of [...fleets.list()].reverse()) await write(fleet, site);
    } catch (thrown) {
      failed(thrown);
    }
  };

  events.subscribe(caller, ({ name, payload }) => {
    if (name === 'fleets.changed') {
      const written = write(payload as EventPayload<'fleets.changed'>).catch(failed);
      last = Promise.all([last, written]);
    }
    if (name !== 'site.changed') return;
    const { site, state } = payload as EventPayload<'site.changed'>;
    if (state === null) upToDate.delete(site);
    else if (state.readOnly === '' && !upToDate.has(site)) void catchUp(site);
  });
  return async () => {
    await last;
  };
}
