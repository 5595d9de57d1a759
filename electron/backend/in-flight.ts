import { AppError } from '../../shared/errors';
import type { Clock } from './ports';

/** Milliseconds for which a cancel that overtook its call is remembered. */
const EARLY_CANCEL_MS = 30_000;
/** Ids of finished calls and of early cancels that are remembered for each caller. */
const REMEMBERED = 256;

interface CallerCalls {
  readonly running: Map<string, AbortController>;
  /** Finished ids: a cancel that comes after the reply must not wait for a call that never comes. */
  readonly finished: Set<string>;
  /** Cancels that came before their call: id to time. */
  readonly early: Map<string, number>;
}

/** The calls in flight, by caller and id; two callers may well use the same id. */
export interface InFlight {
  /** @throws AppError `call.bad-input` when this caller has a call of this id in flight. */
  begin(caller: string, id: string): AbortSignal;
  end(caller: string, id: string): void;
  cancel(caller: string, id: string): void;
  drop(caller: string): void;
  abortAll(reason: AppError): void;
}

const cancelled = () => new AppError('call.cancelled', 'Cancelled.');

function trim(keys: Set<string> | Map<string, number>): void {
  for (const key of keys.keys()) {
    if (keys.size <= REMEMBERED) return;
    keys.delete(key);
  }
}

export function createInFlight(clock: Clock): InFlight {
  const callers = new Map<string, CallerCalls>();

  const of = (caller: string): CallerCalls => {
    const known = callers.get(caller);
    if (known) return known;
    const made: CallerCalls = { running: new Map(), finished: new Set(), early: new Map() };
    callers.set(caller, made);
    return made;
  };

  return {
    begin(caller, id) {
      const calls = of(caller);
      if (calls.running.has(id))
        throw new AppError('call.bad-input', `id: a call with the id "${id}" is still running.`, {
          details: { field: 'id' },
        });
      const controller = new AbortController();
      calls.running.set(id, controller);
      const cancelledAt = calls.early.get(id);
      calls.early.delete(id);
      if (cancelledAt !== undefined && clock.now() - cancelledAt < EARLY_CANCEL_MS)
        controller.abort(cancelled());
      return controller.signal;
    },

    end(caller, id) {
      const calls = callers.get(caller);
      if (!calls) return;
      calls.running.delete(id);
      calls.finished.add(id);
      trim(calls.finished);
    },

    cancel(caller, id) {
      const calls = of(caller);
      const controller = calls.running.get(id);
      if (controller) controller.abort(cancelled());
      else if (!calls.finished.has(id)) {
        calls.early.set(id, clock.now());
        trim(calls.early);
      }
    },

    drop(caller) {
      const calls = callers.get(caller);
      callers.delete(caller);
      for (const controller of calls?.running.values() ?? [])
        controller.abort(new AppError('call.cancelled', 'The window that asked is gone.'));
    },

    abortAll(reason) {
      for (const { running } of callers.values())
        for (const controller of running.values()) controller.abort(reason);
    },
  };
}
