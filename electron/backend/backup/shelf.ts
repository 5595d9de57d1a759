import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestorePoint } from '../../../shared/contract/config';
import { AppError } from '../../../shared/errors';
import { codeOf } from '../files/disk';
import { safeFileName } from '../files/file-name';
import type { Log } from '../ports';
import { snapshotSchema, type Snapshot } from './snapshot';

export const SNAPSHOT = '.json';
export const ARCHIVE = { open: '.tgz', sealed: '.tgz.sealed' } as const;

/** A restore point where it lies. `files` are all the names in its folder. */
export interface Shelved {
  readonly name: string;
  readonly folder: string;
  readonly files: ReadonlySet<string>;
  readonly snapshot: Snapshot;
}

/** The folders in which restore points lie, the first one first. */
export interface Shelf {
  /** @throws AppError `file.unreadable` where there is none of this name */
  find(name: string): Promise<Shelved>;
  all(): Promise<{ readonly found: readonly Shelved[]; readonly unreadable: readonly string[] }>;
  /** The name, or with a number behind it where two are made in one second. */
  freeName(name: string): Promise<string>;
  /** @throws AppError `file.unreadable` */
  bytes(path: string): Promise<Buffer>;
  /** @throws AppError `file.unwritable` */
  remove(names: readonly string[]): Promise<readonly string[]>;
}

/** Makes of what the disk says the AppError `file.unreadable` or `file.unwritable`. */
export function guarded<T>(work: Promise<T>, doing: 'read' | 'written'): Promise<T> {
  return work.catch((error: unknown) => {
    const code = doing === 'read' ? 'file.unreadable' : 'file.unwritable';
    throw new AppError(code, `A restore point cannot be ${doing}.`, {
      details: { reason: codeOf(error) },
      cause: error,
    });
  });
}

/** How the export of a restore point is kept. */
export function archiveKind(files: ReadonlySet<string>, name: string): RestorePoint['archive'] {
  if (files.has(name + ARCHIVE.sealed)) return 'sealed';
  return files.has(name + ARCHIVE.open) ? 'open' : 'none';
}

/** Reads a folder; one that is not there has nothing in it. */
async function filesIn(folder: string): Promise<ReadonlySet<string>> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  });
  return new Set(names);
}

const snapshotAt = async (path: string): Promise<Snapshot> =>
  snapshotSchema.parse(JSON.parse(await readFile(path, 'utf8')));

export function createShelf(options: {
  readonly folders: () => readonly string[];
  readonly log: Log;
}): Shelf {
  const { folders, log } = options;
  /** By path, so that a long list is read from the disk once. */
  const seen = new Map<string, { readonly at: number; readonly snapshot: Snapshot }>();

  const load = async (path: string): Promise<Snapshot> => {
    const { mtimeMs: at } = await stat(path);
    const known = seen.get(path);
    if (known?.at === at) return known.snapshot;
    const snapshot = await snapshotAt(path);
    seen.set(path, { at, snapshot });
    return snapshot;
  };

  const locate = async (
    name: string,
  ): Promise<{ readonly folder: string; readonly files: ReadonlySet<string> } | undefined> => {
    if (name !== safeFileName(name)) return undefined;
    for (const folder of folders()) {
      const files = await guarded(filesIn(folder), 'read');
      if (files.has(name + SNAPSHOT)) return { folder, files };
    }
    return undefined;
  };

  return {
    async find(name) {
      const place = await locate(name);
      if (!place)
        throw new AppError('file.unreadable', 'This restore point is not there any more.');
      const snapshot = await guarded(load(join(place.folder, name + SNAPSHOT)), 'read');
      return { name, ...place, snapshot };
    },

    async all() {
      const found = new Map<string, Shelved>();
      const unreadable: string[] = [];
      for (const folder of folders()) {
        const files = await guarded(filesIn(folder), 'read');
        for (const file of files) {
          const name = file.slice(0, -SNAPSHOT.length);
          if (!file.endsWith(SNAPSHOT) || found.has(name)) continue;
          try {
            const snapshot = await load(join(folder, file));
            found.set(name, { name, folder, files, snapshot });
          } catch (error) {
            unreadable.push(file);
            log('warn', 'A restore point cannot be read', {
              name,
              reason: error instanceof Error ? error.name : 'unknown',
            });
          }
        }
      }
      return { found: [...found.values()], unreadable };
    },

    async freeName(name) {
      for (let number = 1; ; number += 1) {
        const wanted = number === 1 ? name : `${name}-${number}`;
        if ((await locate(wanted)) === undefined) return wanted;
      }
    },

    bytes: (path) => guarded(readFile(path), 'read'),

    async remove(names) {
      const removed: string[] = [];
      for (const name of names) {
        const place = await locate(name);
        if (!place) continue;
        // The snapshot first: without it the rest does not count.
        for (const ending of [SNAPSHOT, ARCHIVE.open, ARCHIVE.sealed])
          await guarded(rm(join(place.folder, name + ending), { force: true }), 'written');
        seen.delete(join(place.folder, name + SNAPSHOT));
        removed.push(name);
      }
      return removed;
    },
  };
}
