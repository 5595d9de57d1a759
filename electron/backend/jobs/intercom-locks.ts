import { AppError } from '../../../shared/errors';

/** Gives an intercom to one piece of work at a time, in the order in which they asked. */
export interface IntercomLocks {
  /**
   * Resolves with the function that gives the intercom back; calling it twice does no harm.
   *
   * @throws AppError `call.cancelled` (or the reason of the signal) when the wait is given up
   */
  acquire(intercomId: string, signal: AbortSignal): Promise<() => void>;
  /** Whether somebody would have to wait. */
  isTaken(intercomId: string): boolean;
}

export function createIntercomLocks(): IntercomLocks {
  /** For each taken intercom, those who wait. */
  const queues = new Map<string, (() => void)[]>();

  const releaseOf = (id: string): (() => void) => {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = queues.get(id)?.shift();
      if (next) next();
      else queues.delete(id);
    };
  };

  return {
    isTaken: (id) => queues.has(id),
    acquire(id, signal) {
      const reason = (): AppError =>
        signal.reason instanceof AppError
          ? signal.reason
          : new AppError('call.cancelled', 'Stopped.');
      if (signal.aborted) return Promise.reject(reason());
      const queue = queues.get(id);
      if (queue === undefined) {
        queues.set(id, []);
        return Promise.resolve(releaseOf(id));
      }
      return new Promise((resolve, reject) => {
        const mine = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(releaseOf(id));
        };
        const giveUp = (): void => {
          queue.splice(queue.indexOf(mine), 1);
          reject(reason());
        };
        signal.addEventListener('abort', giveUp, { once: true });
        queue.push(mine);
      });
    },
  };
}
