import { connect, type Socket } from 'node:net';
import type { Clock } from '../ports';

/** What one connection attempt came to. `starved`: this computer had no socket left to try with. */
type Outcome = 'open' | 'refused' | 'silent' | 'starved';

export interface ProbeRequest {
  readonly host: string;
  readonly ports: readonly number[];
  /** Address of the card to speak from, so that every card is really used. */
  readonly localAddress?: string;
}

export interface Prober {
  /** The ports that accept a connection, in the order asked; empty also after the signal aborted. */
  openPorts(request: ProbeRequest): Promise<readonly number[]>;
}

export interface ProberOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds to wait for one connection. */
  readonly timeoutMs: number;
}

const STARVED = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EAGAIN']);
/** How often a connection is tried again while the computer has no socket left. */
const PATIENCE = 20;

/** Connects to ports without sending a byte. Every socket is closed as soon as `signal` aborts. */
export function createProber({ clock, signal, timeoutMs }: ProberOptions): Prober {
  const sockets = new Set<Socket>();
  signal.addEventListener('abort', () => sockets.forEach((socket) => socket.destroy()), {
    once: true,
  });

  const attempt = (host: string, port: number, localAddress?: string): Promise<Outcome> =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve('silent');
        return;
      }
      const socket = connect({ host, port, localAddress });
      sockets.add(socket);
      let outcome: Outcome = 'silent';
      // A silent host often gives no error at all for minutes; only the clock ends the wait.
      // First let events in that waited while the process was held up: it may have connected.
      const timer = setTimeout(() => setImmediate(() => socket.destroy()), timeoutMs);
      socket.once('connect', () => {
        outcome = 'open';
        socket.destroy();
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (outcome === 'open') return;
        if (STARVED.has(error.code ?? '')) outcome = 'starved';
        else if (error.code === 'ECONNREFUSED') outcome = 'refused';
      });
      socket.once('close', () => {
        clearTimeout(timer);
        sockets.delete(socket);
        resolve(outcome);
      });
    });

  const isOpen = async (port: number, { host, localAddress }: ProbeRequest): Promise<boolean> => {
    for (let tries = 0; tries < PATIENCE; tries += 1) {
      const outcome = await attempt(host, port, localAddress);
      if (outcome !== 'starved') return outcome === 'open';
      await clock.sleep(100);
      if (signal.aborted) return false;
    }
    return false;
  };

  return {
    async openPorts(request) {
      const open = await Promise.all(request.ports.map((port) => isOpen(port, request)));
      return request.ports.filter((_, index) => open[index] === true);
    },
  };
}

/**
 * Runs `work` over `items`, at most `width` at once, taking items only as there is room. Ends early
 * (after the work under way) once `signal` aborts.
 */
export async function forEachBounded<T>(
  items: Iterable<T>,
  options: { readonly width: number; readonly signal: AbortSignal },
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    while (!options.signal.aborted) {
      const next = iterator.next();
      if (next.done === true) return;
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: options.width }, worker));
}
