import { AppError } from '../../../../shared/errors';
import type { Services } from '../../services';
import type { Core } from '../core';
import { letterOf, stepsOf, testDoor } from './test-job';

const KIND = 'door.test';

/** The calls about trying a door out. */
export function createDoorServices({
  registry,
  drivers,
  jobs,
  clock,
}: Core): Pick<Services, 'door.test' | 'door.answer'> {
  return {
    'door.test'(input) {
      const { id, relay } = input;
      const { name, model, address } = registry.get(id);
      const letter = letterOf(relay);
      return jobs.start({
        kind: KIND,
        title: `Open relay ${letter} of ${name || `${model} at ${address}`}`,
        intercomId: id,
        steps: stepsOf(letter),
        run: (job) =>
          drivers.use(id, (driver) => testDoor(job, { driver, clock, input }), {
            signal: job.signal,
          }),
      });
    },
    'door.answer'({ job, answer }) {
      if (jobs.get(job).kind !== KIND)
        throw new AppError('job.not-found', 'This job is no door test.');
      return jobs.note(job, { answer });
    },
  };
}
