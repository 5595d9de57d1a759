import { useCallback, useEffect, useState } from 'react';
import type { CallOutput } from '../../../../shared/contract';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { useEntry } from '../entries';

type Config = CallOutput<'config.read'>;

export interface ConfigReading {
  readonly config: Config | null;
  readonly problem: AppErrorData | null;
  readonly reading: boolean;
  readonly readAgain: () => void;
}

/** Every setting of an intercom, read when the screen opens and when somebody asks. */
export function useConfig(id: string): ConfigReading {
  const [config, setConfig] = useState<Config | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [round, setRound] = useState(0);
  const [done, setDone] = useState(-1);
  const entry = useEntry();
  useEffect(() => {
    const over = new AbortController();
    api
      .call('config.read', { id }, { signal: over.signal })
      .then(
        (read) => {
          setConfig(read);
          setProblem(null);
        },
        (error: unknown) => {
          if (!over.signal.aborted) setProblem(toAppError(error).toData());
        },
      )
      .finally(() => {
        if (!over.signal.aborted) setDone(round);
      });
    return () => over.abort();
  }, [id, round, entry]);
  const readAgain = useCallback(() => setRound((last) => last + 1), []);
  return { config, problem, reading: done !== round, readAgain };
}
