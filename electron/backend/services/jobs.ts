import type { Services } from '../services';
import type { Core } from './core';

/** The calls about work that takes longer. */
export function createJobServices({
  jobs,
}: Core): Pick<Services, 'jobs.list' | 'jobs.get' | 'jobs.cancel' | 'jobs.undo'> {
  return {
    'jobs.list': () => ({ jobs: [...jobs.list()] }),
    'jobs.get': ({ id }) => jobs.get(id),
    'jobs.cancel': ({ id }) => jobs.cancel(id),
    'jobs.undo': ({ id }) => jobs.undo(id),
  };
}
