import { AppError, isAppError } from '../../../shared/errors';
import type { SystemInfo } from '../driver/types';
import type { TaskEnd } from '../fleet/types';
import { isSilence } from '../services/intercoms/state';
import { askWho, factsOf, remember, startedSince, type Upgrade } from './parts';
import { verify } from './verify';

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
 * After a crash: what became of an upgrade that was under way. Only reads; a unit that was not told
 * to install, or never heard it, goes back into the queue.
 *
 * @throws AppError where the unit lets nobody in, or came back without the new firmware
 */
export async function settleUpgrade(upgrade: Upgrade): Promise<TaskEnd | 'again' | 'wait'> {
  const { context, core, limits } = upgrade;
  const { from, toldAt, silentSince } = factsOf(upgrade);
  if (toldAt === null) return 'again';
  const { clock } = core;
  const info = await whoIfThere(upgrade);
  if (info === undefined) {
    if (silentSince === null) await remember(upgrade, { silentSince: clock.now() });
    // Waited for as long as one that was watched all the time.
    if ((clock.now() - (silentSince ?? clock.now())) / 1000 < limits.backS) return 'wait';
    throw new AppError(
      'net.timeout',
      `It has not come back, and was looked for over ${String(Math.round(limits.backS))} s.`,
      { hint: 'Check its power and its cable, then try again: what it runs is read first.' },
    );
  }
  const restarted = info.firmware !== from || (await startedSince(upgrade, toldAt, context.signal));
  if (restarted === true) {
    for (const id of ['go', 'return'])
      if (context.task.steps.find((step) => step.id === id)?.state !== 'done')
        context.skip(id, 'Lintel was closed meanwhile.');
    return verify(upgrade);
  }
  // It still runs as before: either it is about to restart, or it never heard that it should.
  if ((clock.now() - toldAt) / 1000 < limits.goneS) return 'wait';
  return 'again';
}
