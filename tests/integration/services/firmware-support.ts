import type { VirtualOptions } from '../../../electron/backend/virtual';
import type { Fleet, FleetTask } from '../../../shared/contract/fleet';
import type { FirmwareImage } from '../../../shared/contract/firmware';
import type { TestBackend } from '../../support/backend';
import { QUICK } from '../../support/upgrade-limits';
import { signedIn, type Pair } from './support';

/** An image in the library; its bytes tell images apart. */
export async function image(
  app: TestBackend,
  name: string,
  content = name.repeat(2000),
): Promise<FirmwareImage> {
  const base64 = Buffer.from(content).toString('base64');
  const { token } = await app.call('files.put', { name, base64 });
  return (await app.call('firmware.inspect', { file: token })).image;
}

/** A backend that does not wait long, signed in to one unit. */
export const upgradable = (options: Partial<VirtualOptions> = {}): Promise<Pair> =>
  signedIn({ model: 'A05', speed: { upgradeMs: 400 }, ...options }, { upgradeLimits: QUICK });

/** The job as it ended. */
export const fleetEnded = (app: TestBackend, { id }: Fleet): Promise<Fleet> =>
  app.event('fleets.changed', (fleet) => fleet.id === id && fleet.endedAt !== null);

/** Upgrades one unit and answers with its task as it ended. */
export async function upgradeOne(
  { app, id }: Pair,
  name = '105.30.1.300.rom',
  confirmed: readonly string[] = [],
): Promise<FleetTask> {
  const { id: image_ } = await image(app, name);
  const started = await app.call('firmware.upgrade', {
    image: image_,
    ids: [id],
    confirmed: [...confirmed],
  });
  const [task] = (await fleetEnded(app, started)).tasks;
  if (!task) throw new Error('The job has no task.');
  return task;
}

/** State of each step, by its id. */
export const stepsOf = (task: FleetTask): Readonly<Record<string, string>> =>
  Object.fromEntries(task.steps.map(({ id, state }) => [id, state]));

/** How often the unit was asked for a function of its firmware. */
export const asked = ({ unit }: Pair, action: string): number =>
  unit.requests.filter((one) => one.target === 'firmware' && one.action === action).length;
