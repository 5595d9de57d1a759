import { useState } from 'react';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import type { LiveView } from '../live/use-live';

interface Said {
  readonly status: string;
  /** Milliseconds since 1970: a later reading knows more. */
  readonly at: number;
}

export interface CallControl {
  /** As the intercom words it; undefined while nothing is known. */
  readonly status: string | undefined;
  readonly busy: 'dial' | 'hang-up' | null;
  readonly problem: AppErrorData | null;
  /** Answers whether the intercom took it. */
  readonly dial: (phone: string, displayName: string) => Promise<boolean>;
  readonly hangUp: () => Promise<boolean>;
}

/** Makes the intercom call and hang up, and knows how the call stands. */
export function useCall(id: string, view: LiveView): CallControl {
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState<CallControl['busy']>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const { live, readAt, readNow } = view;

  const run = async (
    what: 'dial' | 'hang-up',
    work: () => Promise<{ readonly status: string }>,
  ): Promise<boolean> => {
    setBusy(what);
    setProblem(null);
    try {
      const { status } = await work();
      setSaid({ status, at: Date.now() });
      return true;
    } catch (error) {
      setProblem(toAppError(error).toData());
      return false;
    } finally {
      setBusy(null);
      readNow();
    }
  };

  const read = live?.call.known === true ? live.call.value : undefined;
  const newer = said !== null && (readAt === null || said.at > readAt);
  return {
    status: newer ? said.status : read,
    busy,
    problem,
    dial: (phone, displayName) =>
      run('dial', () => api.call('device.dial', { id, phone, displayName })),
    hangUp: () => run('hang-up', () => api.call('device.hangUp', { id })),
  };
}
