import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Download } from '../../../electron/backend/driver/types';
import { createFileHandles, type FileHandles } from '../../../electron/backend/files/handles';
import { keepDownload } from '../../../electron/backend/files/passing';
import { AppError } from '../../../shared/errors';
import { realClock as clock } from '../../support/clock';

let folder: string;
let files: FileHandles;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-passing-'));
  files = await createFileHandles({ folder, clock });
});
afterEach(async () => {
  await files.close();
  await rm(folder, { recursive: true, force: true });
});

const download = (stream: Readable): Download => ({
  ...{ fileName: 'config.tgz', contentType: 'application/x-gzip', stream },
});

it('keeps nothing of a file that broke off', async () => {
  const broken = new AppError('net.dropped', 'The connection broke off.');
  const stream = Readable.from(
    (function* () {
      yield Buffer.from('half');
      throw broken;
    })(),
  );
  const kept = keepDownload({ files, caller: 'a', download: download(stream) });
  await expect(kept).rejects.toBe(broken);
  const [run = ''] = await readdir(join(folder, 'transfer'));
  expect(await readdir(join(folder, 'transfer', run))).toEqual([]);
});

it('gives the intercom free where there is no place for its file', async () => {
  const full = new AppError('file.unwritable', 'The data folder cannot be written.');
  const none: FileHandles = { ...files, create: () => Promise.reject(full) };
  const stream = Readable.from(['bytes']);
  await expect(keepDownload({ files: none, caller: 'a', download: download(stream) })).rejects.toBe(
    full,
  );
  expect(stream.destroyed).toBe(true);
});
