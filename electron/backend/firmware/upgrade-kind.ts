import { isAppError, toAppError, type AppError } from '../../../shared/errors';
import type { FleetKind, FleetStep, TaskContext, TaskEnd } from '../fleet/types';
import { isSilence } from '../services/intercoms/state';
import { check, keepPoint } from './check';
import {
  askWho,
  factsOf,
  upgradeParamsSchema,
  type Upgrade,
  type UpgradeDeps,
  type UpgradeParams,
} from './parts';
import { send } from './send';
import { settleUpgrade } from './settle';
import { verify } from './verify';
import { waitBack, waitGone } from './watch';

const STEPS: readonly FleetStep[] = [
  { id: 'check', title: 'Check the image', weight: 1, stoppable: true },
  { id: 'point', title: 'Make a restore point', weight: 3, stoppable: true },
  { id: 'prepare', title: 'Prepare', weight: 1 },
  { id: 'upload', title: 'Upload', weight: 6, stoppable: true },
  { id: 'upgrade', title: 'Upgrade', weight: 2 },
  { id: 'go', title: 'Wait for it to go', weight: 2, joined: true },
  { id: 'return', title: 'Wait for it to come back', weight: 8, joined: true },
  { id: 'verify', title: 'Verify version and settings', weight: 3, joined: true },
];

export const UPGRADE_KIND = 'firmware.upgrade';

/** The upgrade of many, for the runner of jobs on many. */
export function createUpgradeKind(deps: UpgradeDeps): FleetKind<UpgradeParams> {
  const upgradeOf = (context: TaskContext<UpgradeParams>): Upgrade => ({
    ...deps,
    context,
    id: context.task.intercomId,
  });
  return {
    kind: UPGRADE_KIND,
    params: upgradeParamsSchema,
    title: ({ version, fileName }, count) =>
      `Upgrade ${String(count)} ${count === 1 ? 'intercom' : 'intercoms'} to ${version || fileName}`,
    steps: STEPS,
    order: { canary: true, width: 16, heavyWidth: 4 },
    stopAfterSameFailures: 2,
    async run(context) {
      const upgrade = upgradeOf(context);
      try {
        return await run(upgrade);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (context.signal.aborted || error.code === 'call.cancelled') throw thrown;
        return failed(upgrade, error);
      }
    },
    async settle(context) {
      const upgrade = upgradeOf(context);
      try {
        return await settleUpgrade(upgrade);
      } catch (error) {
        // What could not be read stays unknown; a unit that runs the old firmware is known.
        if (isAppError(error, 'device.not-stored')) return failed(upgrade, error);
        throw error;
      }
    },
  };
}

async function run(upgrade: Upgrade): Promise<TaskEnd> {
  const { context, core } = upgrade;
  const { from, decision, goes } = await check(upgrade);
  if (!goes) {
    for (const { id } of STEPS.slice(1)) context.skip(id, decision.reason);
    return {
      state: 'skipped',
      outcome: leftAlone(decision, from),
      result: { from, now: from, verdict: decision.verdict },
    };
  }
  await keepPoint(upgrade);
  const told = await send(upgrade);
  const toldAt = factsOf(upgrade).toldAt ?? core.clock.now();
  await waitGone(upgrade, { from, toldAt, told });
  await waitBack(upgrade, toldAt);
  const seconds = Math.round((core.clock.now() - toldAt) / 1000);
  return verify(upgrade, { seconds, verdict: decision.verdict });
}

function leftAlone(
  { verdict, allowed, reason }: Awaited<ReturnType<typeof check>>['decision'],
  from: string,
): string {
  if (verdict === 'same') return `${reason} Nothing was changed.`;
  const why = allowed === 'no' ? 'Refused' : 'Not confirmed';
  return `${why}: ${reason} Still runs ${from}. Nothing was changed.`;
}

/** A failure, with what the unit runs now, as read from it at this moment. */
async function failed(upgrade: Upgrade, error: AppError): Promise<TaskEnd> {
  const { from, point } = factsOf(upgrade);
  const { now, outcome } = await stateNow(upgrade, error);
  return { state: 'failed', outcome, error, result: { from, now, point } };
}

/** "Still runs 105.30.1.12. Nothing was changed.": what is, and what happens next. */
async function stateNow(
  upgrade: Upgrade,
  error: AppError,
): Promise<{ readonly now: string; readonly outcome: string }> {
  const { from, toldAt } = factsOf(upgrade);
  const ran = from || upgrade.core.registry.get(upgrade.id).firmware;
  const nothing = toldAt === null;
  try {
    const { firmware: now } = await askWho(upgrade);
    const same = now === ran || nothing;
    return {
      now,
      outcome: same
        ? `Still runs ${now}. Nothing was changed.`
        : `Runs ${now} now, ${ran} before. ${error.message}`,
    };
  } catch (thrown) {
    const because = toAppError(thrown);
    const silent = isSilence(because) || because.code === 'device.other-unit';
    const state = silent ? 'Does not answer.' : `Lets nobody in: ${because.message}`;
    return nothing
      ? {
          now: ran,
          outcome: `${state} It ran ${ran}, and nothing was installed. Try again once it answers.`,
        }
      : {
          now: '',
          outcome: `${state} It ran ${ran} before; what it runs now is not known. It is asked first when this is tried again.`,
        };
  }
}
