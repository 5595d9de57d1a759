import type { RestorePoint } from '../../../shared/contract/config';
import type { Settings } from '../../../shared/contract/settings';
import { isAppError } from '../../../shared/errors';
import type { SystemInfo } from '../driver/types';
import type { JobContext, PlannedStep } from '../jobs/plan';
import type { Core } from '../services/core';
import type { RestorePoints } from './points';
import { archiveOf } from './points';
import { makeSnapshot, passwordsOf, readLists, readSettings, type Lists } from './snapshot';

/** The steps of every job that makes a restore point first. */
export const BACKUP_STEPS: readonly PlannedStep[] = [
  { id: 'settings', title: 'Read every setting', weight: 1 },
  { id: 'records', title: 'Read every list', weight: 3 },
  { id: 'export', title: 'Save the configuration as the intercom exports it', weight: 2 },
  { id: 'keep', title: 'Keep the restore point', weight: 1 },
];

const rowsIn = ({ records }: Lists): number =>
  Object.values(records).reduce((sum, rows) => sum + rows.length, 0);

/** What a restore point is made of. */
export interface BackupReading {
  readonly info: SystemInfo;
  readonly settings: Settings;
  readonly lists: Lists;
}

type BackupCore = Pick<Core, 'registry' | 'drivers' | 'clock' | 'log'>;

/** What a restore point is made for. */
export interface BackupTask {
  readonly id: string;
  readonly reason: string;
  readonly points: RestorePoints;
}

/**
 * Makes a restore point, step by step. An export that this model has not is a remark; settings that
 * cannot be read are a failure, for then there would be nothing to go back to.
 *
 * @throws AppError of the driver, `file.unwritable`, `call.cancelled`
 */
export async function backUp(
  core: BackupCore,
  job: JobContext,
  about: BackupTask,
): Promise<RestorePoint> {
  return keepReading(core, job, { ...about, read: await readForBackup(core, job, about.id) });
}

/** Reads what a restore point is made of: the first steps of making one. @throws AppError of the driver */
export async function readForBackup(
  { drivers }: BackupCore,
  job: JobContext,
  id: string,
): Promise<BackupReading> {
  const { signal } = job;
  const use = { signal, repeatable: true } as const;

  const { info, settings } = await job.step('settings', async (report) => {
    const read = await drivers.use(
      id,
      async (driver) => ({
        info: await driver.info({ signal }),
        settings: await readSettings(driver, signal),
      }),
      use,
    );
    report.detail(`${Object.keys(read.settings).length} settings.`);
    return read;
  });

  const lists = await job.step('records', async (report) => {
    const { model } = info;
    const onRead = (fraction: number, words: string): void => {
      report.progress(fraction);
      report.detail(words);
    };
    const read = await drivers.use(
      id,
      (driver) => readLists(driver, { model, signal, onRead }),
      use,
    );
    if (read.missing.length > 0) report.warn(`Not read: ${read.missing.join('; ')}`);
    else report.detail(`${rowsIn(read)} rows in ${Object.keys(read.records).length} lists.`);
    return read;
  });
  return { info, settings, lists };
}

/** Keeps what was read a moment ago as a restore point. @throws AppError as `backUp` */
export async function keepReading(
  { registry, drivers, clock, log }: BackupCore,
  job: JobContext,
  { id, reason, points, read }: BackupTask & { readonly read: BackupReading },
): Promise<RestorePoint> {
  const { info, settings, lists } = read;
  const { signal } = job;
  const door = registry.get(id).name;
  const use = { signal, repeatable: true } as const;

  const archive = await job.step('export', async (report) => {
    try {
      const bytes = await drivers.use(
        id,
        async (driver) =>
          archiveOf((await driver.download('config/export', {}, { signal })).stream),
        use,
      );
      report.detail(`${Math.max(1, Math.round(bytes.length / 1024))} KB.`);
      return bytes;
    } catch (error) {
      if (!isAppError(error) || !error.code.startsWith('device.')) throw error;
      log('info', 'An intercom gave no export of its configuration', { id, code: error.code });
      report.warn(`This intercom gave none: ${error.message} The readable copy is kept.`);
      return null;
    }
  });

  return job.step('keep', async (report) => {
    const { address } = registry.get(id);
    const point = await points.keep(
      makeSnapshot({ at: clock.now(), reason, info, door, address, settings, lists }),
      archive,
      passwordsOf(settings),
    );
    job.result({ point });
    if (!points.seals)
      report.warn(
        `Kept as ${point.name}. This computer seals no secrets, so PINs${archive === null ? '' : ', and the export with its passwords,'} lie open in the folder of the backups. Passwords are left out of the readable copy.`,
      );
    else report.detail(`Kept as ${point.name}.`);
    return point;
  });
}
