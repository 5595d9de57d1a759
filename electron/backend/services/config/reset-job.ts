import { assertNever } from '../../../../shared/assert';
import { AppError, isAppError } from '../../../../shared/errors';
import { BACKUP_STEPS, backUp } from '../../backup/backup';
import type { RestorePoints } from '../../backup/points';
import { formatAddress, parseAddress } from '../../driver/address';
import type { JobContext, PlannedStep } from '../../jobs/plan';
import { FACTORY_CREDENTIALS } from '../../store/credential-store';
import { secretKeyOf } from '../sign-in-secret';
import type { ApplyDeps } from './apply-job';
import { isAway } from './away';
import { signInAgain, type Back } from './sign-in-again';

/** Seconds until a unit that took the reset is gone, and until it is back (device notes 5). */
const AWAY_WITHIN_S = 30;
const BACK_WITHIN_S = 300;
/** Milliseconds between two looks whether it is gone: a unit may be away only briefly. */
const LOOK_MS = 200;

export const RESET_STEPS: readonly PlannedStep[] = [
  ...BACKUP_STEPS,
  { id: 'reset', title: 'Reset to factory settings', weight: 1 },
  { id: 'back', title: 'Wait until it answers again', weight: 8 },
];

/** What a unit that was reset says when somebody asks it something. */
function answersInWords({ address, way }: Back): string {
  const at = formatAddress(address);
  switch (way) {
    case 'open':
      return `Back at ${at}. It asks for no password now: set one.`;
    case 'new':
      return `Back at ${at} with the factory password. Change it before you leave.`;
    case 'old':
      return `Back at ${at}. It kept its password, so it may not have been reset.`;
    case 'other-form':
      return `Back at ${at}.`;
    default:
      return assertNever(way);
  }
}

/**
 * Makes a restore point, resets, waits, and says how the unit answers afterwards. Without a restore
 * point nothing is reset.
 *
 * @throws AppError of the restore point, of the reset; `net.*` when it does not come back
 */
export async function resetFactory(
  deps: ApplyDeps & { readonly points: RestorePoints },
  job: JobContext,
  id: string,
): Promise<void> {
  const { core, identify, points } = deps;
  const { registry, drivers, clock } = core;
  const { signal } = job;
  await backUp(core, job, { id, reason: 'Before the factory reset', points });

  await job.step('reset', async (report) => {
    try {
      await drivers.use(id, (driver) => driver.call('config/reset_factory', {}), { signal });
    } catch (error) {
      // A unit that restarts at once cuts its own answer off (device notes 1.2).
      if (!isAppError(error, 'device.unknown-outcome', 'net.dropped')) throw error;
    } finally {
      drivers.unsettle(id);
    }
    report.detail('Accepted.');
  });

  await job.step('back', async (report) => {
    const address = parseAddress(registry.get(id).address);
    const began = clock.now();
    const passed = () => (clock.now() - began) / 1000;
    report.detail('Waiting for it to go.');
    while (!(await isAway(identify, address, signal))) {
      if (passed() > AWAY_WITHIN_S)
        throw new AppError(
          'device.not-stored',
          `It said OK, but has not restarted within ${AWAY_WITHIN_S} s.`,
          { hint: 'Read its settings to see whether they were reset.' },
        );
      await clock.sleep(LOOK_MS, signal);
    }
    report.detail('Restarting.');
    const { username } = registry.get(id);
    const password = await core.secrets.get(secretKeyOf(id));
    try {
      const back = await signInAgain({
        ...{ core, identify, id, signal },
        addresses: [address],
        ways: [
          { kind: 'new', credentials: FACTORY_CREDENTIALS },
          ...(username !== null && password !== undefined
            ? [{ kind: 'old' as const, credentials: { username, password } }]
            : []),
        ],
        seconds: BACK_WITHIN_S,
        onLook: (fraction) => {
          report.progress(fraction);
          report.detail(`Restarting for ${Math.round(passed())} s.`);
        },
      });
      job.result({ back: back.way, address: formatAddress(back.address) });
      const words = `${answersInWords(back)} It took ${Math.round(passed())} s.`;
      if (back.way === 'old') report.warn(words);
      else report.detail(words);
    } catch (error) {
      // It is back, but lets nobody in: newer firmware leaves the factory so (device notes 3).
      const letsNobodyIn =
        isAppError(error) && (error.code.startsWith('auth.') || error.code === 'tls.changed');
      if (!letsNobodyIn) throw error;
      await registry.failed(id, error);
      job.result({ back: error.code });
      report.warn(`Back after ${Math.round(passed())} s, but: ${error.message} ${error.hint}`);
    }
  });
}
