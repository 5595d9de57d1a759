import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openJsonFile } from '../../../electron/backend/store/json-file';
import { realClock } from '../../support/clock';
import { createMemoryLog, type MemoryLog } from '../../support/memory-log';

let folder: string;
let log: MemoryLog;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-store-'));
  log = createMemoryLog();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () =>
  openJsonFile({
    folder,
    name: 'list',
    schema: z.array(z.string()),
    empty: [],
    clock: realClock,
    log: log.log,
  });
const path = (name = 'list.json') => join(folder, name);
const codes = () => log.lines.map(({ level, facts }) => [level, facts.code]);

describe('a file of the data folder', () => {
  it('begins empty without a word, and is there again after a restart', async () => {
    const file = await open();
    expect(file.value).toEqual([]);
    await file.update((all) => [...all, 'one']);
    expect((await open()).value).toEqual(['one']);
    expect(log.lines).toEqual([]);
  });

  it('shows a change at once and writes many changes together', async () => {
    const file = await open();
    const writes = Array.from({ length: 50 }, (_, index) =>
      file.update((all) => [...all, String(index)]),
    );
    expect(file.value).toHaveLength(50);
    await Promise.all(writes);
    expect((await open()).value).toHaveLength(50);
  });

  it('can be read by its owner only', async () => {
    const file = await open();
    await file.update(() => ['one']);
    if (process.platform !== 'win32') expect((await stat(path())).mode & 0o077).toBe(0);
  });

  it.each([
    ['cut in the middle', '["one", "tw'],
    ['of another layout', '{"a": 1}'],
    ['empty', ''],
  ])('goes back to the last good copy when it is %s, and sets it aside', async (_, text) => {
    const file = await open();
    await file.update(() => ['one']);
    await file.update(() => ['one', 'two']);
    await writeFile(path(), text);
    expect((await open()).value).toEqual(['one']);
    expect(codes()).toEqual([
      ['warn', 'store.damaged'],
      ['warn', 'store.damaged'],
    ]);
    const aside = (await readdir(folder)).find((name) => name.startsWith('list.json.damaged-'));
    expect(await readFile(path(aside), 'utf8')).toBe(text);
  });

  it('uses the copy when the file is gone', async () => {
    const file = await open();
    await file.update(() => ['one']);
    await file.update(() => ['two']);
    await rm(path());
    expect((await open()).value).toEqual(['one']);
    expect(codes()).toEqual([['warn', 'store.damaged']]);
  });

  it('says loudly when there is no good copy at all', async () => {
    await writeFile(path(), 'x');
    await writeFile(path('list.json.bak'), 'y');
    expect((await open()).value).toEqual([]);
    expect(codes()).toContainEqual(['error', 'store.damaged']);
    expect((await readdir(folder)).filter((name) => name.includes('.damaged-'))).toHaveLength(2);
  });

  it('quotes nothing of a damaged file in the log', async () => {
    await writeFile(path(), 'secret-content');
    await open();
    expect(log.text()).not.toContain('secret-content');
  });

  it('tells that it cannot write, and writes again when it can', async () => {
    const file = await open();
    await rm(folder, { recursive: true });
    await expect(file.update(() => ['one'])).rejects.toMatchObject({ code: 'file.unwritable' });
    expect(file.value).toEqual(['one']);
    await mkdir(folder);
    await file.update((all) => [...all, 'two']);
    expect((await open()).value).toEqual(['one', 'two']);
  });
});
