import { isAppError, toAppError } from '../../../../shared/errors';
import type { FleetKind, HalfDone, TaskContext, TaskEnd } from '../../fleet/types';
import { isSilence } from '../../services/intercoms/state';
import { putListsBack } from './lists';
import {
  backupNameOf,
  factsOf,
  RESTORE_STEPS,
  restoreParamsSchema,
  type Restore,
  type RestoreDeps,
  type RestoreParams,
} from './parts';
import { check, importArchive, keepPoint } from './send';
import { compareWithBackup } from './verify';
import { waitBack, waitGone } from './wait';

export const RESTORE_KIND = 'config.restore';

/** Seconds that a unit is looked for at least, where it should be back long since. */
const AT_LEAST_S = 5;
const LISTS_LEFT = 'Its settings are those of the backup; its lists are still to be put back.';

/** Puts backups back, each onto its intercom. */
export function createRestoreKind(deps: RestoreDeps): FleetKind<RestoreParams> {
  const restoreOf = (context: TaskContext<RestoreParams>): Restore => ({
    ...{ ...deps, context, id: context.task.intercomId },
  });
  return {
    kind: RESTORE_KIND,
    params: restoreParamsSchema,
    title: (_params, count) => `Restore ${count} ${count === 1 ? 'intercom' : 'intercoms'}`,
    steps: RESTORE_STEPS,
    order: { canary: true, width: 16, heavyWidth: 4 },
    stopAfterSameFailures: 2,
    run: (context) => honestly(restoreOf(context), run),
    settle: (context) => honestly(restoreOf(context), settle),
    // The backup may have given it another address, and that is known here.
    settlesUnseen: true,
  };
}

async function run(restore: Restore): Promise<TaskEnd> {
  const { context } = restore;
  const { opened, decision, goes } = await check(restore);
  if (!goes) {
    for (const { id } of RESTORE_STEPS.slice(1)) context.skip(id, decision.reason);
    const why = decision.allowed === 'no' ? 'Refused' : 'Not confirmed';
    return {
      state: 'skipped',
      outcome: `${why}: ${decision.reason} Nothing was changed.`,
      result: { verdict: decision.verdict },
    };
  }
  if (factsOf(restore).sentAt !== null) {
    // Settling found the settings restored: what is left are the lists.
    for (const id of ['point', 'import', 'go', 'return'])
      context.skip(id, 'Done before Lintel was closed.');
  } else {
    await keepPoint(restore);
    await importArchive(restore, opened);
    await waitGone(restore);
    await waitBack(restore, opened);
  }
  await putListsBack(restore, opened);
  return compareWithBackup(restore, opened);
}

const stateOf = ({ context }: Restore, id: string): string =>
  context.task.steps.find((step) => step.id === id)?.state ?? '';

/**
 * After a crash: finds out by reading what the unit holds. An import that was not sent, or of which
 * nothing took, is begun again; where the settings took, the lists are what is left.
 */
async function settle(restore: Restore): Promise<TaskEnd | HalfDone | 'again' | 'wait'> {
  const { context, core, points, limits } = restore;
  const { sentAt } = factsOf(restore);
  if (sentAt === null) return 'again';
  const opened = await points.open(backupNameOf(restore));
  const passed = (core.clock.now() - sentAt) / 1000;
  try {
    // It may be about to restart still; later than that it has, or never will.
    if (stateOf(restore, 'go') === 'done') context.log('It had restarted before.');
    else if (passed < limits.goneS) await waitGone(restore);
    else context.skip('go', 'Lintel was closed meanwhile.');
    await waitBack(restore, opened, Math.max(AT_LEAST_S, limits.backS - passed));
    const listsDone = stateOf(restore, 'lists') === 'done';
    const end = await compareWithBackup(restore, opened);
    const { rows } = end.result;
    if (listsDone || rows.length === 0) {
      if (!listsDone) context.skip('lists', 'They are as in the backup already.');
      return end;
    }
    return { facts: context.recalled(), outcome: LISTS_LEFT };
  } catch (error) {
    context.signal.throwIfAborted();
    if (isAppError(error) && isSilence(error)) return 'wait';
    if (isAppError(error, 'device.not-stored')) return 'again';
    throw error;
  }
}

/** What throws ends as failed, and says what the intercom has now. */
async function honestly<T>(
  restore: Restore,
  work: (restore: Restore) => Promise<T>,
): Promise<T | TaskEnd> {
  try {
    return await work(restore);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (restore.context.signal.aborted || error.code === 'call.cancelled') throw thrown;
    const { sentAt, point } = factsOf(restore);
    const kept = point === '' ? '' : ` What was there before is kept as ${point}.`;
    const outcome =
      sentAt === null
        ? `Nothing was changed. ${error.message}`
        : `The backup was sent; what took is not known. ${error.message}${kept}`;
    return { state: 'failed', outcome, error, result: { point } };
  }
}
