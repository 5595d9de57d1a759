import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { bundle } from '../../../build/bundle.mjs';
import { isAlive } from '../../../build/lib/lock.mjs';
import { offline, standInElectron, standInNpm, startScript } from './programs';
import type { Program } from './programs';

const ADDRESS = /^ {2}(http:\/\/127\.0\.0\.1:\d+\/)#token=([\w-]+)$/m;

let folder: string;
let running: Program[];

beforeAll(async () => {
  await bundle({ log: () => undefined });
}, 120_000);

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lintel-launch-'));
  running = [];
});

afterEach(async () => {
  for (const program of running) program.kill('SIGTERM');
  await Promise.all(running.map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true });
});

function start(script: string, env: Readonly<Record<string, string | undefined>>): Program {
  const args = ['--no-open', '--data', path.join(folder, 'data')];
  const program = startScript({ script, args, env });
  running.push(program);
  return program;
}

/** Whether a host answers at this address. */
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

const gone = (pid: number): Promise<void> =>
  vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 15_000, interval: 50 });

describe.skipIf(process.platform === 'win32')('npm start', () => {
  test('without Electron and offline says so in one line and serves the page, within 3 seconds', async () => {
    const started = performance.now();
    const program = start('launch.mjs', offline(folder));
    await program.said(
      /^Electron cannot be used here: .+\. Lintel runs in the browser instead\.$/m,
    );
    const chosen = performance.now() - started;
    const [, url = ''] = await program.said(ADDRESS);
    expect(chosen).toBeLessThan(3000);
    expect(await answers(url)).toBe(true);
    program.kill('SIGINT');
    expect(await program.ended).toBe(0);
    expect(await answers(url)).toBe(false);
  });

  test('names the cause where Electron dies before its window is ready', async () => {
    const message = 'Running as root without --no-sandbox is not supported.';
    const code = `console.error('[1:1] ERROR ${message}'); process.exit(1);`;
    const program = start('launch.mjs', standInElectron(folder, code));
    await program.said(/^Electron cannot be used here: it refuses its sandbox to the user root\./m);
    const [, url = ''] = await program.said(ADDRESS);
    expect(await answers(url)).toBe(true);
    expect(program.stdout().match(/^Electron cannot/gm)).toHaveLength(1);
    expect(program.stderr()).not.toContain(message);
  });

  test('stays with Electron once its window is ready, and ends it', async () => {
    const code = `
      console.log('lintel-window-ready');
      console.log('pid ' + process.pid);
      console.log(JSON.stringify(process.argv.slice(3)));
      setInterval(() => undefined, 1000);`;
    const program = start('launch.mjs', standInElectron(folder, code));
    const [, pid = ''] = await program.said(/^pid (\d+)$/m);
    expect((await program.said(/^\[.*\]$/m))[0]).toBe(
      JSON.stringify(['--data', path.join(folder, 'data')]),
    );
    program.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    await gone(Number(pid));
    expect(program.stdout()).not.toContain('http://');
  });

  test('starts nothing else where Lintel is open already', async () => {
    const program = start(
      'launch.mjs',
      standInElectron(folder, `console.log('lintel-already-open');`),
    );
    expect(await program.ended).toBe(0);
    expect(program.stdout()).not.toContain('http://');
  });

  test('passes on how a window that was ready has ended', async () => {
    const code = `console.log('lintel-window-ready'); setTimeout(() => process.exit(7), 50);`;
    expect(await start('launch.mjs', standInElectron(folder, code)).ended).toBe(7);
  });

  test('leaves nothing running when it is killed by force', async () => {
    const program = start('launch.mjs', offline(folder));
    const [, url = ''] = await program.said(ADDRESS);
    program.kill('SIGKILL');
    // The pipes close when the last process that holds them has ended.
    await program.ended;
    expect(await answers(url)).toBe(false);
  });
});

describe('npm run loopback', () => {
  test('prints one line of JSON on stdout and serves until it is stopped', async () => {
    const program = start('loopback.mjs', {});
    const [line] = await program.said(/^.*\n/);
    const { url, token } = JSON.parse(line) as { url: string; token: string };
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(await answers(url)).toBe(true);
    program.kill('SIGTERM');
    await program.ended;
    expect(await answers(url)).toBe(false);
    expect(program.stdout()).toBe(line);
  });

  test('refuses an option that it does not know', async () => {
    const program = startScript({ script: 'loopback.mjs', args: ['--prot', '1'] });
    expect(await program.ended).toBe(1);
    expect(program.stdout()).toBe('');
    expect(program.stderr()).toContain('--prot');
  });
});

describe.skipIf(process.platform === 'win32')('when npm is killed by force', () => {
  test.each([
    ['loopback.mjs', /"url":"(http:[^"]+)"/],
    ['launch.mjs', ADDRESS],
  ])('%s, which it started, ends', async (script, address) => {
    const npm = startScript({
      script: standInNpm(folder, script),
      args: ['--no-open', '--data', path.join(folder, 'data')],
      env: { ...offline(folder), npm_lifecycle_event: 'start' },
    });
    running.push(npm);
    const [, pid = ''] = await npm.said(/^child (\d+)$/m);
    const [, url = ''] = await npm.said(address);
    expect(await answers(url)).toBe(true);
    npm.kill('SIGKILL');
    await gone(Number(pid));
    // The pipes close when the last process that holds them has ended.
    await npm.ended;
    expect(await answers(url)).toBe(false);
  });
});
