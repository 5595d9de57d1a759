/**
 * A program of its own that opens a site, plans it and applies the plan to all its doors until it is
 * killed. Told by JSON in the first parameter; says over and over that it is alive.
 */
import { createBackend } from '../../../electron/backend/backend';
import { systemClock } from '../../../electron/backend/system-clock';
import type { CallInput, CallName, CallOutput } from '../../../shared/contract';
import { createTestSecrets } from '../../support/secrets';

export interface SiteApplyOptions {
  readonly dataFolder: string;
  /** Hex. */
  readonly key: string;
  readonly known: string;
  readonly passphrase: string;
}

const { dataFolder, key, known, passphrase } = JSON.parse(
  process.argv[2] ?? '',
) as SiteApplyOptions;
const backend = await createBackend({
  ...{ host: 'test', version: '0.0.0-test', dataFolder, clock: systemClock },
  log: () => undefined,
  secrets: createTestSecrets(Buffer.from(key, 'hex')),
  startPractice: () => Promise.reject(new Error('There is none here.')),
});

async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await backend.router.handle({ id: name, call: name, input }, 'child');
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  // The router has checked it against the schema of this very call.
  return reply.value as CallOutput<typeof name>;
}

setInterval(() => process.stdout.write('alive\n'), 20);
const { site } = await call('site.open', { known });
await call('site.unlock', { site, passphrase });
const { plan, doors } = await call('plan.make', { site });
await call('plan.apply', {
  plan,
  doors: doors.map(({ door }) => door),
  confirmedRisks: ['connection', 'relay-type', 'deletion'],
});
