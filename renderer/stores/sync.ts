import { toAppError } from '../../shared/errors';
import { api } from '../api';
import { loadApp, setPractice, useApp } from './app';
import { loadDiscovery, search, useDiscovery } from './discovery';
import { applyIntercom, loadIntercoms } from './intercoms';
import { applyFleet, loadFleets } from './fleets';
import { applyJob, loadJobs } from './jobs';
import { mergeRows } from './merge-rows';
import { applySiteChange } from './site';

/**
 * Fills the stores and keeps them true: snapshots first, events after, snapshots again whenever
 * events were missed. Returns the function that ends it.
 */
export function startSync(): () => void {
  const ends = [
    api.on('practice.changed', setPractice),
    api.on('discovery.progress', (progress) => useDiscovery.setState({ progress })),
    api.on('discovery.found', (payload) =>
      useDiscovery.setState(({ found }) => ({ found: mergeRows(found, payload) })),
    ),
    api.on('intercoms.changed', applyIntercom),
    api.on('jobs.changed', applyJob),
    api.on('fleets.changed', applyFleet),
    api.on('site.changed', (change) => void applySiteChange(change)),
    api.onGap(() => void readAll()),
    api.onLost((problem) => useApp.setState({ problem })),
  ];
  void readAll().then(searchOnce);
  return () => {
    for (const end of ends) end();
  };
}

async function readAll(): Promise<void> {
  try {
    await Promise.all([loadApp(), loadDiscovery(), loadIntercoms(), loadJobs(), loadFleets()]);
  } catch (error) {
    useApp.setState({ problem: toAppError(error) });
  }
}

let searched = false;

/** The first search starts by itself, once: it is what a person opens the window for. */
function searchOnce(): void {
  const { loaded, progress } = useDiscovery.getState();
  if (searched || !loaded) return;
  searched = true;
  // No targets: nothing was searched since Lintel started, by this window or by another.
  if (progress.targets.length === 0 && !progress.scanning) void search();
}
