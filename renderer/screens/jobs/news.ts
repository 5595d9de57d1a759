import type { TFunction } from 'i18next';
import type { Job } from '../../../shared/contract/jobs';

/** The worst thing to say about a job, else how far it is; one line. */
export function worstNews(job: Job, t: TFunction): string {
  if (job.error !== null) return job.error.message;
  const bad =
    job.steps.find((step) => step.state === 'failed') ??
    job.steps.find((step) => step.state === 'warning');
  if (bad !== undefined) return bad.detail === '' ? bad.title : `${bad.title}: ${bad.detail}`;
  const at = job.steps.findIndex((step) => step.state === 'running');
  const running = job.steps[at];
  if (running !== undefined) {
    const facts = { number: at + 1, total: job.steps.length, title: running.title };
    return t('jobs.stepOf', facts);
  }
  return job.steps.findLast((step) => step.state === 'done')?.detail ?? '';
}

/** Seconds that a job took, or has taken so far. */
export function jobSeconds(job: Job): number {
  const sum = job.steps.reduce((seconds, step) => seconds + step.seconds, 0);
  return job.endedAt === null ? sum : (job.endedAt - job.startedAt) / 1000;
}
