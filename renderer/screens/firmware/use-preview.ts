import { useEffect, useState } from 'react';
import type { FirmwareRow } from '../../../shared/contract/firmware';
import { isAppError, toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';

export interface Preview {
  /** Null until they were read for this image and these intercoms. */
  readonly rows: readonly FirmwareRow[] | null;
  readonly problem: AppErrorData | null;
  readonly readAgain: () => void;
}

interface Wanted {
  /** Null while there is nothing to ask about. */
  readonly image: string | null;
  readonly ids: readonly string[];
  /** Whether it is looked at now: it is read anew each time. */
  readonly active: boolean;
}

interface Answer {
  readonly key: string;
  readonly rows: readonly FirmwareRow[] | null;
  readonly problem: AppErrorData | null;
}

/** What the image would do to each intercom, asked anew whenever the table is opened. */
export function useFirmwarePreview({ image, ids, active }: Wanted): Preview {
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const key = JSON.stringify([image, ids, turn]);
  useEffect(() => {
    if (!active) return;
    const [wanted, chosen] = JSON.parse(key) as [string | null, string[]];
    if (wanted === null || chosen.length === 0) return;
    const controller = new AbortController();
    const { signal } = controller;
    api.call('firmware.preview', { image: wanted, ids: chosen }, { signal }).then(
      ({ rows }) => setAnswer({ key, rows, problem: null }),
      (error: unknown) => {
        if (isAppError(error, 'call.cancelled')) return;
        setAnswer({ key, rows: null, problem: toAppError(error).toData() });
      },
    );
    return () => controller.abort();
  }, [active, key]);
  const current = answer?.key === key ? answer : null;
  return {
    rows: current?.rows ?? null,
    problem: current?.problem ?? null,
    readAgain: () => setTurn((count) => count + 1),
  };
}
