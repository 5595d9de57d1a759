import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteState } from '../../../shared/contract/site';
import type { Clock, Log } from '../ports';
import type { Emit } from '../services';
import { whoWeAre, type Who } from './store/guard';
import { createSiteKeeper, SITES_FOLDER, type SiteKeeper } from './store/keeper';
import { openKnownSites } from './store/known-sites';
import type { HeldSite } from './store/open-site';
import { USUAL_COST } from './store/seal';
import { changeEvent, stateOf } from './view';

/** The sites of this program, with what windows are told of them. */
export interface SiteRoom {
  readonly keeper: SiteKeeper;
  /** Lintel's own folder of sites. */
  readonly own: string;
  readonly stateOf: (site: HeldSite) => SiteState;
  /** Closes every site; all of it is on the disk. */
  close(): Promise<void>;
}

export interface SiteRoomOptions {
  /** The data folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: Emit;
  /** scrypt's N of new passphrases, where somebody has a reason. */
  readonly cost?: number;
  /** As others see who works here; the user of this computer unless told. */
  readonly who?: Who;
}

/** @throws AppError `file.unreadable` when the list of sites cannot be read */
export async function openSiteRoom(options: SiteRoomOptions): Promise<SiteRoom> {
  const { folder, clock, log, emit, cost = USUAL_COST, who = whoWeAre() } = options;
  const known = await openKnownSites({ folder, clock, log });
  const own = join(await realpath(folder), SITES_FOLDER);
  const state = (site: HeldSite): SiteState =>
    stateOf(site, { known: keeper.knownOf(site).key, own });
  const keeper = createSiteKeeper({
    ...{ folder: own, known, clock, log, cost, who },
    changed: (site, change) => emit('site.changed', changeEvent(state(site), change)),
    closed: ({ id }) => emit('site.changed', { site: id, state: null, facts: false, changed: [] }),
  });
  return {
    keeper,
    own,
    stateOf: state,
    async close() {
      await keeper.closeAll();
      await known.flush();
    },
  };
}
