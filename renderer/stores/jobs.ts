import { create } from 'zustand';
import type { Job } from '../../shared/contract/jobs';
import { api } from '../api';

interface JobsState {
  /** Newest first. */
  readonly jobs: readonly Job[];
  readonly loaded: boolean;
}

export const useJobs = create<JobsState>()(() => ({ jobs: [], loaded: false }));

const newestFirst = (a: Job, b: Job) => b.startedAt - a.startedAt;

/** Reads the snapshot. @throws AppError */
export async function loadJobs(): Promise<void> {
  const { jobs } = await api.call('jobs.list', {});
  useJobs.setState({ jobs: [...jobs].sort(newestFirst), loaded: true });
}

export const isRunning = (job: Job): boolean => job.state === 'running' || job.state === 'queued';

/** How far a job is: progress never falls, and what has ended does not begin again. */
const age = (job: Job): number =>
  (job.state === 'queued' ? 0 : isRunning(job) ? 1 : 3) + job.progress;

/**
 * Takes an answer or an event in. Events travel beside the answers: where they were faster, they
 * know more, and the answer is left aside.
 */
export function applyJob(job: Job): void {
  useJobs.setState(({ jobs }) => {
    const known = jobs.find((other) => other.id === job.id);
    if (known === undefined) return { jobs: [job, ...jobs].sort(newestFirst) };
    if (age(job) < age(known)) return { jobs };
    return { jobs: jobs.map((other) => (other.id === job.id ? job : other)) };
  });
}
