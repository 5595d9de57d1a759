import { useCallback, useEffect, useState } from 'react';
import type {
  EditableKind,
  RecordChange,
  RecordPreview,
} from '../../../../shared/contract/records';
import { isAppError, toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';

export type PreviewState =
  | { readonly state: 'reading' }
  | { readonly state: 'ready'; readonly preview: RecordPreview }
  | { readonly state: 'failed'; readonly problem: AppErrorData };

interface Asked {
  readonly id: string;
  readonly kind: EditableKind;
  /** Keep it stable: a new one asks again. */
  readonly change: RecordChange;
}

/** What a change would do to the list as it is now. Leaving cancels the reading. */
export function useRecordPreview({ id, kind, change }: Asked): PreviewState & {
  readonly again: () => void;
} {
  const [state, setState] = useState<PreviewState>({ state: 'reading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    api.call('records.preview', { id, kind, change }, { signal: abort.signal }).then(
      (preview) => !abort.signal.aborted && setState({ state: 'ready', preview }),
      (error: unknown) => {
        // The screen was left: nobody waits for the answer.
        if (abort.signal.aborted && isAppError(error, 'call.cancelled')) return;
        setState({ state: 'failed', problem: toAppError(error).toData() });
      },
    );
    return () => abort.abort();
  }, [id, kind, change, turn]);
  const again = useCallback(() => {
    setState({ state: 'reading' });
    setTurn((count) => count + 1);
  }, []);
  return { ...state, again };
}
