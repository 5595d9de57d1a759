import { useDocumentVisibility } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { isAppError, toAppError } from '../../../../shared/errors';
import { api } from '../../../api';
import { afterFailure, afterReading, nextDelay, NOTHING_READ, type LiveState } from './live-state';

export interface LiveView extends LiveState {
  /** Asks at once instead of waiting for the next turn. */
  readonly readNow: () => void;
  /** False while the window is hidden: then nobody is asked. */
  readonly polling: boolean;
}

interface LiveOptions {
  readonly active: boolean;
  /** It lets us in, as far as is known: where that has just become so, it is asked at once. */
  readonly open: boolean;
  /** Ask every two seconds even while there is no answer: somebody waits for it to come back. */
  readonly eager: boolean;
}

/**
 * Reads an intercom every two seconds while `active` and the window is visible, and less often
 * while it does not answer. Leaving cancels the reading under way.
 */
export function useLive(id: string, { active, open, eager }: LiveOptions): LiveView {
  const [state, setState] = useState<LiveState>(NOTHING_READ);
  const [turn, setTurn] = useState(0);
  const visibility = useDocumentVisibility();
  const polling = active && visibility === 'visible';

  useEffect(() => {
    if (!polling) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    const read = async () => {
      const askedAt = Date.now();
      try {
        const live = await api.call('device.live', { id }, { signal: abort.signal });
        failures = 0;
        if (!abort.signal.aborted) setState(afterReading(live, Date.now()));
      } catch (error) {
        // The screen was left, not the intercom lost.
        if (abort.signal.aborted && isAppError(error, 'call.cancelled')) return;
        failures += 1;
        setState((before) => afterFailure(before, toAppError(error).toData(), askedAt));
      }
      if (abort.signal.aborted) return;
      timer = setTimeout(() => void read(), nextDelay(eager ? 0 : failures));
    };
    void read();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [id, polling, open, eager, turn]);

  const readNow = useCallback(() => setTurn((count) => count + 1), []);
  return { ...state, polling, readNow };
}
