import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppError, isAppError } from '../../../shared/errors';

/** What is known of an image once every byte of it has passed. */
export interface Digests {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex, for the intercom (manual, Api firmware upgrade). */
  readonly md5: string;
  /** Lower-case hex, for us. */
  readonly sha256: string;
}

function failure(error: unknown, path: string, name: string): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const ours = error instanceof Error && 'path' in error && error.path === path;
  return ours || code === 'ENOSPC'
    ? new AppError('file.unwritable', `"${name}" cannot be kept in the library.`, {
        details: { name, reason: code },
        cause: error,
      })
    : new AppError('file.unreadable', `"${name}" cannot be read.`, {
        details: { name, reason: code },
        cause: error,
      });
}

/**
 * Reads an image once, chunk by chunk: hashed, and copied to `to` where given. Memory stays constant
 * whatever its size.
 *
 * @throws AppError `file.unreadable`, `file.unwritable`, `call.cancelled`
 */
export async function passThrough(options: {
  readonly from: string;
  /** For messages: paths never go to a window. */
  readonly name: string;
  readonly to?: string;
  readonly signal?: AbortSignal;
}): Promise<Digests> {
  const { from, name, to, signal } = options;
  const md5 = createHash('md5');
  const sha256 = createHash('sha256');
  let size = 0;
  async function* hashed(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      size += chunk.length;
      md5.update(chunk);
      sha256.update(chunk);
      if (to !== undefined) yield chunk;
    }
  }
  const source = createReadStream(from, { highWaterMark: 256 * 1024 });
  try {
    if (to === undefined) {
      for await (const _ of hashed(source)) signal?.throwIfAborted();
    } else
      await pipeline(source, hashed, createWriteStream(to, { flags: 'wx', mode: 0o600 }), {
        signal,
      });
  } catch (error) {
    if (signal?.aborted) throw new AppError('call.cancelled', 'Stopped.', { cause: error });
    throw isAppError(error) ? error : failure(error, to ?? '', name);
  }
  return { size, md5: md5.digest('hex'), sha256: sha256.digest('hex') };
}
