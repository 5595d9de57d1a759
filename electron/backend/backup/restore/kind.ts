import { isAppError, toAppError } from '../../../../shared/errors';
import type { FleetKind, TaskContext, TaskEnd } from '../../fleet/types';
import { isSilence } from '../../services/intercoms/state';
import type { OpenedBackup } from '../points';
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
  await keepPoint(restore);
  await importArchive(restore, opened);
  await waitGone(restore);
  return finish(restore, opened);
}

async function finish(restore: Restore, opened: OpenedBackup): Promise<TaskEnd> {
  await waitBack(restore, opened);
  await putListsBack(restore, opened);
  return compareWithBackup(restore, opened);
}

/** After a crash: an import that was not sent is begun again; one that was is seen through. */
async function settle(restore: Restore): Promise<TaskEnd | 'again' | 'wait'> {
  const { context, points } = restore;
  if (factsOf(restore).sentAt === null) return 'again';
  const opened = await points.open(backupNameOf(restore));
  context.skip('go', 'Lintel was closed meanwhile.');
  try {
    return await finish(restore, opened);
  } catch (error) {
    context.signal.throwIfAborted();
    if (isAppError(error) && isSilence(error)) return 'wait';
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
