import type { RestorePoint } from '../../../shared/contract/config';
import type { StepReport } from '../jobs/plan';
import { createProgress } from '../jobs/progress';
import type { Core } from '../services/core';
import { BACKUP_STEPS, backUp } from './backup';
import type { RestorePoints } from './points';

/**
 * Makes a restore point as one step of larger work: its own steps become the progress of that step,
 * and their remarks its remark.
 *
 * @throws AppError of the driver, `file.unwritable`, `call.cancelled`
 */
export async function backUpWithin(
  core: Pick<Core, 'registry' | 'drivers' | 'clock' | 'log'>,
  report: Pick<StepReport, 'detail' | 'progress' | 'warn'>,
  about: {
    readonly id: string;
    readonly reason: string;
    readonly points: RestorePoints;
    readonly signal: AbortSignal;
  },
): Promise<RestorePoint> {
  const { signal, ...what } = about;
  const progress = createProgress(BACKUP_STEPS);
  const remarks: string[] = [];
  const point = await backUp(
    core,
    {
      id: what.id,
      signal,
      async step(stepId, work) {
        signal.throwIfAborted();
        const value = await work({
          detail: (text) => report.detail(text),
          progress: (fraction) => report.progress(progress.at(stepId, fraction)),
          warn: (text) => void remarks.push(text),
          skip: (reason) => void remarks.push(reason),
        });
        report.progress(progress.at(stepId, 1));
        return value;
      },
      // What the steps would put into the result of a job is what is answered here.
      result: () => undefined,
      canUndo: () => undefined,
    },
    what,
  );
  if (remarks.length > 0) report.warn(remarks.join(' '));
  else report.detail(`Kept as ${point.name}.`);
  return point;
}
