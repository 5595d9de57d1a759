import { cancelled } from './http/deadline';

interface Waiting {
  readonly start: () => void;
}

/**
 * Runs work in the order it was asked for, `concurrency` at once: an intercom handles little at a
 * time, and rapid requests corrupt the state of some (device notes 1.2).
 */
export class Queue {
  readonly #concurrency: number;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(concurrency = 1) {
    this.#concurrency = Math.max(1, Math.floor(concurrency));
  }

  /**
   * @returns a function that gives the place back; it must be called, once or more often.
   * @throws AppError `call.cancelled` at once when `signal` aborts while it waits.
   */
  async enter(signal?: AbortSignal): Promise<() => void> {
    if (signal?.aborted) throw cancelled();
    if (this.#running < this.#concurrency) this.#running += 1;
    else await this.#wait(signal);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = this.#waiting.shift();
      // The place is handed on: `running` stays the same.
      if (next) next.start();
      else this.#running -= 1;
    };
  }

  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const leave = await this.enter(signal);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        reject(cancelled());
      };
      this.#waiting.push(entry);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }
}
