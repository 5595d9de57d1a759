import { useCallback, useState } from 'react';
import { toAppError, type AppErrorData } from '../../../../shared/errors';

/** One thing at a time that a person asked for: that it runs, what it said, or why it did not work. */
export interface Task {
  /** Name of what runs. */
  readonly running: string | null;
  readonly said: string | null;
  readonly problem: AppErrorData | null;
  readonly hush: () => void;
  /** Runs `work` and keeps the sentence that it ends with. */
  readonly run: (name: string, work: () => Promise<string | null>) => void;
}

export function useTask(): Task {
  const [running, setRunning] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const hush = useCallback(() => {
    setSaid(null);
    setProblem(null);
  }, []);
  const run = useCallback(
    (name: string, work: () => Promise<string | null>) => {
      hush();
      setRunning(name);
      work()
        .then(setSaid, (error: unknown) => setProblem(toAppError(error).toData()))
        .finally(() => setRunning(null));
    },
    [hush],
  );
  return { running, said, problem, hush, run };
}
