import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultDataFolder } from '../../../electron/backend/files/data-folder';
import { safeFileName } from '../../../electron/backend/files/file-name';
import { createFileHandles } from '../../../electron/backend/files/handles';
import { systemClock } from '../../../electron/backend/system-clock';

let folder: string;
let now = 0;
const clock = { ...systemClock, now: () => now };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-files-'));
  now = 1_000;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe('file handles', () => {
  it('keep what was sent until its window is gone', async () => {
    const files = await createFileHandles({ folder, clock });
    const { token } = await files.put('a', 'a.csv', Buffer.from('one'));
    const { path, size } = await files.open('a', token);
    expect(await readFile(path, 'utf8')).toBe('one');
    expect(size).toBe(3);
    await files.dropCaller('a');
    expect(await exists(path)).toBe(false);
    await expect(files.open('a', token)).rejects.toMatchObject({ code: 'file.unknown-token' });
  });

  it('never delete a file that the person chose', async () => {
    const chosen = join(folder, 'mine.csv');
    await writeFile(chosen, 'mine');
    const files = await createFileHandles({ folder, clock });
    expect(await files.fromPath('a', chosen)).toMatchObject({ name: 'mine.csv', size: 4 });
    await files.dropCaller('a');
    await files.close();
    expect(await exists(chosen)).toBe(true);
  });

  it('say what cannot be read, and name no path', async () => {
    const files = await createFileHandles({ folder, clock });
    for (const path of [join(folder, 'absent.csv'), folder]) {
      const thrown: unknown = await files.fromPath('a', path).catch((error: unknown) => error);
      expect(thrown).toMatchObject({ code: 'file.unreadable' });
      expect(JSON.stringify((thrown as { details: unknown }).details)).not.toContain(tmpdir());
    }
  });

  it('give a place to write, and the size as it is when it is opened', async () => {
    const files = await createFileHandles({ folder, clock });
    const { token, path } = await files.create('a', 'dump.pcap');
    await expect(files.open('a', token)).rejects.toMatchObject({ code: 'file.unreadable' });
    await writeFile(path, '12345');
    expect((await files.open('a', token)).size).toBe(5);
  });

  it('keep nothing of what broke off, and pass the reason on', async () => {
    const files = await createFileHandles({ folder, clock });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('half'));
      throw new Error('cable pulled');
    }
    await expect(files.put('a', 'x', broken())).rejects.toThrow('cable pulled');
    const [run] = await readdir(join(folder, 'transfer'));
    expect(await readdir(join(folder, 'transfer', run ?? ''))).toEqual([]);
  });

  it('forget after a day what nobody fetched', async () => {
    const files = await createFileHandles({ folder, clock });
    const old = await files.put('a', 'old', Buffer.from('1'));
    const { path } = await files.open('a', old.token);
    now += 25 * 60 * 60 * 1000;
    await files.put('a', 'new', Buffer.from('2'));
    await expect(files.open('a', old.token)).rejects.toMatchObject({ code: 'file.unknown-token' });
    expect(await exists(dirname(path))).toBe(false);
  });

  it('clean up at the start what a run that is over left, and leave a running one alone', async () => {
    const transfer = join(folder, 'transfer');
    // Process ids end at 2^22 on Linux and below 2^32 elsewhere; this one is nobody's.
    await mkdir(join(transfer, '4194999-abcdef'), { recursive: true });
    await mkdir(join(transfer, `${process.ppid}-abcdef`), { recursive: true });
    await writeFile(join(transfer, 'stray'), '');
    const files = await createFileHandles({ folder, clock });
    const left = await readdir(transfer);
    expect(left).toContain(`${process.ppid}-abcdef`);
    expect(left).not.toContain('4194999-abcdef');
    expect(left).not.toContain('stray');
    await files.close();
    expect(await readdir(transfer)).toEqual([`${process.ppid}-abcdef`]);
  });

  it('say so where the data folder cannot be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(createFileHandles({ folder: file, clock })).rejects.toMatchObject({
      code: 'file.unwritable',
    });
  });
});

describe('names of files', () => {
  it.each([
    ['a.csv', 'a.csv'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\hosts.csv', 'hosts.csv'],
    ['..', 'file'],
    ['.', 'file'],
    ['', 'file'],
    ['.hidden', 'hidden'],
    ['a\u0000b\u202etxt.csv', 'a_b_txt.csv'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['name. ', 'name'],
    ['a:b*c?.xml', 'a_b_c_.xml'],
    ['Tür 漢字.csv', 'Tür 漢字.csv'],
  ])('makes %j to %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps the extension of a long one', () => {
    const safe = safeFileName(`${'x'.repeat(400)}.csv`);
    expect(safe).toHaveLength(120);
    expect(safe.endsWith('.csv')).toBe(true);
  });
});

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/x/.local/share/Lintel'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/Lintel'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/x/.local/share/Lintel'],
    ['darwin', {}, '/home/x/Library/Application Support/Lintel'],
    [
      'win32',
      { APPDATA: 'C:\\Users\\x\\AppData\\Roaming' },
      'C:\\Users\\x\\AppData\\Roaming\\Lintel',
    ],
  ] as const)('is where %s keeps such things (%j)', (platform, env, expected) => {
    expect(defaultDataFolder({ platform, env, home: '/home/x' })).toBe(expected);
  });
});
