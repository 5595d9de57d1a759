import { AppError, isAppError } from '../../../shared/errors';
import type { Clock } from '../ports';

/** Seconds between attempts to reach an intercom that fell silent: a minute in all. */
const SILENCE_S = [0.5, 1, 2, 4, 8, 15, 30];
/** Seconds between attempts while it says that it is busy. */
const BUSY_S = [1, 2, 4, 8, 15];

/** Does `work` again after a while as long as `again` says so of what it throws. */
async function repeat<T>(options: {
  readonly work: () => Promise<T>;
  readonly again: (error: unknown) => boolean;
  readonly pauses: readonly number[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<T> {
  const { work, again, pauses, clock, signal } = options;
  for (const pause of pauses) {
    try {
      return await work();
    } catch (error) {
      if (!again(error)) throw error;
      await clock.sleep(pause * 1000, signal).catch((interrupted: unknown) => {
        throw signal.aborted
          ? new AppError('call.cancelled', 'Stopped.', { cause: interrupted })
          : interrupted;
      });
    }
  }
  return await work();
}

export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Waits for an intercom that fell silent to answer a read. */
export function onceItAnswers<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  const again = (error: unknown): boolean =>
    isAppError(error) &&
    (error.code.startsWith('net.') || ['device.busy', 'device.bad-reply'].includes(error.code));
  return repeat({ work, again, pauses: SILENCE_S, ...patience });
}

/** Sends again what a busy intercom has refused to begin with. */
export function onceItIsFree<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  const again = (error: unknown): boolean => isAppError(error, 'device.busy');
  return repeat({ work, again, pauses: BUSY_S, ...patience });
}
