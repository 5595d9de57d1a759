import { useEffect, useState } from 'react';
import { isAppError, toAppError, type AppErrorData } from '../../../shared/errors';
import { api } from '../../api';
import type { Difference } from './lines';
import { sideOf } from './sides';

interface Answer {
  /** What was asked: both sides, and the how-manieth time. */
  readonly asked: string;
  readonly difference: Difference | null;
  readonly problem: AppErrorData | null;
}

/** Reads both sides and compares them; again when it is told to. */
export function useDifference(left: string, right: string) {
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const asked = JSON.stringify([left, right, turn]);
  const ready = sideOf(left) !== null && sideOf(right) !== null && left !== right;
  useEffect(() => {
    const sides = { left: sideOf(left), right: sideOf(right) };
    if (sides.left === null || sides.right === null || left === right) return;
    const controller = new AbortController();
    const input = { left: sides.left, right: sides.right };
    api.call('config.diff', input, { signal: controller.signal }).then(
      (difference) => setAnswer({ asked, difference, problem: null }),
      (error: unknown) => {
        if (isAppError(error, 'call.cancelled')) return;
        setAnswer({ asked, difference: null, problem: toAppError(error).toData() });
      },
    );
    return () => controller.abort();
  }, [left, right, asked]);
  const current = answer?.asked === asked ? answer : null;
  return {
    ready,
    difference: current?.difference ?? null,
    problem: current?.problem ?? null,
    readAgain: () => setTurn((count) => count + 1),
  };
}
