import { create } from 'zustand';
import type { CallInput } from '../../shared/contract';
import type { Discovery } from '../../shared/contract/discovery';
import { isAppError, toAppError, type AppError } from '../../shared/errors';
import { api } from '../api';

interface DiscoveryState extends Omit<Discovery, 'found'> {
  readonly found: readonly Discovery['found'][number][];
  readonly loaded: boolean;
  /** Why the last search could not run. */
  readonly problem: AppError | null;
}

const nothing: Discovery = {
  progress: { scanning: false, asked: 0, total: 0, found: 0, seconds: 0, targets: [] },
  found: [],
  cards: [],
};

export const useDiscovery = create<DiscoveryState>()(() => ({
  ...nothing,
  loaded: false,
  problem: null,
}));

/** Reads the snapshot. @throws AppError */
export async function loadDiscovery(): Promise<Discovery> {
  const discovery = await api.call('discovery.get', {});
  useDiscovery.setState({ ...discovery, loaded: true });
  return discovery;
}

export async function loadCards(): Promise<void> {
  const { cards } = await api.call('network.cards', {});
  useDiscovery.setState({ cards });
}

/**
 * Starts a search; rows come as events. Whoever names where to search is not to wait for a search that
 * runs already: it ends. What goes wrong is kept in `problem`.
 */
export async function search(input: CallInput<'discovery.scan'> = {}): Promise<void> {
  useDiscovery.setState({ problem: null });
  const { progress } = useDiscovery.getState();
  try {
    if (progress.scanning && input.ranges !== undefined) await api.call('discovery.stop', {});
    useDiscovery.setState({ ...(await api.call('discovery.scan', input)), loaded: true });
  } catch (error) {
    // Stopped by the person: what was found stays, and there is nothing to explain.
    if (!isAppError(error, 'call.cancelled')) useDiscovery.setState({ problem: toAppError(error) });
  }
}

/** Stops a running search. */
export async function stopSearch(): Promise<void> {
  try {
    useDiscovery.setState(await api.call('discovery.stop', {}));
  } catch (error) {
    useDiscovery.setState({ problem: toAppError(error) });
  }
}

/** Takes the rows out that were not seen in the last search. */
export async function clearLeft(): Promise<void> {
  try {
    useDiscovery.setState(await api.call('discovery.clear', { onlyLeft: true }));
  } catch (error) {
    useDiscovery.setState({ problem: toAppError(error) });
  }
}

export function dismissProblem(): void {
  useDiscovery.setState({ problem: null });
}
