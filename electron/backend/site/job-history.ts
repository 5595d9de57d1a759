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

/**
 * Writes a line into the history of a site for each of its jobs that has ended: at its end, or where
 * the site is not open then, or Lintel ends in between, when it is opened the next time. The line has
 * an ID made of the job and its end, so that it is written once.
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
    const id = `${fleet.id}-${fleet.endedAt}`;
    const told = tell(fleet);
    if (!told || (of !== undefined && told.site !== of) || under.has(id)) return;
    under.add(id);
    try {
      const open = sites.get(told.site);
      if (open.site.history.some((line) => line.id === id)) return;
      await told.also?.(open);
      await open.note({ ...told.note, id, at: fleet.endedAt });
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
      upToDate.delete(site);
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
  return async () => void (await last);
}
