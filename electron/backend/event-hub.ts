import { events } from '../../shared/contract';
import type { EventMessage } from '../../shared/contract/envelope';
import type { Log } from './ports';
import type { Emit } from './services';
import { toPlain } from './wire';

/** Events kept for a window that was away for a moment; older ones are a gap, cured by snapshots. */
const KEPT = 100;

export type EventListener = (message: EventMessage) => void;

/** Carries events to every window, each numbered, so that a window knows when it missed some. */
export interface EventHub {
  readonly emit: Emit;
  /** Number of the last event; 0 before the first. */
  readonly lastSeq: number;
  /**
   * Delivers every event from now on, in order. With `lastSeq`, the last number that this caller
   * saw, the events since then come first as far as they are kept. A second subscription of the
   * same caller is independent of the first (a window that reloads).
   */
  subscribe(caller: string, listener: EventListener, lastSeq?: number): () => void;
  /** Ends all subscriptions of a caller. */
  dropCaller(caller: string): void;
}

export interface EventHubOptions {
  readonly log?: Log;
}

/**
 * All windows get all events, so that one number serves them all. A payload that is not as the
 * contract says is not sent: its number is used up, and the gap makes the windows read again.
 */
export function createEventHub({ log }: EventHubOptions = {}): EventHub {
  const subscribers = new Map<symbol, { caller: string; listener: EventListener }>();
  const kept: EventMessage[] = [];
  let seq = 0;

  const deliver = (caller: string, listener: EventListener, message: EventMessage): void => {
    try {
      listener(message);
    } catch (error) {
      // One broken window must not keep the event from the others.
      log?.('error', 'An event could not be delivered', { caller, event: message.name, error });
    }
  };

  return {
    emit(name, payload) {
      seq += 1;
      const parsed = events[name].payload.safeParse(payload);
      if (!parsed.success) {
        log?.('error', 'An event is not as the contract says', {
          event: name,
          reason: parsed.error.message,
        });
        return;
      }
      const message = { seq, name, payload: toPlain(parsed.data) };
      kept.push(message);
      if (kept.length > KEPT) kept.shift();
      for (const { caller, listener } of [...subscribers.values()])
        deliver(caller, listener, message);
    },

    get lastSeq() {
      return seq;
    },

    subscribe(caller, listener, lastSeq) {
      const key = Symbol(caller);
      if (lastSeq !== undefined && lastSeq < seq)
        for (const message of kept.filter((one) => one.seq > lastSeq))
          deliver(caller, listener, message);
      subscribers.set(key, { caller, listener });
      return () => {
        subscribers.delete(key);
      };
    },

    dropCaller(caller) {
      for (const [key, subscriber] of subscribers)
        if (subscriber.caller === caller) subscribers.delete(key);
    },
  };
}
