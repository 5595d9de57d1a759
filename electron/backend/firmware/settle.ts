import { isAppError } from '../../../shared/errors';
import type { SystemInfo } from '../driver/types';
import type { TaskEnd } from '../fleet/types';
import { isSilence } from '../services/intercoms/state';
import { askWho, factsOf, startedSince, type Upgrade } from './parts';
import { verify } from './verify';
import { waitBack, waitGone } from './watch';

/** The unit, or undefined where nothing (or somebody else) answers at the moment. */
async function whoIfThere(upgrade: Upgrade): Promise<SystemInfo | undefined> {
  const { context, core, finder, id } = upgrade;
  try {
    return await askWho(upgrade, context.signal);
  } catch (error) {
    context.signal.throwIfAborted();
    const starting =
      isAppError(error) &&
      (isSilence(error) || error.code === 'device.other-unit' || error.code === 'device.bad-reply');
    if (!starting) throw error;
    finder.look(core.registry.get(id).address);
    return undefined;
  }
}

/**
 * After a crash: what became of an upgrade that was under way. Only reads and watches; a unit that
 * was not told to install, or never heard it, goes back into the queue.
 *
 * @throws AppError `device.not-stored` where it came back without the new firmware; what keeps it
 *   from being read
 */
export async function settleUpgrade(upgrade: Upgrade): Promise<TaskEnd | 'again' | 'wait'> {
  const { context } = upgrade;
  const { signal } = context;
  const { from, toldAt } = factsOf(upgrade);
  if (toldAt === null) return 'again';
  const info = await whoIfThere(upgrade);
  if (info === undefined) return 'wait';
  const restarted = info.firmware !== from || (await startedSince(upgrade, toldAt, signal));
  if (restarted === true) {
    for (const id of ['go', 'return'])
      if (context.task.steps.find((step) => step.id === id)?.state !== 'done')
        context.skip(id, 'Lintel was closed meanwhile.');
    return verify(upgrade);
  }
  // It runs as before: either it is about to restart, or it never heard that it should.
  try {
    await waitGone(upgrade, { from, toldAt, told: 'unknown' });
  } catch (error) {
    if (isAppError(error, 'device.not-stored')) return 'again';
    throw error;
  }
  await waitBack(upgrade, toldAt);
  return verify(upgrade);
}
