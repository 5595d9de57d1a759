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

/** Takes an answer or an event in. */
export function applyJob(job: Job): void {
  useJobs.setState(({ jobs }) => {
    const known = jobs.some((other) => other.id === job.id);
    if (known) return { jobs: jobs.map((other) => (other.id === job.id ? job : other)) };
    return { jobs: [job, ...jobs].sort(newestFirst) };
  });
}

export const isRunning = (job: Job): boolean => job.state === 'running' || job.state === 'queued';
