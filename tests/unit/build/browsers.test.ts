import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../../build/lib/chromium.mjs';
import type { Computer } from '../../../build/lib/chromium.mjs';
import { installerFor, obtainChromium } from '../../../build/lib/obtain-chromium.mjs';
import { chooseOpener } from '../../../build/lib/open-browser.mjs';

/** A computer with these files on it and nothing else. */
function computerWith(files: readonly string[], rest: Partial<Computer> = {}): Computer {
  return {
    env: {},
    platform: 'linux',
    home: '/somebody',
    exists: (file) => files.includes(file),
    list: (folder) =>
      files
        .filter((file) => file.startsWith(`${folder}/`))
        .map((file) => file.slice(folder.length + 1).split('/')[0] ?? ''),
    which: (name) => files.find((file) => file.endsWith(`/bin/${name}`)),
    ...rest,
  };
}

describe('finding a Chromium for the end-to-end tests', () => {
  test('the variable comes first, and a wrong one is a mistake and not a wish', () => {
    const env = { LINTEL_CHROMIUM: '/opt/mine' };
    const files = ['/usr/bin/chromium', '/opt/mine'];
    expect(findChromium(computerWith(files, { env }))).toBe('/opt/mine');
    expect(() => findChromium(computerWith(['/usr/bin/chromium'], { env }))).toThrow(/\/opt\/mine/);
  });

  test.each([
    ['linux', '/usr/bin/chromium'],
    ['linux', '/opt/bin/google-chrome'],
    ['linux', '/opt/bin/microsoft-edge'],
    ['linux', '/somebody/.cache/ms-playwright/chromium-1200/chrome-linux/chrome'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', '/somebody/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe'],
    ['win32', 'C:\\Programs (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  ] as const)('%s: %s', (platform, file) => {
    const env = { ProgramFiles: 'C:\\Programs', 'ProgramFiles(x86)': 'C:\\Programs (x86)' };
    expect(findChromium(computerWith([file], { platform, env }))).toBe(file);
  });

  test("of Playwright's own the newest is taken", () => {
    const at = (revision: number): string => `/cache/chromium-${revision}/chrome-linux64/chrome`;
    const env = { PLAYWRIGHT_BROWSERS_PATH: '/cache' };
    expect(findChromium(computerWith([at(999), at(1200), at(1100)], { env }))).toBe(at(1200));
  });

  test('a computer without any has none', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(findChromium(computerWith([], { platform }))).toBeUndefined();
    }
  });
});

describe('a computer without a browser', () => {
  test('gets one from the installer', async () => {
    const files: string[] = [];
    const install = (): Promise<void> => {
      files.push('/usr/bin/chromium');
      return Promise.resolve();
    };
    const installer = { name: 'an installer', install };
    expect(await obtainChromium({ computer: computerWith(files), installer })).toBe(
      '/usr/bin/chromium',
    );
  });

  test('is told what was tried and what to do, never passed over', async () => {
    const install = (): Promise<void> => Promise.reject(new Error('no network'));
    const obtained = obtainChromium({
      computer: computerWith([]),
      installer: { name: 'an installer', install },
    });
    await expect(obtained).rejects.toThrow(/an installer.*no network.*LINTEL_CHROMIUM/s);
  });

  test('is not believed when the installer says it worked and there is still none', async () => {
    const installer = { name: 'an installer', install: () => Promise.resolve() };
    await expect(obtainChromium({ computer: computerWith([]), installer })).rejects.toThrow(
      /still no browser/,
    );
  });

  test("uses Debian's package as root and Playwright's download elsewhere", () => {
    const debian = computerWith(['/usr/bin/apt-get']);
    const root = process.getuid?.() === 0;
    expect(installerFor(debian).name).toContain(root ? 'apt-get' : 'playwright');
    expect(installerFor(computerWith([])).name).toContain('playwright install chromium');
    expect(installerFor(computerWith([], { platform: 'win32' })).name).toContain('playwright');
  });
});

describe('opening the page in the browser of the person', () => {
  const url = 'http://127.0.0.1:4000/#token=abc';
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'lintel-openers-'));
    for (const name of ['xdg-open', 'wslview', 'mybrowser']) {
      writeFileSync(path.join(folder, name), '');
      chmodSync(path.join(folder, name), 0o755);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const choose = (env: Readonly<Record<string, string>>, platform: NodeJS.Platform = 'linux') =>
    chooseOpener({ env: { PATH: folder, ...env }, platform, url });

  test('the variable BROWSER comes first, with and without a place for the address', () => {
    const command = path.join(folder, 'mybrowser');
    expect(choose({ BROWSER: 'mybrowser' })).toEqual({ command, args: [url] });
    expect(choose({ BROWSER: 'absent:mybrowser --to %s' })).toEqual({
      command,
      args: ['--to', url],
    });
  });

  test('without a display there is no browser to open', () => {
    expect(chooseOpener({ env: { PATH: '' }, platform: 'linux', url })).toBeUndefined();
    rmSync(path.join(folder, 'wslview'));
    expect(choose({})).toBeUndefined();
    expect(choose({ DISPLAY: ':0' })?.command).toBe(path.join(folder, 'xdg-open'));
    expect(choose({ WAYLAND_DISPLAY: 'wayland-0' })?.args).toEqual([url]);
  });

  test('macOS and Windows have their own way', () => {
    expect(choose({}, 'darwin')).toEqual({ command: '/usr/bin/open', args: [url] });
    expect(choose({ SystemRoot: 'D:\\Win' }, 'win32')).toEqual({
      command: 'D:\\Win\\System32\\rundll32.exe',
      args: ['url.dll,FileProtocolHandler', url],
    });
  });
});
