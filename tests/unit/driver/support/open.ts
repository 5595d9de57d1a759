import { onTestFinished } from 'vitest';
import { RejectionCounter } from '../../../../electron/backend/driver/auth/rejections';
import { openIntercom } from '../../../../electron/backend/driver/intercom';
import type {
  Address,
  Driver,
  DriverOptions,
  PinStore,
} from '../../../../electron/backend/driver/types';
import type { Clock } from '../../../../electron/backend/ports';
import { systemClock } from '../../../../electron/backend/system-clock';

export const ADMIN = { username: 'admin', password: 'httpapi' } as const;

/** Limits that a busy computer keeps; a test that wants a timeout sets its own. */
const PATIENT = { connect: 10_000, read: 15_000, write: 15_000, idle: 15_000, settle: 15_000 };

export interface MemoryPins extends PinStore {
  readonly all: Map<string, string>;
}

export function memoryPins(entries: readonly (readonly [string, string])[] = []): MemoryPins {
  const all = new Map<string, string>(entries);
  return {
    all,
    get: (mac) => all.get(mac),
    set: (mac, fingerprint) => {
      all.set(mac, fingerprint);
      return Promise.resolve();
    },
  };
}

/** A driver that is closed when the test ends. */
export function open(address: Address, options: Partial<DriverOptions> = {}): Driver {
  const driver = openIntercom({
    address,
    pins: memoryPins(),
    clock: systemClock,
    log: () => undefined,
    rejections: new RejectionCounter(),
    timeouts: PATIENT,
    ...options,
  });
  onTestFinished(() => driver.close());
  return driver;
}

/** A clock that goes as the computer's own, but whose `sleep` of a known length is over at once. */
export function skipping(skipped: number, slept: number[] = []): Clock {
  return {
    now: () => systemClock.now(),
    sleep: (ms, signal) => {
      if (ms !== skipped) return systemClock.sleep(ms, signal);
      slept.push(ms);
      return Promise.resolve();
    },
  };
}

export interface StandingClock extends Clock {
  advance(ms: number): void;
}

/** A clock that stands still until it is told to move. */
export function standingClock(): StandingClock {
  let time = 0;
  const sleepers = new Set<() => void>();
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const until = time + ms;
        const wake = (): void => {
          if (time < until) return;
          sleepers.delete(wake);
          signal?.removeEventListener('abort', abort);
          resolve();
        };
        const abort = (): void => {
          sleepers.delete(wake);
          reject(new DOMException('Aborted', 'AbortError'));
        };
        sleepers.add(wake);
        if (signal?.aborted) abort();
        else signal?.addEventListener('abort', abort, { once: true });
      }),
    advance: (ms) => {
      time += ms;
      for (const wake of [...sleepers]) wake();
    },
  };
}
