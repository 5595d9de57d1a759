import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { which } from './open-browser.mjs';

/** @typedef {Readonly<Record<string, string | undefined>>} Env */

/**
 * @typedef {object} Computer what the search looks at; tests pass an invented one
 * @property {Env} env
 * @property {NodeJS.Platform} platform
 * @property {string} home
 * @property {(file: string) => boolean} exists
 * @property {(folder: string) => readonly string[]} list names in a folder; empty when it is absent
 * @property {(name: string) => string | undefined} which a program on PATH
 */

/** @returns {Computer} */
export function thisComputer() {
  const { env } = process;
  return {
    env,
    platform: process.platform,
    home: os.homedir(),
    exists: existsSync,
    list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
    which: (name) => which(name, env),
  };
}

const ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * @param {Computer} computer
 * @returns {readonly (string | undefined)[]} places where an installed browser may be, best first
 */
function installed({ env, platform, home, which: find }) {
  if (platform === 'darwin') return [...MAC, ...MAC.map((file) => path.posix.join(home, file))];
  if (platform !== 'win32') return ['/usr/bin/chromium', ...ON_PATH.map(find)];
  const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
  return folders.flatMap((folder) =>
    folder ? WINDOWS.map((file) => path.win32.join(folder, file)) : [],
  );
}

/** Where the executable lies in a `chromium-NNNN` folder of Playwright's cache, all systems. */
const PLAYWRIGHT = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

/** @param {Computer} computer */
function playwrightCache({ env, platform, home, list }) {
  const places = {
    darwin: path.posix.join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: path.win32.join(env['LOCALAPPDATA'] ?? home, 'ms-playwright'),
    other: path.posix.join(
      env['XDG_CACHE_HOME'] ?? path.posix.join(home, '.cache'),
      'ms-playwright',
    ),
  };
  const usual = platform === 'darwin' || platform === 'win32' ? places[platform] : places.other;
  const folder = env['PLAYWRIGHT_BROWSERS_PATH'] || usual;
  // Newest first: the number is Playwright's revision of the browser.
  const revision = (/** @type {string} */ name) => Number(name.split('-')[1]);
  return list(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => revision(b) - revision(a))
    .flatMap((name) => PLAYWRIGHT.map((file) => `${folder}/${name}/${file}`));
}

/**
 * A Chromium that the tests can drive: LINTEL_CHROMIUM, else an installed one, else Playwright's.
 * @param {Computer} [computer]
 * @returns {string | undefined} its executable, or nothing where there is none
 * @throws {Error} when LINTEL_CHROMIUM names a file that is not there: that is a mistake to correct
 */
export function findChromium(computer = thisComputer()) {
  const named = computer.env['LINTEL_CHROMIUM'];
  if (named) {
    if (computer.exists(named)) return named;
    throw new Error(`LINTEL_CHROMIUM names ${named}, and there is no such file.`);
  }
  return [...installed(computer), ...playwrightCache(computer)].find(
    (file) => file !== undefined && computer.exists(file),
  );
}

/** Flags that keep the tests' browser off the network and off the graphics card. */
export const CHROMIUM_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses its own sandbox to root; elsewhere it stays on.
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
