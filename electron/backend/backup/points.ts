import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import writeFileAtomic from 'write-file-atomic';
import type { RestorePoint } from '../../../shared/contract/config';
import { AppError } from '../../../shared/errors';
import { safeFileName } from '../files/file-name';
import type { Log, Secrets } from '../ports';
import { idOfMac } from '../store/intercom-store';
import { snapshotSchema, type Snapshot } from './snapshot';

/** Bytes of an intercom's own export that are kept; real ones are well below a megabyte. */
const MAX_ARCHIVE = 64 * 1024 * 1024;
const SNAPSHOT = '.json';
const ARCHIVE = { open: '.tgz', sealed: '.tgz.sealed' } as const;

/** Restore points on the disk: `restore-points/DOOR-MODEL-MAC-DATE` with one ending per part. */
export interface RestorePoints {
  /** Keeps the snapshot, and the export where there is one. Whole or not at all. */
  keep(snapshot: Snapshot, archive: Buffer | null): Promise<RestorePoint>;
  /** Of one intercom, newest first. What cannot be read is left out and logged. */
  list(id: string): Promise<readonly RestorePoint[]>;
  /** @throws AppError `file.unreadable` where there is no such part, or it was sealed elsewhere */
  read(
    id: string,
    name: string,
    part: 'snapshot' | 'archive',
  ): Promise<{ name: string; bytes: Buffer }>;
}

/** `Front-gate-A05-0C1105078B71-2026-11-23-16-42-10`: sorts by date within a door. */
export function pointName({ at, intercom }: Snapshot): string {
  const word = (text: string) =>
    text
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '');
  const parts = [word(intercom.door).slice(0, 40), word(intercom.model), idOfMac(intercom.mac)];
  return safeFileName([...parts, at.slice(0, 19).replace(/[T:]/g, '-')].filter(Boolean).join('-'));
}

/** Collects a download. @throws AppError `file.too-large`, or what the intercom's stream throws */
export async function archiveOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ARCHIVE)
      throw new AppError('file.too-large', 'The export of the intercom is larger than 64 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function openRestorePoints(options: {
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly log: Log;
}): RestorePoints {
  const { secrets, log } = options;
  const folder = join(options.dataFolder, 'restore-points');

  const guarded = async <T>(work: Promise<T>, doing: 'read' | 'written'): Promise<T> =>
    work.catch((error: unknown) => {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      const code = doing === 'read' ? 'file.unreadable' : 'file.unwritable';
      throw new AppError(code, `A restore point cannot be ${doing}.`, {
        details: { reason },
        cause: error,
      });
    });

  const archiveKind = (files: readonly string[], name: string): RestorePoint['archive'] =>
    files.includes(name + ARCHIVE.sealed)
      ? 'sealed'
      : files.includes(name + ARCHIVE.open)
        ? 'open'
        : 'none';

  const pointOf = (
    name: string,
    snapshot: Snapshot,
    archive: RestorePoint['archive'],
  ): RestorePoint => {
    const { door, model, mac, firmware } = snapshot.intercom;
    const records = Object.entries(snapshot.records).map(
      ([kind, rows]) => [kind, rows.length] as const,
    );
    return {
      ...{ name, door, model, mac, firmware, archive, reason: snapshot.reason },
      at: Date.parse(snapshot.at),
      settings: Object.keys(snapshot.settings).length + snapshot.passwordsLeftOut.length,
      records: Object.fromEntries(records),
      missing: snapshot.missing,
    };
  };

  const filesThere = (): Promise<string[]> =>
    readdir(folder).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    });

  const snapshotAt = async (name: string): Promise<Snapshot> =>
    snapshotSchema.parse(JSON.parse(await readFile(join(folder, name + SNAPSHOT), 'utf8')));

  return {
    async keep(snapshot, archive) {
      const name = pointName(snapshot);
      const path = (ending: string) => join(folder, name + ending);
      await guarded(mkdir(folder, { recursive: true, mode: 0o700 }), 'written');
      const kind = archive === null ? 'none' : secrets.persistent ? 'sealed' : 'open';
      if (archive !== null && kind !== 'none') {
        const content =
          kind === 'sealed' ? await secrets.seal(archive.toString('base64')) : archive;
        await guarded(writeFile(path(ARCHIVE[kind]), content, { mode: 0o600 }), 'written');
      }
      // The snapshot last: a point without it does not count, so half a point is none.
      const text = `${JSON.stringify(snapshot, null, 2)}\n`;
      await guarded(writeFileAtomic(path(SNAPSHOT), text, { mode: 0o600 }), 'written').catch(
        async (error: unknown) => {
          if (kind !== 'none') await rm(path(ARCHIVE[kind]), { force: true });
          throw error;
        },
      );
      return pointOf(name, snapshot, kind);
    },

    async list(id) {
      const files = await guarded(filesThere(), 'read');
      const found: RestorePoint[] = [];
      for (const file of files) {
        if (!file.endsWith(SNAPSHOT) || !file.includes(id)) continue;
        const name = file.slice(0, -SNAPSHOT.length);
        try {
          const snapshot = await snapshotAt(name);
          if (idOfMac(snapshot.intercom.mac) === id)
            found.push(pointOf(name, snapshot, archiveKind(files, name)));
        } catch (error) {
          log('warn', 'A restore point cannot be read', {
            name,
            reason: error instanceof Error ? error.name : 'unknown',
          });
        }
      }
      return found.sort((a, b) => b.at - a.at);
    },

    async read(id, name, part) {
      const files = await guarded(filesThere(), 'read');
      const known = name === safeFileName(name) && files.includes(name + SNAPSHOT);
      if (!known || idOfMac((await guarded(snapshotAt(name), 'read')).intercom.mac) !== id)
        throw new AppError('file.unreadable', 'This restore point is not there any more.');
      if (part === 'snapshot') {
        const bytes = await guarded(readFile(join(folder, name + SNAPSHOT)), 'read');
        return { name: name + SNAPSHOT, bytes };
      }
      const kind = archiveKind(files, name);
      if (kind === 'none')
        throw new AppError('file.unreadable', 'This restore point has no export of the intercom.');
      const kept = await guarded(readFile(join(folder, name + ARCHIVE[kind])), 'read');
      if (kind === 'open') return { name: name + ARCHIVE.open, bytes: kept };
      const plain = await secrets.open(kept.toString('utf8')).catch((error: unknown) => {
        throw new AppError('file.unreadable', 'This export was sealed on another computer.', {
          hint: 'Open it on the computer, and as the user, that made it.',
          cause: error,
        });
      });
      return { name: name + ARCHIVE.open, bytes: Buffer.from(plain, 'base64') };
    },
  };
}
