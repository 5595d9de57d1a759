import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import writeFileAtomic from 'write-file-atomic';
import type { RestorePoint } from '../../../shared/contract/config';
import type { Settings } from '../../../shared/contract/settings';
import { AppError } from '../../../shared/errors';
import { safeFileName } from '../files/file-name';
import type { Log, Secrets } from '../ports';
import { idOfMac } from '../store/intercom-store';
import { ARCHIVE, archiveKind, createShelf, guarded, SNAPSHOT } from './shelf';
import { openSnapshot, sealSnapshot, type OpenedSnapshot } from './sealing';
import type { Snapshot } from './snapshot';

/** Bytes of an intercom's own export that are kept; real ones are well below a megabyte. */
const MAX_ARCHIVE = 64 * 1024 * 1024;

export interface OpenedBackup extends OpenedSnapshot {
  readonly point: RestorePoint;
}

/** Restore points on the disk: `DOOR-MODEL-MAC-DATE` with one ending per part. */
export interface RestorePoints {
  /** Where new ones are kept now. */
  folder(): string;
  /** Whether this computer seals passwords and codes. */
  readonly seals: boolean;
  /** Keeps the snapshot, and the export where there is one. Whole or not at all. */
  keep(snapshot: Snapshot, archive: Buffer | null, passwords?: Settings): Promise<RestorePoint>;
  /** Of one intercom, newest first. What cannot be read is left out and logged. */
  list(id: string): Promise<readonly RestorePoint[]>;
  /** Of every intercom, newest first, and the names of those that cannot be read. */
  all(): Promise<{
    readonly points: readonly RestorePoint[];
    readonly unreadable: readonly string[];
  }>;
  /** One with all that this computer can open. @throws AppError `file.unreadable` */
  open(name: string): Promise<OpenedBackup>;
  /** @throws AppError `file.unreadable` where there is no such part, or it was sealed elsewhere */
  file(name: string, part: 'snapshot' | 'archive'): Promise<{ name: string; bytes: Buffer }>;
  /** The same, of this intercom only. */
  read(
    id: string,
    name: string,
    part: 'snapshot' | 'archive',
  ): Promise<{ name: string; bytes: Buffer }>;
  /** Deletes for good; answers with those that were there. @throws AppError `file.unwritable` */
  remove(names: readonly string[]): Promise<readonly string[]>;
  /** Why nothing can be kept in the folder now; empty where it can. */
  problem(): Promise<string>;
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

function pointOf(name: string, snapshot: Snapshot, archive: RestorePoint['archive']): RestorePoint {
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
}

/** `chosen` is the folder that the technician chose; the default one is looked into all the same. */
export function openRestorePoints(options: {
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly log: Log;
  readonly chosen?: () => string | undefined;
}): RestorePoints {
  const { secrets, log } = options;
  const own = join(options.dataFolder, 'restore-points');
  const folder = (): string => options.chosen?.() ?? own;
  const shelf = createShelf({ folders: () => [...new Set([folder(), own])], log });

  const file: RestorePoints['file'] = async (name, part) => {
    const { files, folder: at } = await shelf.find(name);
    if (part === 'snapshot')
      return { name: name + SNAPSHOT, bytes: await shelf.bytes(join(at, name + SNAPSHOT)) };
    const kind = archiveKind(files, name);
    if (kind === 'none')
      throw new AppError('file.unreadable', 'This restore point has no export of the intercom.');
    const kept = await shelf.bytes(join(at, name + ARCHIVE[kind]));
    if (kind === 'open') return { name: name + ARCHIVE.open, bytes: kept };
    const plain = await secrets.open(kept.toString('utf8')).catch((error: unknown) => {
      throw new AppError('file.unreadable', 'This export was sealed on another computer.', {
        hint: 'Open it on the computer, and as the user, that made it.',
        cause: error,
      });
    });
    return { name: name + ARCHIVE.open, bytes: Buffer.from(plain, 'base64') };
  };

  const all: RestorePoints['all'] = async () => {
    const { found, unreadable } = await shelf.all();
    const points = found.map(({ name, files, snapshot }) =>
      pointOf(name, snapshot, archiveKind(files, name)),
    );
    return { points: points.sort((a, b) => b.at - a.at), unreadable };
  };

  return {
    folder,
    seals: secrets.persistent,
    file,
    all,
    async keep(snapshot, archive, passwords = {}) {
      const name = await shelf.freeName(pointName(snapshot));
      const path = (ending: string) => join(folder(), name + ending);
      const text = `${JSON.stringify(await sealSnapshot(snapshot, passwords, secrets), null, 2)}\n`;
      await guarded(mkdir(folder(), { recursive: true, mode: 0o700 }), 'written');
      const kind = archive === null ? 'none' : secrets.persistent ? 'sealed' : 'open';
      if (archive !== null && kind !== 'none') {
        const content =
          kind === 'sealed' ? await secrets.seal(archive.toString('base64')) : archive;
        await guarded(writeFile(path(ARCHIVE[kind]), content, { mode: 0o600 }), 'written');
      }
      // The snapshot last: a point without it does not count, so half a point is none.
      await guarded(writeFileAtomic(path(SNAPSHOT), text, { mode: 0o600 }), 'written').catch(
        async (error: unknown) => {
          if (kind !== 'none') await rm(path(ARCHIVE[kind]), { force: true });
          throw error;
        },
      );
      return pointOf(name, snapshot, kind);
    },

    async list(id) {
      return (await all()).points.filter(({ mac }) => idOfMac(mac) === id);
    },

    async open(name) {
      const { files, snapshot } = await shelf.find(name);
      const opened = await openSnapshot(snapshot, secrets);
      return { ...opened, point: pointOf(name, snapshot, archiveKind(files, name)) };
    },

    async read(id, name, part) {
      const { snapshot } = await shelf.find(name);
      if (idOfMac(snapshot.intercom.mac) !== id)
        throw new AppError('file.unreadable', 'This restore point is not there any more.');
      return file(name, part);
    },

    remove: (names) => shelf.remove(names),

    async problem() {
      const probe = join(folder(), `.lintel-${randomUUID()}`);
      try {
        await mkdir(folder(), { recursive: true, mode: 0o700 });
        await writeFile(probe, '', { flag: 'wx' });
        await rm(probe);
        return '';
      } catch (error) {
        log('warn', 'The folder for backups cannot be written', {
          reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
        });
        return 'The folder cannot be written. Is its disk there? Choose another one.';
      }
    },
  };
}
