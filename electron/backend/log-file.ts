import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Log } from './ports';
import { toPlain } from './wire';

const MAX_BYTES = 2 * 1024 * 1024;
/** Old files kept beside the current one. */
const KEPT = 4;
const SECRET = /pass(word|wd)?|secret|token|authorization|credential|sealed|pin$/i;

export interface LogFileOptions {
  /** Data folder; the log is `logs/lintel.log` in it. */
  readonly folder: string;
  readonly clock: Clock;
  /** Bytes after which a new file is begun. */
  readonly maxBytes?: number;
  /** Told once when the log cannot be written, since nothing else can tell. */
  readonly onFailure: (error: unknown) => void;
}

export interface LogFile {
  readonly log: Log;
  /** Resolves when everything logged so far is on the disk. */
  readonly flush: () => Promise<void>;
}

/** Facts should hold no secrets; whatever is named like one is left out all the same. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, SECRET.test(key) ? '[secret]' : redact(part)]),
  );
}

async function rotate(path: string): Promise<void> {
  await rm(`${path}.${KEPT}`, { force: true });
  for (let number = KEPT - 1; number >= 0; number -= 1) {
    const from = number === 0 ? path : `${path}.${number}`;
    await rename(from, `${path}.${number + 1}`).catch((error: unknown) => {
      // Not that many old files yet.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
  }
}

/** Writes the program's log as JSON lines, in order, in files of a bounded size. */
export async function createLogFile(options: LogFileOptions): Promise<LogFile> {
  const { clock, maxBytes = MAX_BYTES } = options;
  const folder = join(options.folder, 'logs');
  const path = join(folder, 'lintel.log');
  await mkdir(folder, { recursive: true });
  let size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  let pending: string[] = [];
  let writing = Promise.resolve();
  let failed = false;

  const write = async (): Promise<void> => {
    const text = pending.join('');
    pending = [];
    if (text === '') return;
    try {
      if (size > 0 && size + text.length > maxBytes) {
        await rotate(path);
        size = 0;
      }
      await appendFile(path, text, { mode: 0o600 });
      size += Buffer.byteLength(text);
    } catch (error) {
      if (!failed) options.onFailure(error);
      failed = true;
    }
  };

  return {
    log(level, message, facts = {}) {
      const time = new Date(clock.now()).toISOString();
      pending.push(
        `${JSON.stringify({ time, level, message, ...(redact(toPlain(facts)) as object) })}\n`,
      );
      writing = writing.then(write);
    },
    flush: () => writing,
  };
}
