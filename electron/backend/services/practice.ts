import type { Practice } from '../../../shared/contract/app';
import { AppError, isAppError } from '../../../shared/errors';
import type { DiscoveryService } from '../discovery/types';
import type { PracticeProcess, Ports } from '../ports';
import type { Emit } from '../services';

/** The practice network while it runs; starting it twice gives the one that runs. */
export interface PracticeNetwork {
  state(): Practice;
  start(): Promise<Practice>;
  stop(): Promise<Practice>;
}

export function createPractice(options: {
  readonly ports: Pick<Ports, 'startPractice'>;
  readonly discovery: Pick<DiscoveryService, 'setPractice'>;
  readonly emit: Emit;
}): PracticeNetwork {
  const { ports, discovery, emit } = options;
  let running: PracticeProcess | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const state = (): Practice => ({
    running: running !== undefined,
    intercoms: (running?.intercoms ?? []).map((intercom) => ({ ...intercom })),
  });

  const changed = (): Practice => {
    discovery.setPractice((running?.intercoms ?? []).map(({ address }) => address));
    emit('practice.changed', state());
    return state();
  };

  /** Starting and ending one after the other, whoever asks. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next.catch(() => undefined);
    return next;
  };

  return {
    state,
    start: () =>
      inTurn(async () => {
        if (running) return state();
        try {
          running = await ports.startPractice();
        } catch (error) {
          discovery.setPractice([]);
          if (isAppError(error)) throw error;
          throw new AppError('practice.unavailable', 'The practice network did not start.', {
            details: { reason: error instanceof Error ? error.message : String(error) },
            cause: error,
          });
        }
        return changed();
      }),
    stop: () =>
      inTurn(async () => {
        const ending = running;
        if (!ending) return state();
        running = undefined;
        await ending.stop();
        return changed();
      }),
  };
}
