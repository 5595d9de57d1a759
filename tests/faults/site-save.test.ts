import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyPath, listCopies } from '../../electron/backend/site/store/copies';
import { loadSite } from '../../electron/backend/site/store/load';
import { lockPath } from '../../electron/backend/site/store/lock-file';
import type { SaveStep } from '../../electron/backend/site/store/write';
import { startTestBackend, type TestBackend } from '../support/backend';
import { door, site } from '../support/site-parts';
import { textOf } from '../unit/site/support';
import { killedAt } from './support/kill';
import type { SiteChildOptions } from './support/site-child';

const SCRIPT = 'tests/faults/support/site-child.ts';
let folder: string;
let path: string;
let app: TestBackend | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-save-'));
  path = join(folder, 'Riverside.lintel');
  await writeFile(path, await textOf(site({ doors: [door('first')] })));
});
afterEach(async () => {
  await app?.dispose();
  app = undefined;
  await rm(folder, { recursive: true, force: true });
});

const argument = (options: Omit<SiteChildOptions, 'path'>): string =>
  JSON.stringify({ path, ...options });

/** Opens the site after the crash, as the technician does, and goes on working with it. */
async function goOn(): Promise<number> {
  const ports = { filePicker: { pick: () => Promise.resolve([path]) } };
  app = await startTestBackend({ ports });
  const { files } = await app.call('files.pick', { title: 'Open a site' });
  const state = await app.call('site.open', { file: files[0]?.token });
  expect(state).toMatchObject({ state: 'good', readOnly: '', notes: [] });
  const before = (await app.call('site.get', { site: state.site })).document.doors.length;
  await app.call('site.edit', {
    site: state.site,
    edits: [{ edit: 'put-door', item: door('after') }],
  });
  expect((await loadSite(path)).site.doors).toHaveLength(before + 1);
  return before;
}

describe('a program that is killed while it saves', () => {
  const steps: readonly (readonly [SaveStep, number])[] = [
    ['begun', 2],
    ['synced', 2],
    ['copied', 2],
    ['renamed', 3],
    ['settled', 3],
  ];
  it.each(steps)('at "%s" leaves a whole file', async (step, doors) => {
    await killedAt(
      { script: SCRIPT, argument: argument({ step, saves: 5, weight: 10 }) },
      (line) => line === `reached ${step}`,
    );
    const read = await loadSite(path);
    expect(read).toMatchObject({ state: 'good', notes: [] });
    expect(read.site.doors).toHaveLength(doors);
    expect(await goOn()).toBe(doors);
    // Nothing half-written is left, and the copies are whole.
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    for (const { name } of await listCopies(path))
      expect((await loadSite(copyPath(path, name))).state).toBe('good');
  });

  it('at any moment leaves a whole file with everything that was told to be saved', async () => {
    for (const round of [1, 2, 3]) {
      let told = 0;
      await killedAt(
        // Large enough that some of the kills come in the middle of writing.
        { script: SCRIPT, argument: argument({ saves: 100_000, weight: 4000 }) },
        (line) => {
          told = Number(line.split(' ')[1]);
          return told > round * 20;
        },
      );
      const { state, site: found } = await loadSite(path);
      expect(state).toBe('good');
      expect(found.doors.length).toBeGreaterThanOrEqual(told);
    }
  });
});

describe('a disk that takes no more', () => {
  it('leaves the file and what is shown as they were, and says so', async () => {
    // Files of this program may not grow beyond 32 KB: what a full disk does, without a disk to fill.
    const command = `ulimit -f 64; exec "$0" --import tsx ${SCRIPT} '${argument({ saves: 50, weight: 4000 })}'`;
    const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath]);
    const lines = stdout.trim().split('\n');
    const saved = lines.filter((line) => line.startsWith('saved')).length;
    expect(saved).toBeGreaterThan(2);
    expect(saved).toBeLessThan(12);
    expect(lines.at(-1)).toBe(`refused file.unwritable ${saved + 1}`);
    const read = await loadSite(path);
    expect(read.state).toBe('good');
    expect(read.site.doors).toHaveLength(saved + 1);
    expect((await readdir(folder)).sort()).toEqual(['Riverside.lintel', 'Riverside.lintel.copies']);
  });

  it('loses nothing where the copies cannot be kept, and goes on when they can', async () => {
    app = await startTestBackend();
    const { site: id } = await app.call('site.create', { name: 'Quay', passphrase: '12345678' });
    const file = join(app.dataFolder, 'sites', 'Quay.lintel');
    const before = await readFile(file, 'utf8');
    await writeFile(`${file}.copies`, 'in the way');
    const edits = [{ edit: 'put-door' as const, item: door('d1') }];
    const error = await app.failure('site.edit', { site: id, edits });
    expect(error.code).toBe('file.unwritable');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await app.call('site.get', { site: id })).document.doors).toEqual([]);
    await rm(`${file}.copies`);
    await app.call('site.edit', { site: id, edits });
    expect((await loadSite(file)).site.doors).toHaveLength(1);
  });

  it('says so where the folder is gone, and of a site that comes back changed', async () => {
    app = await startTestBackend();
    const { site: id } = await app.call('site.create', { name: 'Quay', passphrase: '12345678' });
    const sites = join(app.dataFolder, 'sites');
    const text = await readFile(join(sites, 'Quay.lintel'), 'utf8');
    await rm(sites, { recursive: true });
    const edits = [{ edit: 'put-door' as const, item: door('d1') }];
    expect((await app.failure('site.edit', { site: id, edits })).code).toBe('file.unwritable');
    await mkdir(sites);
    await writeFile(join(sites, 'Quay.lintel'), text);
    expect((await app.failure('site.edit', { site: id, edits })).code).toBe('site.changed-on-disk');
    expect(await readFile(lockPath(join(sites, 'Quay.lintel')), 'utf8')).toContain('token');
  });
});
