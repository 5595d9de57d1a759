import { useEffect, useState } from 'react';
import type { SipChange, SipForm } from '../../../../shared/contract/sip';
import { isAppError, toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import type { AccountNumber } from './draft';
import { toSend } from './sip-steps';

/** What writing would change, as it is found out. */
export type Preview =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly error: AppErrorData }
  | {
      readonly state: 'ready';
      readonly changes: readonly SipChange[];
      readonly warnings: readonly string[];
    };

interface PreviewOptions {
  readonly id: string;
  readonly account: AccountNumber;
  readonly values: SipForm;
}

/** Compares the form with what the intercom has now. `again` asks once more. */
export function usePreview({ id, account, values }: PreviewOptions): {
  readonly preview: Preview;
  readonly again: () => void;
} {
  const [preview, setPreview] = useState<Preview>({ state: 'reading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const read = async () => {
      setPreview({ state: 'reading' });
      try {
        const { changes, warnings } = await api.call(
          'sip.preview',
          { id, account, form: toSend(values) },
          { signal: abort.signal },
        );
        if (!abort.signal.aborted) setPreview({ state: 'ready', changes, warnings });
      } catch (error) {
        // The step was left before the comparison came.
        if (abort.signal.aborted && isAppError(error, 'call.cancelled')) return;
        setPreview({ state: 'failed', error: toAppError(error).toData() });
      }
    };
    void read();
    return () => abort.abort();
  }, [id, account, values, turn]);
  return { preview, again: () => setTurn((count) => count + 1) };
}
