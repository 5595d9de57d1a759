import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileHandle } from '../../../shared/contract/app';
import { AppError } from '../../../shared/errors';
import type { Clock } from '../ports';
import { codeOf, isAlive } from './disk';
import { safeFileName } from './file-name';

/** Milliseconds after which a token that nobody used is forgotten. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

export interface FileHandlesOptions {
  /** The data folder; passing files live in a folder of this run inside `transfer` in it. */
  readonly folder: string;
  readonly clock: Clock;
}

/** A file behind a token, for the backend only: the path never goes to a window. */
export interface OpenedFile {
  readonly path: string;
  readonly name: string;
  /** Bytes, as it is now. */
  readonly size: number;
}

/** A file that a window hands in. */
export interface HandedFile extends OpenedFile {
  /** Chosen on this computer, so that it may be changed where it lies; otherwise it is a copy. */
  readonly chosen: boolean;
}

export interface CreatedFile {
  readonly token: string;
  readonly name: string;
  /** Where to write; the file does not exist yet. */
  readonly path: string;
}

/** Gives a window tokens in place of paths. A token is good for the caller that got it only. */
export interface FileHandles {
  /** A token for a file that the person chose. @throws AppError `file.unreadable` */
  fromPath(caller: string, path: string): Promise<FileHandle>;
  /**
   * Keeps bytes that a window sent, whole or as they come.
   * @throws AppError `file.unwritable`; what `content` throws comes out as it is
   */
  put(
    caller: string,
    name: string,
    content: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<FileHandle>;
  /** A place to write a file that this window may fetch afterwards. */
  create(caller: string, name: string): Promise<CreatedFile>;
  /** @throws AppError `file.unknown-token` (also for a token of somebody else), `file.unreadable` */
  open(caller: string, token: string): Promise<HandedFile>;
  /** Forgets one token and deletes what was made for it; a file that the person chose stays. */
  discard(caller: string, token: string): Promise<void>;
  /** Forgets the tokens of a caller and deletes what it sent or what was made for it. */
  dropCaller(caller: string): Promise<void>;
  close(): Promise<void>;
}

interface Entry {
  readonly path: string;
  readonly name: string;
  readonly ours: boolean;
  readonly since: number;
}

const newToken = () => randomBytes(16).toString('hex');

async function sizeOf(path: string, name: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw new AppError('file.unreadable', `"${name}" cannot be read.`, {
      details: { name, reason: codeOf(error) },
      cause: error,
    });
  });
  if (!found.isFile())
    throw new AppError('file.unreadable', `"${name}" is not a file.`, { details: { name } });
  return found.size;
}

/** Deletes what runs that are over have left behind; a folder is named `<process id>-<random>`. */
async function clean(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^(\d+)-[0-9a-f]+$/.exec(name)?.[1];
    if (pid !== undefined && (Number(pid) === process.pid || isAlive(Number(pid)))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** @throws AppError `file.unwritable` when the data folder cannot be written. */
export async function createFileHandles(options: FileHandlesOptions): Promise<FileHandles> {
  const { clock } = options;
  const transfer = join(options.folder, 'transfer');
  const run = join(transfer, `${process.pid}-${randomBytes(6).toString('hex')}`);
  const unwritable = (error: unknown) =>
    new AppError('file.unwritable', 'The data folder cannot be written.', {
      details: { reason: codeOf(error) },
      cause: error,
    });
  try {
    await mkdir(run, { recursive: true, mode: 0o700 });
    await clean(transfer);
  } catch (error) {
    throw unwritable(error);
  }

  const callers = new Map<string, Map<string, Entry>>();

  const remove = async (token: string, entry: Entry): Promise<void> => {
    if (entry.ours) await rm(join(run, token), { recursive: true, force: true });
  };

  const discard = async (caller: string, token: string): Promise<void> => {
    const entry = callers.get(caller)?.get(token);
    callers.get(caller)?.delete(token);
    if (entry) await remove(token, entry);
  };

  const add = async (caller: string, token: string, entry: Entry): Promise<void> => {
    const tokens = callers.get(caller) ?? new Map<string, Entry>();
    callers.set(caller, tokens);
    for (const [old, known] of tokens)
      if (clock.now() - known.since > MAX_AGE_MS) {
        tokens.delete(old);
        await remove(old, known);
      }
    tokens.set(token, entry);
  };

  const create = async (caller: string, wanted: string): Promise<CreatedFile> => {
    const token = newToken();
    const name = safeFileName(wanted);
    const path = join(run, token, name);
    await mkdir(join(run, token), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw unwritable(error);
    });
    await add(caller, token, { path, name, ours: true, since: clock.now() });
    return { token, name, path };
  };

  return {
    create,
    discard,

    async fromPath(caller, path) {
      const name = basename(path);
      const size = await sizeOf(path, name);
      const token = newToken();
      await add(caller, token, { path, name, ours: false, since: clock.now() });
      return { token, name, size };
    },

    async put(caller, wanted, content) {
      const { token, name, path } = await create(caller, wanted);
      const source = content instanceof Uint8Array ? Readable.from([content]) : content;
      try {
        await pipeline(source, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        return { token, name, size: await sizeOf(path, name) };
      } catch (error) {
        await discard(caller, token);
        const onDisk = error instanceof Error && 'syscall' in error && 'path' in error;
        throw onDisk ? unwritable(error) : error;
      }
    },

    async open(caller, token) {
      const entry = callers.get(caller)?.get(token);
      if (!entry)
        throw new AppError('file.unknown-token', 'This file is not at hand any more.', {
          details: { token },
        });
      const { path, name, ours } = entry;
      return { path, name, size: await sizeOf(path, name), chosen: !ours };
    },

    async dropCaller(caller) {
      const tokens = callers.get(caller);
      callers.delete(caller);
      for (const [token, entry] of tokens ?? []) await remove(token, entry);
    },

    async close() {
      callers.clear();
      await rm(run, { recursive: true, force: true });
    },
  };
}
