import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptureStatus } from '../../../../../shared/contract/diagnostics';
import { isAppError, toAppError, type AppErrorData } from '../../../../../shared/errors';
import { api } from '../../../../api';
import { openLadder } from '../ladder/open-ladder';
import { useTask, type Task } from '../use-task';
import { filterOf, type CapturePlan } from './plan';

/** Milliseconds between two questions how large it is: a unit answers one thing at a time. */
const ASK_EVERY_MS = 1500;

export interface CaptureControl {
  readonly task: Task;
  /** Null until the intercom has answered. */
  readonly status: CaptureStatus | null;
  readonly problem: AppErrorData | null;
  /** When this window started it, milliseconds since 1970; null where something else did. */
  readonly startedAt: number | null;
  /** It was started to see why a call fails. */
  readonly reproducing: boolean;
  readonly start: (plan: CapturePlan, reproducing: boolean) => void;
  readonly stop: () => void;
  readonly stopAndShow: () => void;
  readonly save: () => void;
  readonly show: () => void;
}

/** The capture of an intercom, asked for again and again while it runs. */
export function useCapture(id: string): CaptureControl {
  const { t } = useTranslation();
  const task = useTask();
  const [status, setStatus] = useState<CaptureStatus | null>(null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [reproducing, setReproducing] = useState(false);
  /** Counts the captures begun here; each is followed until it ends. */
  const [turn, setTurn] = useState(0);
  /** The drawing is opened once, by whichever comes first: the button or the end by itself. */
  const wanted = useRef(false);

  const { run } = task;
  const draw = useCallback(async () => {
    wanted.current = false;
    setReproducing(false);
    await openLadder(id, await api.call('capture.export', { id }));
    return null;
  }, [id]);

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    let timer = 0;
    const ask = () => {
      api.call('capture.status', { id }, { signal }).then(
        (now) => {
          setStatus(now);
          setProblem(null);
          if (now.running) timer = window.setTimeout(ask, ASK_EVERY_MS);
          // It stopped by itself, by its time or its size.
          else if (wanted.current) run('show', draw);
        },
        (error: unknown) => {
          // Left before it answered: nobody is there to be told.
          if (signal.aborted && isAppError(error, 'call.cancelled')) return;
          setProblem(toAppError(error).toData());
          // It runs on without us: one answer that was lost must not end the counting.
          if (turn > 0) timer = window.setTimeout(ask, ASK_EVERY_MS);
        },
      );
    };
    ask();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [id, turn, run, draw]);

  return {
    ...{ task, status, problem, startedAt, reproducing },
    start: (plan, reproduce) =>
      run('start', async () => {
        const { seconds, size } = plan;
        const filter = filterOf(plan);
        const now = await api.call('capture.start', { id, seconds, size, filter });
        setStatus(now);
        setStartedAt(Date.now());
        setReproducing(reproduce);
        wanted.current = reproduce;
        setTurn((count) => count + 1);
        return null;
      }),
    stop: () =>
      run('stop', async () => {
        wanted.current = false;
        setReproducing(false);
        setStatus(await api.call('capture.stop', { id }));
        return null;
      }),
    stopAndShow: () =>
      run('show', async () => {
        wanted.current = false;
        setStatus(await api.call('capture.stop', { id }));
        return draw();
      }),
    save: () =>
      run('save', async () => {
        const { token, name } = await api.call('capture.export', { id });
        await api.saveFile(token, name);
        return t('diagnostics.capture.saved', { name });
      }),
    show: () => run('show', draw),
  };
}
