import { useEffect, useEffectEvent, useState } from 'react';
import { isAppError, toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';

interface DoorReaderOptions {
  readonly id: string;
  readonly active: boolean;
  /** A card was held to the reader of the intercom: its number as the intercom gives it. */
  readonly onCard: (code: string) => void;
}

export interface DoorReader {
  /** Why it is not asked any more. */
  readonly problem: AppErrorData | null;
  readonly again: () => void;
}

/** Between two questions, in milliseconds: some units say at once that there is no card. */
const PAUSE_MS = 700;
/** A unit may wait for a card longer than Lintel waits for an answer; beyond this it is silent. */
const SILENT_TIMES = 2;

interface Scan {
  readonly code: Promise<string>;
  readonly abort: AbortController;
}

/** The question that is under way, by intercom. */
const scans = new Map<string, Scan>();

/**
 * Asks once. A question that is under way is joined and not asked again: an intercom goes on waiting
 * for the card of a question that was given up, and would swallow the card of the next one.
 */
function scan(id: string): Promise<string> {
  const known = scans.get(id);
  if (known) return known.code;
  const abort = new AbortController();
  const code = api
    .call('device.scanCard', { id }, { signal: abort.signal })
    .then((reply) => reply.code)
    .finally(() => {
      if (scans.get(id)?.abort === abort) scans.delete(id);
    });
  scans.set(id, { code, abort });
  return code;
}

/** Gives up the question that is under way; for when no card is awaited any more. */
export function stopScan(id: string): void {
  scans.get(id)?.abort.abort();
  scans.delete(id);
}

/** Asks the intercom for a card again and again for as long as it is active. */
export function useDoorReader({ id, active, onCard }: DoorReaderOptions): DoorReader {
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [turn, setTurn] = useState(0);
  const heard = useEffectEvent(onCard);
  useEffect(() => {
    if (!active) return undefined;
    const abort = new AbortController();
    const ask = async () => {
      const over = () => abort.signal.aborted;
      let silent = 0;
      while (!over()) {
        try {
          const code = await scan(id);
          silent = 0;
          if (!over()) heard(code);
        } catch (error) {
          if (over()) return;
          silent = isAppError(error, 'net.timeout') ? silent + 1 : 0;
          if (!meansNoCard(error) || silent >= SILENT_TIMES) {
            setProblem(toAppError(error).toData());
            return;
          }
        }
        await pause(PAUSE_MS, abort.signal);
      }
    };
    void ask();
    return () => abort.abort();
  }, [id, active, turn]);
  return {
    problem,
    again: () => {
      setProblem(null);
      setTurn((count) => count + 1);
    },
  };
}

const meansNoCard = (error: unknown): boolean =>
  isAppError(error, 'device.refused') ||
  isAppError(error, 'device.busy') ||
  isAppError(error, 'net.timeout');

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
