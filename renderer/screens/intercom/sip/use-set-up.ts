import { useState } from 'react';
import { toAppError, type AppErrorData } from '../../../../shared/errors';
import { api } from '../../../api';
import { applyJob, useJobs } from '../../../stores/jobs';
import type { Job } from '../../../../shared/contract/jobs';
import { draftOf, patchDraft } from './draft';
import { toSend } from './sip-steps';

export interface SetUp {
  /** A job is being asked for. */
  readonly busy: boolean;
  /** Why no job could be started, undone or stopped. */
  readonly problem: AppErrorData | null;
  readonly write: () => void;
  readonly undo: (jobId: string) => void;
  readonly stop: (jobId: string) => void;
}

/** Starts, undoes and stops the job that writes the account. */
export function useSetUp(id: string): SetUp {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<AppErrorData | null>(null);

  const run = async (ask: () => Promise<Job>) => {
    setBusy(true);
    setProblem(null);
    try {
      const job = await ask();
      // Events travel beside the answer: where they were faster, they know more than it does.
      if (!useJobs.getState().jobs.some(({ id: known }) => known === job.id)) applyJob(job);
      patchDraft(id, { step: 'result', jobId: job.id });
    } catch (error) {
      setProblem(toAppError(error).toData());
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    problem,
    write: () =>
      void run(() => {
        const { account, forms } = draftOf(id);
        const values = forms[account]?.values;
        if (!values) throw new Error('There is no form to write.');
        return api.call('sip.setUp', { id, account, form: toSend(values) });
      }),
    undo: (jobId) => void run(() => api.call('jobs.undo', { id: jobId })),
    stop: (jobId) => void run(() => api.call('jobs.cancel', { id: jobId })),
  };
}
