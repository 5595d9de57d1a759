import { useCallback, useState } from 'react';
import { toAppError, type AppErrorData } from '../../shared/errors';

/** What a button does: whether it is being done, and why it did not work. */
export interface Work {
  readonly working: boolean;
  readonly problem: AppErrorData | null;
  readonly setProblem: (problem: AppErrorData | null) => void;
  /** Does it; what it throws becomes `problem`. Answers whether it was done. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** One piece of work that a person asked for, with its problem beside it. */
export function useWork(): Work {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const run = useCallback(async (work: () => Promise<unknown>) => {
    setWorking(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(toAppError(error).toData());
      return false;
    } finally {
      setWorking(false);
    }
  }, []);
  return { working, problem, setProblem, run };
}
