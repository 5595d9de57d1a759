import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../../shared/errors';
import { readSite, type ReadSite } from './read';
import { stampOf, unreadable, type Stamp } from './write';

/** Bytes of a site that is opened; V8 takes no text that is much longer. */
export const MAX_SITE_BYTES = 400 * 1024 * 1024;

export interface LoadedSite extends ReadSite {
  readonly stamp: Stamp;
}

/**
 * Reads a site from the disk.
 *
 * @throws AppError `file.unreadable`, `file.too-large`, `site.not-a-site`, `site.damaged`
 */
export async function loadSite(path: string): Promise<LoadedSite> {
  const name = basename(path);
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!found.isFile()) throw new AppError('file.unreadable', `"${name}" is not a file.`);
  if (found.size > MAX_SITE_BYTES)
    throw new AppError('file.too-large', `"${name}" is larger than any site.`, {
      details: { name, size: found.size, limit: MAX_SITE_BYTES },
    });
  // Stamped before it is read: what is written in between is told at the next save.
  const stamp = await stampOf(path);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!stamp) throw unreadable(path, new Error('ENOENT'));
  return { ...readSite(text), stamp };
}
