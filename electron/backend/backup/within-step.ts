import type { RestorePoint } from '../../../shared/contract/config';
import type { StepReport } from '../jobs/plan';
import { jobWithinStep } from '../jobs/within-step';
import type { Core } from '../services/core';
import { BACKUP_STEPS, backUp, type BackupReading } from './backup';
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
    readonly onRead?: (read: BackupReading) => void;
  },
): Promise<RestorePoint> {
  const { signal, id } = about;
  const { job, remarks } = jobWithinStep({ id, signal, report, steps: BACKUP_STEPS });
  const point = await backUp(core, job, about);
  if (remarks.length > 0) report.warn(remarks.join(' '));
  else report.detail(`Kept as ${point.name}.`);
  return point;
}
