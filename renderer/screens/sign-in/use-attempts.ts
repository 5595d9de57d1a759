import { useState } from 'react';
import type { CallInput } from '../../../shared/contract';
import type { Intercom } from '../../../shared/contract/intercoms';
import { toAppError, type AppError } from '../../../shared/errors';
import { api } from '../../api';
import { applyIntercom } from '../../stores/intercoms';
import type { SignInTarget } from '../../stores/sign-in';

export type Attempt =
  | { readonly status: 'waiting' }
  | { readonly status: 'working' }
  | { readonly status: 'done'; readonly intercom: Intercom }
  | { readonly status: 'failed'; readonly error: AppError };

/** What to try; an address here (by HTTPS, say) stands in for the one of the target. */
export type Credentials = Partial<CallInput<'intercoms.connect'>>;

export interface Row {
  readonly target: SignInTarget;
  readonly attempt: Attempt;
}

const waiting: Attempt = { status: 'waiting' };

/** What became of each intercom in the dialog, and the way to try again. */
export function useAttempts(targets: readonly SignInTarget[]) {
  const [attempts, setAttempts] = useState<Readonly<Record<string, Attempt>>>({});
  const rows: readonly Row[] = targets.map((target) => ({
    target,
    attempt: attempts[target.address] ?? waiting,
  }));

  async function tryOne(address: string, credentials: Credentials): Promise<Attempt> {
    const set = (attempt: Attempt) => {
      setAttempts((before) => ({ ...before, [address]: attempt }));
      return attempt;
    };
    set({ status: 'working' });
    try {
      const intercom = await api.call('intercoms.connect', { address, ...credentials });
      applyIntercom({ id: intercom.id, intercom });
      return set({ status: 'done', intercom });
    } catch (error) {
      return set({ status: 'failed', error: toAppError(error) });
    }
  }

  /** Tries every intercom that is not signed in yet, all at once: each has its own queue. */
  function tryLeft(credentials: Credentials): Promise<readonly Attempt[]> {
    const left = rows.filter((row) => row.attempt.status !== 'done');
    return Promise.all(left.map((row) => tryOne(row.target.address, credentials)));
  }

  return {
    rows,
    tryOne,
    tryLeft,
    working: rows.some((row) => row.attempt.status === 'working'),
    left: rows.filter((row) => row.attempt.status !== 'done').length,
  };
}
