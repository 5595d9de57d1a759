/**
 * A program of its own that works on fourteen intercoms until it is killed: seven end, two get as far
 * as what cannot be taken back, five are not begun. Says so on standard output.
 */
import { createFleetRunner } from '../../../electron/backend/fleet/runner';
import { createIntercomLocks } from '../../../electron/backend/jobs/intercom-locks';
import { systemClock } from '../../../electron/backend/system-clock';
import { COUNT, fleetKind, idOf } from './fleet-kind';
import { everybodyThere } from './presence';

const [dataFolder = ''] = process.argv.slice(2);

const kind = fleetKind(async (context) => {
  const at = Number(context.task.intercomId.slice(-2));
  await context.step('check', () => Promise.resolve());
  if (at <= 7) {
    await context.remember({ sent: true });
    await context.step('send', () => Promise.resolve());
    return { state: 'done', outcome: `Done ${at}.` };
  }
  if (at === 8) await context.remember({ sent: true });
  return context.step('send', async () => {
    // Whoever kills it now finds the step in the journal.
    await context.remember({ reached: 'what cannot be taken back' });
    process.stdout.write(`reached ${at}\n`);
    return new Promise(() => undefined);
  });
});

const runner = await createFleetRunner({
  ports: { dataFolder, clock: systemClock, log: () => undefined },
  emit: () => undefined,
  locks: createIntercomLocks(),
  presence: everybodyThere,
  describe: (id) => ({ name: id, address: '10.0.0.1', model: 'R29' }),
});
runner.register(kind);
await runner.start(
  kind,
  { word: 'x' },
  {
    width: 2,
    targets: Array.from({ length: COUNT }, (_, n) => ({ intercomId: idOf(n + 1) })),
  },
);
// It lives until it is killed, whatever becomes of its work.
setInterval(() => undefined, 60_000);
