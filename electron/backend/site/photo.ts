import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Photo } from '../../../shared/site/document';
import { AppError } from '../../../shared/errors';
import { codeOf } from '../files/disk';
import type { OpenedFile } from '../files/handles';

/** Bytes of a picture; as base64 it still fits into the document and into a reply. */
const MAX_PHOTO = 6 * 1024 * 1024;

/** By the first bytes; only pictures that every browser and printer shows. */
export function pictureType(bytes: Buffer): Photo['type'] | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png';
  const riff = bytes.subarray(0, 4).toString('latin1') === 'RIFF';
  return riff && bytes.subarray(8, 12).toString('latin1') === 'WEBP' ? 'image/webp' : undefined;
}

/** @throws AppError `file.too-large`, `file.wrong-kind`, `file.unreadable` */
export async function photoOf(
  file: OpenedFile,
  about: Pick<Photo, 'door' | 'caption' | 'at'>,
): Promise<Photo> {
  const { name, path, size } = file;
  if (size > MAX_PHOTO)
    throw new AppError('file.too-large', `"${name}" has more than 6 MB.`, {
      hint: 'Make the picture smaller: 2000 pixels are enough for a report.',
      details: { name, size, limit: MAX_PHOTO },
    });
  const bytes = await readFile(path).catch((cause: unknown) => {
    const details = { name, reason: codeOf(cause) };
    throw new AppError('file.unreadable', `"${name}" cannot be read.`, { details, cause });
  });
  const type = pictureType(bytes);
  if (!type)
    throw new AppError('file.wrong-kind', `"${name}" is no picture of a kind that can be shown.`, {
      hint: 'Choose a JPEG, PNG or WebP picture.',
      details: { name },
    });
  return {
    id: randomUUID(),
    name: name.slice(0, 255),
    type,
    data: bytes.toString('base64'),
    ...about,
  };
}
