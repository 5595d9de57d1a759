/**
 * A program of its own that upgrades intercoms until it is killed. Told by JSON in the first
 * parameter; prints the counts of its job as they change.
 */
import { createBackend } from '../../../electron/backend/backend';
import { systemClock } from '../../../electron/backend/system-clock';
import { fleetSchema } from '../../../shared/contract/fleet';
import { createTestSecrets } from '../../support/secrets';
import { QUICK } from '../../support/upgrade-limits';

export interface ChildOptions {
  readonly dataFolder: string;
  /** Hex; the same key opens the passwords again for the next one. */
  readonly key: string;
  readonly image: string;
  readonly ids: readonly string[];
}

const { dataFolder, key, image, ids } = JSON.parse(process.argv[2] ?? '') as ChildOptions;
const backend = await createBackend(
  {
    ...{ host: 'test', version: '0.0.0-test', dataFolder, clock: systemClock },
    log: () => undefined,
    secrets: createTestSecrets(Buffer.from(key, 'hex')),
    startPractice: () => Promise.reject(new Error('There is none here.')),
  },
  { upgradeLimits: QUICK },
);
backend.events.subscribe('child', ({ name, payload }) => {
  if (name !== 'fleets.changed') return;
  process.stdout.write(`${JSON.stringify(fleetSchema.parse(payload).counts)}\n`);
});
const reply = await backend.router.handle(
  { id: 'start', call: 'firmware.upgrade', input: { image, ids } },
  'child',
);
if (!reply.ok) throw new Error(reply.error.message);
