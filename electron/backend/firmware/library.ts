import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { imageSchema, type FirmwareImage } from '../../../shared/contract/firmware';
import { imageFacts } from '../../../shared/device/firmware-decision';
import { formatVersion, modelsOfVersion } from '../../../shared/device/models';
import { AppError } from '../../../shared/errors';
import type { OpenedFile } from '../files/handles';
import type { Clock, Log } from '../ports';
import { openJsonFile } from '../store/json-file';
import { passThrough } from './intake';

/** Letters of the SHA-256 that name an image: the same content is the same image. */
const ID_LENGTH = 24;
const ENDING = '.image';
const PART = '.part';

/** The firmware images kept on this computer: `firmware/` in the data folder. */
export interface FirmwareLibrary {
  /** Newest first. */
  list(): readonly FirmwareImage[];
  /** @throws AppError `file.unreadable` where it is not in the library (any more) */
  get(id: string): FirmwareImage;
  /**
   * Takes a copy of a file in, hashed on its way. What is there already is recognised by its content.
   *
   * @throws AppError `file.empty`, `file.unreadable`, `file.unwritable`, `call.cancelled`
   */
  add(
    file: OpenedFile,
    signal?: AbortSignal,
  ): Promise<{ readonly image: FirmwareImage; readonly duplicate: boolean }>;
  /** Forgets an image and deletes its copy; one that is not there is no failure. */
  remove(id: string): Promise<void>;
  /**
   * The copy, as it can be sent: read once more and compared with what was taken in, so that a
   * damaged disk is noticed here and not by an intercom. Read once for many who ask.
   *
   * @throws AppError `file.unreadable` where it is gone or was changed
   */
  intact(id: string): Promise<OpenedFile>;
  flush(): Promise<void>;
}

function described(fileName: string): Pick<FirmwareImage, 'fileName' | 'version' | 'models'> {
  const { version } = imageFacts(fileName);
  return {
    fileName,
    version: version ? formatVersion(version) : '',
    models: version ? [...modelsOfVersion(version.model)] : [],
  };
}

function unwritable(error: unknown): AppError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new AppError('file.unwritable', 'The library of images cannot be written.', {
    details: { reason },
    cause: error,
  });
}

/** Opens the library; copies that were broken off are removed. */
export async function openFirmwareLibrary(options: {
  /** The data folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<FirmwareLibrary> {
  const { clock } = options;
  const folder = join(options.folder, 'firmware');
  const file = await openJsonFile({
    ...options,
    name: 'firmware',
    schema: z.array(imageSchema),
    empty: [],
  });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder))
      if (name.endsWith(PART)) await rm(join(folder, name), { force: true });
  } catch (error) {
    throw unwritable(error);
  }
  const pathOf = (id: string): string => join(folder, id + ENDING);
  /** What was read and found whole, by the size and time of the copy then. */
  const checked = new Map<string, { readonly as: string; readonly whole: Promise<void> }>();

  const get = (id: string): FirmwareImage => {
    const image = file.value.find((one) => one.id === id);
    if (!image)
      throw new AppError('file.unreadable', 'This image is not in the library any more.', {
        hint: 'Add the file to the library again.',
      });
    return image;
  };

  const compare = async (image: FirmwareImage): Promise<void> => {
    const { id, fileName, sha256 } = image;
    const now = await passThrough({ from: pathOf(id), name: fileName });
    if (now.sha256 !== sha256) throw damaged(image);
  };

  return {
    list: () => [...file.value].sort((a, b) => b.addedAt - a.addedAt),
    get,
    async add({ path, name, size }, signal) {
      if (size === 0)
        throw new AppError('file.empty', `"${name}" is empty.`, {
          hint: 'Choose the image as the maker gave it: a .rom or .zip file.',
        });
      const part = join(folder, randomBytes(8).toString('hex') + PART);
      try {
        const digests = await passThrough({ from: path, to: part, name, signal });
        const id = digests.sha256.slice(0, ID_LENGTH);
        const known = file.value.find((one) => one.id === id);
        await rename(part, pathOf(id)).catch((error: unknown) => {
          throw unwritable(error);
        });
        const fresh = { id, ...digests, ...described(name), addedAt: clock.now() };
        // The same image under a name that tells more: the better name is kept.
        const better = known?.version === '' && fresh.version !== '';
        const image = known ? (better ? { ...known, ...described(name) } : known) : fresh;
        if (image !== known)
          await file.update((all) => [...all.filter((one) => one.id !== id), image]);
        return { image, duplicate: known !== undefined };
      } finally {
        await rm(part, { force: true });
      }
    },
    async remove(id) {
      await file.update((all) => all.filter((one) => one.id !== id));
      checked.delete(id);
      await rm(pathOf(id), { force: true });
    },
    async intact(id) {
      const image = get(id);
      const found = await stat(pathOf(id)).catch((error: unknown) => {
        throw damaged(image, error);
      });
      if (found.size !== image.size) throw damaged(image);
      const as = `${String(found.size)} ${String(found.mtimeMs)}`;
      const known = checked.get(id);
      const whole = known?.as === as ? known.whole : compare(image);
      checked.set(id, { as, whole });
      await whole.catch((error: unknown) => {
        checked.delete(id);
        throw error;
      });
      return { path: pathOf(id), name: image.fileName, size: image.size };
    },
    flush: () => file.flush(),
  };
}

function damaged({ fileName }: FirmwareImage, cause?: unknown): AppError {
  return new AppError(
    'file.unreadable',
    `The copy of "${fileName}" in the library is damaged or gone.`,
    { hint: 'Remove the image from the library and add the file again.', cause },
  );
}
