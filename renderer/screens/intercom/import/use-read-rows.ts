import { useEffect, useState } from 'react';
import type { FileHandle } from '../../../../shared/contract/app';
import type { RecordLimits } from '../../../../shared/device/rules';
import { isAppError, toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { draftOf, patchDraft, type ImportTarget, type Reading } from './draft';
import { checkSheet, onlyFromFile, problemsFirst, sheetOf } from './sheet';

interface ReadOptions {
  readonly target: ImportTarget;
  readonly file: FileHandle;
  readonly reading: Reading;
  readonly limits: RecordLimits;
  /** Whether they have to be read. */
  readonly wanted: boolean;
}

/** Reads the rows of a file as its columns were chosen, into the draft. */
export function useReadRows(options: ReadOptions): {
  readonly problem: AppErrorData | null;
  readonly again: () => void;
} {
  const { target, file, reading, limits, wanted } = options;
  const { id, kind } = target;
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    const read = async () => {
      try {
        const { rows, problems } = await api.call(
          'imports.preview',
          { file: file.token, kind, ...reading },
          { signal: abort.signal },
        );
        if (abort.signal.aborted) return;
        const sheet = sheetOf(rows, onlyFromFile({ kind, rows, problems, limits }));
        const { defaults } = draftOf({ id, kind });
        const order = problemsFirst(checkSheet({ kind, sheet, defaults, limits }));
        patchDraft({ id, kind }, { sheet, order, remove: new Set() });
      } catch (error) {
        // The step was left before the rows came.
        if (abort.signal.aborted && isAppError(error, 'call.cancelled')) return;
        setProblem(toAppError(error).toData());
      }
    };
    void read();
    return () => abort.abort();
  }, [id, kind, file, reading, limits, wanted, turn]);
  const again = () => {
    setProblem(null);
    setTurn((count) => count + 1);
  };
  return { problem, again };
}
