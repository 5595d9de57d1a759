import type { Practice } from '../../../shared/contract/app';
import { AppError, isAppError } from '../../../shared/errors';
import type { DiscoveryService } from '../discovery/types';
import type { PracticeIntercom, PracticeProcess, Ports } from '../ports';
import type { Emit } from '../services';
import { idOfMac, type IntercomStore } from '../store/intercom-store';
import type { Registry } from './intercoms/registry';

/** The practice network while it runs; starting it twice gives the one that runs. */
export interface PracticeNetwork {
  state(): Practice;
  start(): Promise<Practice>;
  stop(): Promise<Practice>;
}

export function createPractice(options: {
  readonly ports: Pick<Ports, 'startPractice'>;
  readonly discovery: Pick<DiscoveryService, 'setPractice'>;
  readonly registry: Pick<Registry, 'find' | 'patch'>;
  readonly store: Pick<IntercomStore, 'dropPin'>;
  readonly emit: Emit;
}): PracticeNetwork {
  const { ports, discovery, registry, store, emit } = options;
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

  /** Units that somebody signed in to once, with what they are now. */
  const eachKnown = async (
    { intercoms }: PracticeProcess,
    tell: (id: string, unit: PracticeIntercom) => Promise<void>,
  ): Promise<void> => {
    for (const unit of intercoms) {
      const known = registry.find(({ id }) => id === idOfMac(unit.mac));
      if (known) await tell(known.id, unit);
    }
  };

  /** It has another address at every start, and another certificate. */
  const moveTo = async (id: string, { address, mac }: PracticeIntercom): Promise<void> => {
    await store.dropPin(mac);
    await registry.patch(id, { address, state: 'wants-password', problem: null });
  };

  const leave = async (id: string): Promise<void> => {
    const problem = new AppError('net.unreachable', 'The practice network has ended.', {
      hint: 'Start it again under Help.',
    });
    await registry.patch(id, { state: 'no-answer', problem: problem.toData() });
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
        await eachKnown(running, moveTo);
        return changed();
      }),
    stop: () =>
      inTurn(async () => {
        const ending = running;
        if (!ending) return state();
        running = undefined;
        await ending.stop();
        await eachKnown(ending, leave);
        return changed();
      }),
  };
}
