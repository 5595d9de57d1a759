import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { AppError } from '../../../../shared/errors';
import { MAX_UNPACKED_BYTES } from './table';

export interface ArchivedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Files in an archive; one of an intercom has two. */
const MAX_FILES = 50;

function badArchive(message: string, details: Readonly<Record<string, unknown>> = {}): AppError {
  return new AppError('file.bad-archive', message, { details });
}

/** Unpacks gzip up to a limit, so that a small file cannot fill the memory. */
async function inflate(bytes: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    throw new AppError(
      tooLarge ? 'file.too-large' : 'file.bad-archive',
      tooLarge
        ? `The archive unpacks to more than ${MAX_UNPACKED_BYTES / 1024 / 1024} MB. Lists of an intercom are much smaller.`
        : 'The archive is damaged: it cannot be unpacked.',
      { cause: error },
    );
  }
}

/** Why an entry is not taken: it climbs out, is absolute, or is no plain file. */
function refusal(entry: ReadEntry): string | undefined {
  const path = entry.path.replaceAll('\\', '/');
  if (/^\/|^[a-z]:/i.test(path)) return `"${entry.path}" has an absolute path.`;
  if (path.split('/').includes('..')) return `"${entry.path}" climbs out of its folder.`;
  if (!['File', 'OldFile', 'ContiguousFile', 'Directory'].includes(entry.type))
    return `"${entry.path}" is no plain file but a ${entry.type}.`;
  return undefined;
}

/**
 * Files of a tar archive, gzipped or plain. Nothing is written to the disk. Every entry is looked at
 * before any is used: one that climbs out of its folder condemns the whole archive.
 *
 * @throws AppError `file.bad-archive`, `file.too-large`
 */
export async function readArchive(
  bytes: Buffer,
  nature: 'gzip' | 'tar',
): Promise<readonly ArchivedFile[]> {
  const tar = nature === 'gzip' ? await inflate(bytes) : bytes;
  if (tar.subarray(257, 262).toString('latin1') !== 'ustar')
    throw badArchive('This is a packed file, but no archive of lists. UserData.tgz is expected.');
  const files: ArchivedFile[] = [];
  let failure: AppError | undefined;
  await new Promise<void>((resolve) => {
    const parser = new Parser({
      strict: true,
      onReadEntry(entry) {
        const why = refusal(entry);
        if (why !== undefined)
          failure ??= badArchive(`${why} No such archive comes from an intercom.`);
        if (files.length >= MAX_FILES) failure ??= badArchive(`More than ${MAX_FILES} files.`);
        const chunks: Buffer[] = [];
        entry.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
        entry.on('end', () => {
          if (failure === undefined && entry.type !== 'Directory')
            files.push({ name: entry.path, bytes: Buffer.concat(chunks) });
        });
        entry.resume();
      },
    });
    parser.on('end', resolve);
    parser.on('error', (error: unknown) => {
      failure ??= badArchive('The archive is damaged: an entry cannot be read.', {
        reason: error instanceof Error ? error.message : String(error),
      });
      resolve();
    });
    parser.end(tar);
  });
  if (failure) throw failure;
  return files;
}
