import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { FileHandle } from '../../../shared/contract/app';
import { isAppError, AppError } from '../../../shared/errors';
import type { Download, UploadSource } from '../driver/types';
import type { FileHandles, OpenedFile } from './handles';

/** A file behind a token as the driver sends it: opened anew for each attempt. */
export function uploadSource(file: OpenedFile): UploadSource {
  return { fileName: file.name, size: file.size, open: () => createReadStream(file.path) };
}

/**
 * Writes what an intercom sends into a file that the caller may fetch. Where that fails, nothing of
 * the file is left, and the intercom is not kept waiting with the rest of it.
 *
 * @throws AppError of the driver where the intercom breaks off, `file.unwritable` where the disk does
 */
export async function keepDownload(options: {
  readonly files: FileHandles;
  readonly caller: string;
  readonly download: Download;
  readonly signal?: AbortSignal;
}): Promise<FileHandle> {
  const { files, caller, download, signal } = options;
  const { token, name, path } = await files
    .create(caller, download.fileName)
    .catch((error: unknown) => {
      download.stream.destroy();
      throw error;
    });
  try {
    await pipeline(download.stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }), {
      signal,
    });
  } catch (error) {
    await files.discard(caller, token);
    const disk = error instanceof Error && 'syscall' in error && 'path' in error;
    if (isAppError(error) || !disk) throw error;
    throw new AppError('file.unwritable', `"${name}" cannot be written.`, { cause: error });
  }
  return { token, name, size: (await stat(path)).size };
}
