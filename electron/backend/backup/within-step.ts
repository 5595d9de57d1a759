import type { RestorePoint } from '../../../shared/contract/config';
import type { StepReport } from '../jobs/plan';
import { jobWithinStep } from '../jobs/within-step';
import type { Core } from '../services/core';
import {
  BACKUP_STEPS,
  backUp,
  keepReading,
  readForBackup,
  type BackupReading,
  type BackupTask,
} from './backup';

/**
 * Makes a restore point as one step of larger work: its own steps become the progress of that step,
 * and their remarks its remark.
 *
 * @throws AppError of the driver, `file.unwritable`, `call.cancelled`
 */
export async function backUpWithin(
  core: Pick<Core, 'registry' | 'drivers' | 'clock' | 'log'>,
  report: Pick<StepReport, 'detail' | 'progress' | 'warn'>,
  about: BackupTask & { readonly signal: AbortSignal },
): Promise<RestorePoint> {
  const { signal, id } = about;
  const { job, remarks } = jobWithinStep({ id, signal, report, steps: BACKUP_STEPS });
  const point = await backUp(core, job, about);
  if (remarks.length > 0) report.warn(remarks.join(' '));
  else report.detail(`Kept as ${point.name}.`);
  return point;
}

/**
 * As `backUpWithin`, but for work that may turn out to be none: what was read says whether a restore
 * point is wanted at all.
 *
 * @throws AppError as `backUpWithin`
 */
export async function readThenBackUp(
  core: Pick<Core, 'registry' | 'drivers' | 'clock' | 'log'>,
  report: Pick<StepReport, 'detail' | 'progress' | 'warn' | 'skip'>,
  about: BackupTask & {
    readonly signal: AbortSignal;
    readonly isWanted: (read: BackupReading) => Promise<boolean>;
  },
): Promise<RestorePoint | undefined> {
  const { signal, id, isWanted } = about;
  const { job, remarks } = jobWithinStep({ id, signal, report, steps: BACKUP_STEPS });
  const read = await readForBackup(core, job, id);
  const point = (await isWanted(read))
    ? await keepReading(core, job, { ...about, read })
    : undefined;
  if (!point && remarks.length > 0)
    report.warn(`Nothing differs of what was read. ${remarks.join(' ')}`);
  else if (!point) report.skip('Nothing differs: there is nothing to be put back.');
  else if (remarks.length > 0) report.warn(remarks.join(' '));
  else report.detail(`Kept as ${point.name}.`);
  return point;
}
