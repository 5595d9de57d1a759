import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openFirmwareLibrary,
  type FirmwareLibrary,
} from '../../../electron/backend/firmware/library';
import { median, openReturnTimes } from '../../../electron/backend/firmware/times';
import { isAppError } from '../../../shared/errors';
import { realClock } from '../../support/clock';

let folder: string;
const options = () => ({ folder, clock: realClock, log: () => undefined });
const open = (): Promise<FirmwareLibrary> => openFirmwareLibrary(options());

async function chosen(name: string, bytes: Buffer) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, name, size: bytes.length };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return isAppError(error) ? error.code : 'none';
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-images-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the library of images', () => {
  it('takes an image in, with both hashes, its version and its models', async () => {
    const bytes = randomBytes(700_000);
    const library = await open();
    const { image, duplicate } = await library.add(await chosen('105.30.1.219.rom', bytes));
    expect(duplicate).toBe(false);
    expect(image).toMatchObject({
      fileName: '105.30.1.219.rom',
      size: bytes.length,
      md5: createHash('md5').update(bytes).digest('hex'),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      version: '105.30.1.219',
      models: ['A05'],
    });
    expect((await open()).list()).toEqual([image]);
  });

  it('recognises an image by its content, and keeps the name that tells more', async () => {
    const bytes = randomBytes(2000);
    const library = await open();
    const first = await library.add(await chosen('update.zip', bytes));
    expect(first.image).toMatchObject({ version: '', models: [] });
    const second = await library.add(await chosen('103.30.1.60.zip', bytes));
    expect(second.duplicate).toBe(true);
    expect(second.image).toMatchObject({ id: first.image.id, version: '103.30.1.60' });
    const third = await library.add(await chosen('copy of it.zip', bytes));
    expect(third.image.fileName).toBe('103.30.1.60.zip');
    expect(library.list()).toHaveLength(1);
  });

  it('notices a copy that was changed, and one that is gone', async () => {
    const library = await open();
    const { image } = await library.add(await chosen('105.30.1.219.rom', randomBytes(5000)));
    const { path } = await library.intact(image.id);
    await writeFile(path, randomBytes(5000));
    expect(await codeOf(library.intact(image.id))).toBe('file.unreadable');
    await rm(path);
    expect(await codeOf(library.intact(image.id))).toBe('file.unreadable');
    await library.remove(image.id);
    expect(library.list()).toEqual([]);
    expect(await codeOf(library.intact(image.id))).toBe('file.unreadable');
  });

  it('leaves nothing behind of what is empty, missing or broken off', async () => {
    const library = await open();
    expect(await codeOf(library.add(await chosen('105.30.1.219.rom', Buffer.alloc(0))))).toBe(
      'file.empty',
    );
    const missing = { path: join(folder, 'none.rom'), name: 'none.rom', size: 9 };
    expect(await codeOf(library.add(missing))).toBe('file.unreadable');
    const stop = AbortSignal.abort();
    expect(await codeOf(library.add(await chosen('x.rom', randomBytes(9)), stop))).toBe(
      'call.cancelled',
    );
    await writeFile(join(folder, 'firmware', 'left-over.part'), 'half');
    await open();
    expect(await readdir(join(folder, 'firmware'))).toEqual([]);
  });
});

describe('times to come back', () => {
  it('finds the middle', () => {
    expect(median([])).toBeNull();
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 100, 4])).toBe(3);
  });

  it('learns per model and remembers', async () => {
    const times = await openReturnTimes(options());
    expect(times.usual('R29S')).toBeNull();
    for (const seconds of [90, 300, 95]) await times.learn('R29S', seconds);
    expect(times.usual('R29C')).toBe(95);
    expect(times.usual('A05')).toBeNull();
    expect((await openReturnTimes(options())).usual('R29S')).toBe(95);
  });
});
