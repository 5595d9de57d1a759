import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { z } from 'zod';
import { AppError } from '../../../shared/errors';
import { codeOf } from '../files/disk';
import type { Clock, Log } from '../ports';

export interface JsonFileOptions<T> {
  readonly folder: string;
  /** Without the ending: `intercoms` is kept in `intercoms.json` and `intercoms.json.bak`. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly empty: T;
  readonly clock: Clock;
  readonly log: Log;
}

/** A value that outlives the program. Readers see a change at once, the disk shortly after. */
export interface JsonFile<T> {
  readonly value: T;
  /**
   * Changes the value and resolves when it is on the disk. Changes made while a write runs go into
   * one further write.
   *
   * @throws AppError `file.unwritable`; the value in memory is changed all the same
   */
  update(change: (value: T) => T): Promise<void>;
  /** Resolves when nothing is left to write. */
  flush(): Promise<void>;
}

type Read<T> =
  | { readonly kind: 'good'; readonly value: T; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged'; readonly why: string };

async function read<T>(path: string, schema: z.ZodType<T>): Promise<Read<T>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'missing' };
    throw new AppError('file.unreadable', 'A file of the data folder cannot be read.', {
      details: { reason: codeOf(error) },
      cause: error,
    });
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return { kind: 'good', value: parsed.data, text };
    return { kind: 'damaged', why: parsed.error.issues[0]?.path.join('.') ?? 'its layout' };
  } catch {
    // The parser's own message quotes the content, which does not belong into a log.
    return { kind: 'damaged', why: 'it is not JSON' };
  }
}

/**
 * Opens a file of the data folder. A damaged one is set aside as `NAME.json.damaged-TIME` and the
 * copy before it is used; both are logged, so that nothing is ever lost in silence.
 *
 * @throws AppError `file.unreadable` when the file is there but cannot be read
 */
export async function openJsonFile<T>(options: JsonFileOptions<T>): Promise<JsonFile<T>> {
  const { folder, name, schema, empty, clock, log } = options;
  const path = join(folder, `${name}.json`);
  const backup = `${path}.bak`;

  const setAside = async (from: string, why: string): Promise<void> => {
    const to = `${from}.damaged-${new Date(clock.now()).toISOString().replaceAll(':', '-')}`;
    await rename(from, to);
    log('warn', 'A damaged file was set aside', { code: 'store.damaged', file: name, why });
  };

  const load = async (): Promise<{ value: T; text: string | undefined }> => {
    const main = await read(path, schema);
    if (main.kind === 'good') return main;
    if (main.kind === 'damaged') await setAside(path, main.why);
    const copy = await read(backup, schema);
    if (copy.kind === 'good') {
      log('warn', 'The last good copy of a file is used', { code: 'store.damaged', file: name });
      return copy;
    }
    if (copy.kind === 'damaged') await setAside(backup, copy.why);
    if (main.kind === 'damaged' || copy.kind === 'damaged')
      log('error', 'A file had no good copy and begins anew', {
        code: 'store.damaged',
        file: name,
      });
    return { value: empty, text: undefined };
  };

  const loaded = await load();
  let value = loaded.value;
  let lastGood = loaded.text;
  let writing: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    waiting = undefined;
    const text = `${JSON.stringify(value, null, 2)}\n`;
    if (text === lastGood) return;
    try {
      if (lastGood !== undefined) await writeFileAtomic(backup, lastGood, { mode: 0o600 });
      await writeFileAtomic(path, text, { mode: 0o600 });
      lastGood = text;
    } catch (error) {
      throw new AppError('file.unwritable', 'The data folder cannot be written.', {
        details: { file: name, reason: codeOf(error) },
        cause: error,
      });
    }
  };

  return {
    get value() {
      return value;
    },
    update(change) {
      value = change(value);
      if (waiting) return waiting;
      // A failed write is told to the one who asked for it; the next one still runs.
      waiting = writing.then(write, write);
      writing = waiting.catch(() => undefined);
      return waiting;
    },
    flush: () => writing,
  };
}
