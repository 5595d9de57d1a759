import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../../shared/errors';
import { ifThere } from '../../files/disk';
import type { Clock, Log } from '../../ports';
import { copiesFolder } from './copies';
import { openGuard, type Who } from './guard';
import { syncFolder, unwritable } from './write';

/**
 * Deletes the file of a site with its earlier copies and what was set aside of it. The file itself
 * goes last, so that what was cut short is still in the list.
 *
 * @throws AppError `site.in-use` where somebody else has it open, `file.unwritable`
 */
export async function deleteSite(
  path: string,
  options: { readonly who: Who; readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const quiet = { changed: () => undefined, look: () => Promise.resolve() };
  const guard = await openGuard({ path, ...options, ...quiet });
  try {
    if (guard.reason !== '') throw new AppError('site.in-use', guard.reason);
    const folder = dirname(path);
    const aside = `${basename(path)}.set-aside-`;
    try {
      await rm(copiesFolder(path), { recursive: true, force: true });
      for (const name of (await ifThere(readdir(folder))) ?? [])
        if (name.startsWith(aside)) await rm(join(folder, name), { force: true });
      await rm(path, { force: true });
      await syncFolder(folder);
    } catch (error) {
      throw unwritable(path, error);
    }
  } finally {
    await guard.release();
  }
}
