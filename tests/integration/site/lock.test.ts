import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BEAT_MS, SILENT_MS } from '../../../electron/backend/site/store/lock-file';
import type { Clock } from '../../../electron/backend/ports';
import type { TestBackend } from '../../support/backend';
import { realClock } from '../../support/clock';
import { door } from '../../support/site-parts';
import { atEnd, backend } from '../services/support';

const PASSPHRASE = 'correct horse battery';

/** A site on a share, and how any program opens it from there. */
async function shared() {
  const folder = await mkdtemp(join(tmpdir(), 'lintel-share-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'Riverside.lintel');
  const first = await backend();
  const { site } = await first.call('site.create', { name: 'Riverside', passphrase: PASSPHRASE });
  await first.call('site.close', { site });
  await writeFile(path, await readFile(join(first.dataFolder, 'sites', 'Riverside.lintel')));
  const open = async (clock: Clock = realClock) => {
    const app = await backend({
      clock,
      ports: { filePicker: { pick: () => Promise.resolve([path]) } },
    });
    const { files } = await app.call('files.pick', { title: 'Open a site' });
    return { app, state: await app.call('site.open', { file: files[0]?.token }) };
  };
  return { folder, path, site, open };
}

const putDoor = (app: TestBackend, site: string, id: string) =>
  app.call('site.edit', { site, edits: [{ edit: 'put-door', item: door(id) }] });

/** Time in which waits for a sign of life end when the test says so. */
function beats(): Clock & { beat(): Promise<void> } {
  const wake: (() => void)[] = [];
  let asleep: () => void = () => undefined;
  let next = new Promise<void>((resolve) => (asleep = resolve));
  return {
    now: () => Date.now(),
    sleep: (ms, signal) =>
      ms === BEAT_MS
        ? new Promise((resolve) => {
            wake.push(resolve);
            signal?.addEventListener('abort', () => resolve());
            asleep();
          })
        : realClock.sleep(ms, signal),
    /** Lets one turn pass: returns when the next wait has begun. */
    async beat() {
      await next;
      next = new Promise((resolve) => (asleep = resolve));
      for (const resolve of wake.splice(0)) resolve();
      await next;
    },
  };
}

it('is read only where another program has it, with who and since when, until it is taken over', async () => {
  const { site, open, path } = await shared();
  const one = await open();
  expect(one.state).toMatchObject({ readOnly: '', heldBy: null });
  const two = await open();
  expect(two.state.heldBy).toMatchObject({ here: true, state: 'working' });
  expect(two.state.readOnly).toMatch(
    /has it open since \d{4}-\d\d-\d\d \d\d:\d\d\. Close it there/,
  );
  const edits = [{ edit: 'put-door' as const, item: door('d2') }];
  expect((await two.app.failure('site.edit', { site, edits })).code).toBe('site.read-only');

  await putDoor(one.app, site, 'd1');
  const taken = await two.app.call('site.takeOver', { site });
  expect(taken).toMatchObject({ readOnly: '', heldBy: null });
  // What the other one had saved meanwhile is not lost.
  expect((await two.app.call('site.get', { site })).document.doors).toHaveLength(1);
  await putDoor(two.app, site, 'd2');
  const late = await one.app.failure('site.edit', { site, edits });
  expect(late).toMatchObject({ code: 'site.read-only' });
  expect(late.message).toMatch(/has taken it over/);
  const { readOnly } = await one.app.call('site.get', { site });
  expect(readOnly).toMatch(/has taken it over/);
  await one.app.close();
  // The one that lost it does not take the lock away from the one that has it.
  expect(await readFile(`${path}.lock`, 'utf8')).toContain('token');
  await two.app.close();
  await expect(readFile(`${path}.lock`)).rejects.toThrow();
});

it('follows what the other one saves, and says when it is free', async () => {
  const { site, open } = await shared();
  const one = await open();
  const clock = beats();
  const two = await open(clock);
  await putDoor(one.app, site, 'd1');
  await clock.beat();
  await two.app.event('site.changed', ({ changed }) => changed.some(({ all }) => all));
  expect((await two.app.call('site.get', { site })).document.doors).toHaveLength(1);
  await one.app.call('site.close', { site });
  await clock.beat();
  const { state } = await two.app.event('site.changed', (event) =>
    /closed there now/.test(event.state?.readOnly ?? ''),
  );
  expect(state?.heldBy).toBeNull();
  expect((await two.app.call('site.takeOver', { site })).readOnly).toBe('');
});

it('sees at its next sign of life that it was taken over', async () => {
  const { site, open } = await shared();
  const clock = beats();
  const one = await open(clock);
  const two = await open();
  await two.app.call('site.takeOver', { site });
  await clock.beat();
  await one.app.event('site.changed', ({ state }) => /taken it over/.test(state?.readOnly ?? ''));
});

it('says of another computer that it is silent, by the clock of the disk', async () => {
  const { site, path, open } = await shared();
  const holder = {
    user: 'kim',
    computer: 'LAPTOP-7',
    pid: 1,
    token: 'x',
    since: 1_795_000_000_000,
  };
  await writeFile(`${path}.lock`, JSON.stringify(holder));
  const one = await open();
  expect(one.state.heldBy).toMatchObject({ user: 'kim', computer: 'LAPTOP-7', state: 'working' });
  await one.app.close();
  const silent = new Date(Date.now() - SILENT_MS - 5000);
  await utimes(`${path}.lock`, silent, silent);
  const two = await open();
  expect(two.state.heldBy).toMatchObject({ state: 'silent', here: false });
  expect(two.state.readOnly).toMatch(/no sign of life/);
  await two.app.call('site.takeOver', { site });
  await putDoor(two.app, site, 'd1');
});

it('takes it at once where the program that had it was killed on this computer', async () => {
  const { site, path, open, folder } = await shared();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const { hostname } = await import('node:os');
  const holder = { user: 'kim', computer: hostname(), pid: child.pid, token: 'x', since: 1 };
  await writeFile(`${path}.lock`, JSON.stringify(holder));
  await writeFile(join(folder, '.Riverside.lintel.77777.tmp'), 'half a save');
  const before = await open();
  expect(before.state.heldBy).toMatchObject({ here: true, state: 'working' });
  await before.app.close();
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  const { app, state } = await open();
  expect(state).toMatchObject({ readOnly: '', heldBy: null });
  expect(state.notice).toMatch(/ended without closing/);
  await putDoor(app, site, 'd1');
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('goes on where its lock was cleaned away, and takes half a lock for somebody', async () => {
  const { site, path, open } = await shared();
  const one = await open();
  await rm(`${path}.lock`);
  await putDoor(one.app, site, 'd1');
  await one.app.close();
  await writeFile(`${path}.lock`, '{"user": "ki');
  const two = await open();
  expect(two.state.readOnly).toMatch(/^Somebody on another computer has it open/);
});

it('does not go back to a copy of a site that somebody else has open', async () => {
  const { site, path, open } = await shared();
  const one = await open();
  await putDoor(one.app, site, 'd1');
  const { known } = one.state;
  await one.app.call('site.close', { site });
  const [copy] = (await one.app.call('site.copies', { known })).copies;
  await open();
  const error = await one.app.failure('site.useCopy', { known, copy: copy!.copy });
  expect(error.code).toBe('site.in-use');
  expect(await readFile(path, 'utf8')).toContain('"Door d1"');
});
