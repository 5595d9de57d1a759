import { AppError } from '../../../../shared/errors';
import type { Clock } from '../../ports';

export function cancelled(): AppError {
  return new AppError('call.cancelled', 'Cancelled.');
}

/** @throws AppError `call.cancelled` where the signal has aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}

/**
 * One AbortSignal for one request: it aborts with `call.cancelled` when the caller's signal does, and
 * with the error given to `watch` when nothing moved for too long.
 */
export class Deadline {
  readonly #clock: Clock;
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  #timer: AbortController | undefined;
  #moved = 0;

  constructor(clock: Clock, outer?: AbortSignal) {
    this.#clock = clock;
    this.#outer = outer;
    if (outer?.aborted) this.#cancel();
    else outer?.addEventListener('abort', this.#cancel);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly #cancel = (): void => {
    this.#controller.abort(cancelled());
  };

  /** From now on: `ms` without `touch` is too long. Replaces what was watched before. */
  watch(ms: number, error: () => AppError): void {
    this.#timer?.abort();
    const timer = new AbortController();
    this.#timer = timer;
    this.touch();
    void this.#run({ ms, error, timer: timer.signal });
  }

  /** Something moved. */
  touch(): void {
    this.#moved = this.#clock.now();
  }

  /** The request is over: nothing is watched any more. */
  stop(): void {
    this.#timer?.abort();
    this.#outer?.removeEventListener('abort', this.#cancel);
  }

  async #run(options: {
    readonly ms: number;
    readonly error: () => AppError;
    readonly timer: AbortSignal;
  }): Promise<void> {
    for (;;) {
      const rest = this.#moved + options.ms - this.#clock.now();
      if (rest <= 0) break;
      try {
        await this.#clock.sleep(rest, options.timer);
      } catch {
        return; // The timer was stopped: that is the usual end.
      }
    }
    if (!options.timer.aborted) this.#controller.abort(options.error());
  }
}
