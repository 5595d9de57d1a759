import { create } from 'zustand';
import type { Fleet, FleetAction } from '../../shared/contract/fleet';
import { api } from '../api';

interface FleetsState {
  /** Jobs on many intercoms, newest first. */
  readonly fleets: readonly Fleet[];
  readonly loaded: boolean;
}

export const useFleets = create<FleetsState>()(() => ({ fleets: [], loaded: false }));

/** Reads the snapshot. @throws AppError */
export async function loadFleets(): Promise<void> {
  const { fleets } = await api.call('fleets.list', {});
  useFleets.setState({ fleets, loaded: true });
}

/** Something of it goes on by itself, now or as soon as an intercom is there. */
export const isFleetRunning = ({ state }: Fleet): boolean =>
  state === 'running' || state === 'stopping';

/** Takes an event in. */
export function applyFleet(fleet: Fleet): void {
  useFleets.setState(({ fleets }) =>
    fleets.some(({ id }) => id === fleet.id)
      ? { fleets: fleets.map((other) => (other.id === fleet.id ? fleet : other)) }
      : { fleets: [fleet, ...fleets].sort((a, b) => b.startedAt - a.startedAt) },
  );
}

/**
 * Changes how many intercoms and uploads of a job go at the same time.
 *
 * @throws AppError
 */
export async function paceFleet(
  fleet: string,
  { width, uploads }: Pick<Fleet, 'width' | 'uploads'>,
): Promise<void> {
  await api.call('fleets.pace', { fleet, width, ...(uploads !== null && { uploads }) });
}

/**
 * Asks something of a job. What became of it comes as an event, which may be faster than the answer:
 * the answer is left aside.
 *
 * @throws AppError
 */
export async function controlFleet(
  fleet: string,
  action: FleetAction,
  tasks?: readonly string[],
): Promise<void> {
  await api.call('fleets.control', {
    ...{ fleet, action },
    ...(tasks && { tasks: [...tasks] }),
  });
}
