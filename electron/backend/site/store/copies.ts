/** The last good copies of a site, in a folder beside it. */
import { copyFile, link, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, ifThere } from '../../files/disk';
import { FILE_EXTENSION } from './format';
import { syncFolder, temporaryOf, unreadable, unwritable } from './write';

export const MOST_COPIES = 10;

/** A copy by its name: the time of the state that is in it. */
export interface Copy {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Bytes. */
  readonly size: number;
}

const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.lintel$/;

export const copiesFolder = (path: string): string => `${path}.copies`;
export const copyPath = (path: string, name: string): string => join(copiesFolder(path), name);

const nameAt = (at: number): string =>
  `${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}${FILE_EXTENSION}`;

function timeOf(name: string): number | undefined {
  const found = NAME.exec(name);
  if (!found) return undefined;
  const [, day, hours, minutes, seconds, ms] = found;
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`);
}

/** Whether a name is one of a copy, and no way out of its folder. */
export const isCopyName = (name: string): boolean => timeOf(name) !== undefined;

/**
 * Which copies to let go of, so that at most `most` are left: the newest and the oldest stay, and of
 * the others the one that is closest to its neighbours for its age goes first. Ten saves within a
 * minute then never push out what was there yesterday. Pure.
 */
export function surplus(
  times: readonly number[],
  now: number,
  most = MOST_COPIES,
): readonly number[] {
  const kept = [...times].sort((a, b) => b - a);
  const gone: number[] = [];
  while (kept.length > most) {
    const age = (at: number): number => Math.max(1, now - (kept[at] ?? now));
    let least = 1;
    let smallest = Number.POSITIVE_INFINITY;
    for (let at = 1; at < kept.length - 1; at += 1) {
      const gap = (age(at + 1) - age(at - 1)) / age(at + 1);
      if (gap < smallest) [least, smallest] = [at, gap];
    }
    gone.push(...kept.splice(least, 1));
  }
  return gone;
}

/** Newest first. @throws AppError `file.unreadable` */
export async function listCopies(path: string): Promise<readonly Copy[]> {
  const folder = copiesFolder(path);
  const names = await ifThere(readdir(folder)).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const found: Copy[] = [];
  for (const name of names ?? []) {
    const at = timeOf(name);
    if (at === undefined) continue;
    const { size } = await stat(join(folder, name));
    found.push({ name, at, size });
  }
  return found.sort((a, b) => b.at - a.at);
}

/** A second name for the file where the file system has that, otherwise a copy that is whole or not there. */
async function duplicate(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    const temporary = temporaryOf(to);
    await copyFile(from, temporary);
    await rename(temporary, to);
  }
}

/**
 * Keeps the file as it is now under the time of its last change; does nothing where there is none. File
 * systems count that time in steps of a few milliseconds: two states of one step are both kept.
 */
export async function keepCopy(path: string): Promise<void> {
  const there = await ifThere(stat(path));
  if (!there) return;
  await mkdir(copiesFolder(path), { recursive: true, mode: 0o700 });
  for (let at = Math.floor(there.mtimeMs); ; at += 1) {
    const to = copyPath(path, nameAt(at));
    const taken = await ifThere(stat(to));
    if (!taken) return duplicate(path, to);
    // The very same, kept already before a save that failed.
    if (taken.ino === there.ino) return;
    if (taken.size === there.size && (await readFile(to)).equals(await readFile(path))) return;
  }
}

/** Lets go of what is too much. */
export async function thinCopies(path: string, now: number): Promise<void> {
  const copies = await listCopies(path);
  const gone = new Set(
    surplus(
      copies.map(({ at }) => at),
      now,
    ),
  );
  for (const { name, at } of copies)
    if (gone.has(at)) await rm(copyPath(path, name), { force: true });
}

/** Keeps a file under a name of its own before another takes its place, so that nothing is lost. */
export async function setAside(path: string, now: number): Promise<void> {
  const to = `${path}.set-aside-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  await duplicate(path, to);
}

/**
 * Puts a copy in the place of the file, which is kept under a name of its own.
 *
 * @throws AppError `file.unwritable`
 */
export async function putBack(path: string, copy: string, now: number): Promise<void> {
  const temporary = temporaryOf(path);
  try {
    await copyFile(copyPath(path, copy), temporary);
    await ifThere(setAside(path, now));
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    throw unwritable(path, error);
  }
}
