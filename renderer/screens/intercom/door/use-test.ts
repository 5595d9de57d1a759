import { useState } from 'react';
import { doorTestResultSchema, type DoorTestResult } from '../../../../shared/contract/door';
import type { Job } from '../../../../shared/contract/jobs';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { applyJob, isRunning, useJobs } from '../../../stores/jobs';
import { patchDoorDraft, useDoorDraft } from './draft';

export interface TestOptions {
  readonly relay: number;
  readonly mode: 'auto-close' | 'manual';
  readonly level: 0 | 1;
  /** Seconds. */
  readonly delay: number;
}

export interface DoorTest {
  readonly job: Job | null;
  readonly result: Partial<DoorTestResult>;
  readonly problem: AppErrorData | null;
  /** The relay that the test has left switched: the door stands open. */
  readonly leftSwitched: { readonly relay: number; readonly letter: string } | null;
  /** @throws AppError */
  readonly start: (options: TestOptions) => Promise<void>;
  readonly answer: (answer: 'opened' | 'stayed-shut') => void;
  readonly stop: () => void;
}

/** The relay whose last move was to switch. Pure. */
export function leftSwitched({
  relay,
  letter,
  moves = [],
}: Partial<DoorTestResult>): DoorTest['leftSwitched'] {
  const last = moves.findLast((move) => move.what === 'relay' && move.letter === letter);
  return last?.on === true && relay !== undefined && letter !== undefined
    ? { relay, letter }
    : null;
}

/** The door test that was started last on an intercom, and what can be done with it. */
export function useDoorTest(id: string): DoorTest {
  const { testId } = useDoorDraft(id);
  const job = useJobs(({ jobs }) => jobs.find((one) => one.id === testId) ?? null);
  const [problem, setProblem] = useState<AppErrorData | null>(null);
  const parsed = doorTestResultSchema.partial().safeParse(job?.result ?? {});

  const take = (next: Job) => {
    // Events travel beside the answer: where they were faster, they know more than it does.
    if (!useJobs.getState().jobs.some((one) => one.id === next.id)) applyJob(next);
  };
  const run = async (work: () => Promise<Job>) => {
    setProblem(null);
    try {
      applyJob(await work());
    } catch (error) {
      setProblem(toAppError(error).toData());
    }
  };
  return {
    job,
    result: parsed.success ? parsed.data : {},
    problem,
    leftSwitched:
      job !== null && !isRunning(job) && parsed.success ? leftSwitched(parsed.data) : null,
    start: async (options) => {
      setProblem(null);
      const started = await api.call('door.test', { id, ...options });
      take(started);
      patchDoorDraft(id, { testId: started.id });
    },
    answer: (answer) => {
      if (job) void run(() => api.call('door.answer', { job: job.id, answer }));
    },
    stop: () => {
      if (job) void run(() => api.call('jobs.cancel', { id: job.id }));
    },
  };
}
