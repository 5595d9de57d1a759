import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { AppError } from '../../../../shared/errors';
import type { StreamBody } from '../session';
import type { UploadSource } from '../types';

export interface Multipart extends StreamBody {
  readonly contentType: string;
}

export interface MultipartOptions {
  readonly field: string;
  readonly source: UploadSource;
  /** Bytes of the file handed on so far; never falls, even where the body is opened again. */
  readonly onProgress?: (sent: number, total: number) => void;
}

/** Quotes a name for Content-Disposition as browsers do (HTML, multipart/form-data encoding). */
function escapeName(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function changed(source: UploadSource): AppError {
  return new AppError('file.unreadable', `"${source.fileName}" changed while it was being read.`);
}

/**
 * A form with one file, streamed: memory stays constant and the length is exact (no unit is known to
 * take chunked bodies). Field names differ: `file` for firmware, `config` elsewhere (device notes 1.6).
 */
export function multipart(options: MultipartOptions): Multipart {
  const { field, source, onProgress } = options;
  const boundary = `----lintel${randomBytes(12).toString('hex')}`;
  const head = Buffer.from(
    `--${boundary}\r\n` +
      `Content-Disposition: form-data; name="${field}"; filename="${escapeName(source.fileName)}"\r\n` +
      'Content-Type: application/octet-stream\r\n\r\n',
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  let furthest = 0;

  async function* parts(moved?: () => void): AsyncGenerator<Buffer> {
    yield head;
    let sent = 0;
    for await (const chunk of fileOf(source)) {
      sent += chunk.length;
      if (sent > source.size) throw changed(source);
      yield chunk;
      moved?.();
      if (moved !== undefined && sent > furthest) {
        furthest = sent;
        onProgress?.(sent, source.size);
      }
    }
    if (sent < source.size) throw changed(source);
    yield tail;
    moved?.();
  }

  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    size: head.length + source.size + tail.length,
    open: (moved) => Readable.from(parts(moved), { objectMode: false, highWaterMark: 64 * 1024 }),
  };
}

/** The bytes of the file; what goes wrong with it is told as a matter of the file, not of the network. */
async function* fileOf(source: UploadSource): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source.open() as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    throw new AppError('file.unreadable', `"${source.fileName}" cannot be read.`, {
      details: { reason: error instanceof Error ? error.message : String(error) },
      cause: error,
    });
  }
}
