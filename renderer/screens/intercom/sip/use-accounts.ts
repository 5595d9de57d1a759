import { useCallback, useEffect, useState } from 'react';
import type { CallOutput } from '../../../../shared/contract';
import { isAppError, toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { takeReading, type AccountNumber } from './draft';

export const ACCOUNTS = [1, 2] as const;

/** One account as it was read, or why it was not; undefined while it is being read. */
export type AccountReading =
  | { readonly ok: true; readonly value: CallOutput<'sip.read'> }
  | { readonly ok: false; readonly error: AppErrorData };

export type Readings = Readonly<Partial<Record<AccountNumber, AccountReading>>>;

interface Accounts {
  readonly readings: Readings;
  readonly readAgain: () => void;
}

/** Reads both accounts when the question is shown, and puts them into the draft. */
export function useAccounts(id: string): Accounts {
  const [readings, setReadings] = useState<Readings>({});
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    const put = (account: AccountNumber, reading: AccountReading) =>
      setReadings((before) => ({ ...before, [account]: reading }));
    const read = async (account: AccountNumber) => {
      try {
        const value = await api.call('sip.read', { id, account }, { signal: abort.signal });
        if (abort.signal.aborted) return;
        const { form, hasPassword, missing } = value;
        takeReading(id, { account, form, facts: { hasPassword, missing } });
        put(account, { ok: true, value });
      } catch (error) {
        // Left before it was read: nobody is there to be told.
        if (abort.signal.aborted && isAppError(error, 'call.cancelled')) return;
        put(account, { ok: false, error: toAppError(error).toData() });
      }
    };
    for (const account of ACCOUNTS) void read(account);
    return () => abort.abort();
  }, [id, turn]);

  const readAgain = useCallback(() => {
    setReadings({});
    setTurn((count) => count + 1);
  }, []);
  return { readings, readAgain };
}

/** Whether the intercom has this account: one that it lacks comes back with every field missing. */
export function isThere(reading: AccountReading): boolean {
  if (!reading.ok) return false;
  const { missing } = reading.value;
  return !(missing.includes('server') && missing.includes('username'));
}
