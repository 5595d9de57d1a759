/**
 * A program of its own that works on intercoms until it is killed. Told by JSON in the first
 * parameter; prints the counts of its job, over and over: what it is killed at may show elsewhere.
 */
import { createBackend } from '../../../electron/backend/backend';
import { systemClock } from '../../../electron/backend/system-clock';
import { fleetSchema, type Fleet } from '../../../shared/contract/fleet';
import { createTestSecrets } from '../../support/secrets';
import { QUICK } from '../../support/upgrade-limits';

export interface ProgramOptions {
  readonly dataFolder: string;
  /** Hex; the same key opens the passwords again for the next one. */
  readonly key: string;
  /** What begins the job: a call of the contract with its input. */
  readonly call: string;
  readonly input: unknown;
}

const { dataFolder, key, call, input } = JSON.parse(process.argv[2] ?? '') as ProgramOptions;
const backend = await createBackend(
  {
    ...{ host: 'test', version: '0.0.0-test', dataFolder, clock: systemClock },
    log: () => undefined,
    secrets: createTestSecrets(Buffer.from(key, 'hex')),
    startPractice: () => Promise.reject(new Error('There is none here.')),
  },
  { upgradeLimits: QUICK },
);
let counts: Fleet['counts'] = {};
backend.events.subscribe('child', ({ name, payload }) => {
  if (name === 'fleets.changed') counts = fleetSchema.parse(payload).counts;
});
setInterval(() => process.stdout.write(`${JSON.stringify(counts)}\n`), 50);
const reply = await backend.router.handle({ id: 'start', call, input }, 'child');
if (!reply.ok) throw new Error(reply.error.message);
