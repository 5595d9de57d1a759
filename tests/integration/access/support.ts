import type { CallInput } from '../../../shared/contract';
import type { Fleet, FleetTask } from '../../../shared/contract/fleet';
import type { TestBackend } from '../../support/backend';

export const API = 'Config.DoorSetting.APIFCGI.';

/** Waits until a job on many comes to an end (or stops for good). */
export function over(app: TestBackend, { id }: Pick<Fleet, 'id'>): Promise<Fleet> {
  return app.event('fleets.changed', (fleet) => fleet.id === id && fleet.endedAt !== null);
}

/** Changes who may use the API and waits for the end. */
export async function change(app: TestBackend, input: CallInput<'access.change'>): Promise<Fleet> {
  return over(app, await app.call('access.change', input));
}

export function taskOf(fleet: Fleet, id: string): FleetTask {
  const task = fleet.tasks.find(({ intercomId }) => intercomId === id);
  if (!task) throw new Error(`No task for ${id}.`);
  return task;
}

/** Steps by what became of them. */
export const stepsOf = ({ steps }: FleetTask): Readonly<Record<string, string>> =>
  Object.fromEntries(steps.map(({ id, state }) => [id, state]));
