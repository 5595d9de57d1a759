import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../../shared/errors';
import { codeOf, ifThere } from '../../files/disk';

/** What tells that a file on the disk is the one that we wrote or read. */
export interface Stamp {
  readonly mtimeMs: number;
  readonly size: number;
  /** Number of the file in its file system; it changes when somebody puts another one there. */
  readonly ino: number;
}

/** Steps of a save, in order. */
export type SaveStep = 'begun' | 'synced' | 'copied' | 'renamed' | 'settled';

export interface WriteOptions {
  readonly path: string;
  readonly parts: Iterable<string>;
  /** Keeps the file that is there now, before it is replaced. */
  readonly keep: () => Promise<void>;
  /** Told of each step when it is over. */
  readonly onStep?: (step: SaveStep) => void;
}

export async function stampOf(path: string): Promise<Stamp | undefined> {
  const found = await ifThere(stat(path)).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  return found && { mtimeMs: found.mtimeMs, size: found.size, ino: found.ino };
}

export const sameStamp = (a: Stamp | undefined, b: Stamp | undefined): boolean =>
  a?.mtimeMs === b?.mtimeMs && a?.size === b?.size && a?.ino === b?.ino;

export function unreadable(path: string, cause: unknown): AppError {
  return new AppError('file.unreadable', `"${basename(path)}" cannot be read.`, {
    details: { name: basename(path), reason: codeOf(cause) },
    cause,
  });
}

export function unwritable(path: string, cause: unknown): AppError {
  return new AppError('file.unwritable', `"${basename(path)}" cannot be written.`, {
    details: { name: basename(path), reason: codeOf(cause) },
    cause,
  });
}

/** Where a file is written before it takes its place; the name says whose it is. */
export const temporaryOf = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);

/** Makes a rename last. Windows has no such thing, nor have some shares. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(codeOf(error)))
      throw error;
  }
}

async function writeParts(path: string, parts: Iterable<string>, mode: number): Promise<void> {
  const handle = await open(path, 'w', mode);
  try {
    for (const part of parts) await handle.writeFile(part, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Replaces a file so that at every moment, also when the power fails, the whole old or the whole new
 * one is there: written beside it, synced, renamed, and the folder synced.
 *
 * @throws AppError `file.unwritable`; the file is then as it was
 */
export async function writeSafely(options: WriteOptions): Promise<Stamp> {
  const { path, parts, keep, onStep } = options;
  const temporary = temporaryOf(path);
  try {
    onStep?.('begun');
    const there = await stat(path).catch(() => undefined);
    await writeParts(temporary, parts, there ? there.mode & 0o777 : 0o600);
    onStep?.('synced');
    await keep();
    onStep?.('copied');
    await rename(temporary, path);
    onStep?.('renamed');
    await syncFolder(dirname(path));
    onStep?.('settled');
    const { mtimeMs, size, ino } = await stat(path);
    return { mtimeMs, size, ino };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(path, error);
  }
}
