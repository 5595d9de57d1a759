import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseJson } from './json.mjs';
import { inRoot } from './paths.mjs';

/** @typedef {Readonly<Record<string, string | undefined>>} Env */

/** How long an offline computer may keep somebody waiting for the answer "no download". */
const PROBE_MS = 2000;
/** A runtime of about 110 MB over a poor link; after that the page in the browser is the better offer. */
const DOWNLOAD_MS = 10 * 60_000;

const PACKAGE = inRoot('node_modules', 'electron');

/** @param {string} file */
function readIfPresent(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/**
 * The Electron executable, found without running or requiring anything: `require('electron')`
 * starts a download where the runtime is absent.
 * @param {{ env: Env, folder?: string }} options `folder` is the installed package
 * @returns {string | undefined} absolute path, or nothing when the runtime is absent
 */
export function findElectron({ env, folder = PACKAGE }) {
  const relative = readIfPresent(path.join(folder, 'path.txt'));
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const file = override
    ? path.join(override, relative ?? executableName())
    : relative && path.join(folder, 'dist', relative);
  return file && existsSync(file) ? file : undefined;
}

/** Where the executable lies in Electron's archive (the same table as in Electron's install.js). */
function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/**
 * The archive's address, with the mirror settings that @electron/get knows.
 * @param {Env} env
 */
export function downloadAddress(env) {
  const manifest = readFileSync(path.join(PACKAGE, 'package.json'), 'utf8');
  const { version } = /** @type {{ version: string }} */ (parseJson(manifest));
  const mirror =
    env['ELECTRON_MIRROR'] ??
    env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/';
  const folder = env['ELECTRON_CUSTOM_DIR'] ?? `v${version}`;
  const base = mirror.endsWith('/') ? mirror : `${mirror}/`;
  return `${base}${folder}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

/**
 * Whether the archive can be had, asked with one bounded request that transfers no body.
 * @param {{ env: Env, timeoutMs?: number }} options
 * @returns {Promise<string | undefined>} why not, in words; nothing when it can
 */
export async function whyNoDownload({ env, timeoutMs = PROBE_MS }) {
  // Behind a proxy only @electron/get knows the way; it is asked directly.
  if (env['ELECTRON_GET_USE_PROXY']) return undefined;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const reply = await fetch(downloadAddress(env), { method: 'HEAD', signal });
    return reply.ok ? undefined : `its download answers with status ${reply.status}`;
  } catch {
    // Name resolution, connection, TLS or time: for the reader all of them are one thing.
    return 'this computer is offline';
  }
}

/**
 * Lets Electron's own installer fetch the runtime.
 * @param {{ env: Env, signal: AbortSignal }} options
 * @returns {Promise<string | undefined>} why it failed; nothing when the runtime is there
 */
export function fetchElectron({ env, signal }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(PACKAGE, 'install.js')], {
      env: { ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(DOWNLOAD_MS)]),
    });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    child.once('error', (error) => resolve(`its download was stopped (${error.message})`));
    child.once('close', (code) => {
      const last = /^\w*Error: .*$/m.exec(errors)?.[0] ?? `exit code ${code}`;
      resolve(code === 0 ? undefined : `its download failed (${last})`);
    });
  });
}

/**
 * What will certainly keep Electron from running here. Asked only before a download of 110 MB; a
 * runtime that is present is simply tried.
 * @param {{ env: Env, platform: NodeJS.Platform, uid: number | undefined }} options
 * @returns {string | undefined}
 */
export function whyHopeless({ env, platform, uid }) {
  if (platform !== 'linux') return undefined;
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'there is no display';
  return uid === 0 ? ROOT_SANDBOX : undefined;
}

const ROOT_SANDBOX = 'it refuses its sandbox to the user root';

/** What Chromium, the dynamic linker and the kernel write when they give up, and what it means. */
/** @type {readonly { pattern: RegExp, say: (found: RegExpExecArray) => string }[]} */
const CAUSES = [
  { pattern: /running as root without --no-sandbox/i, say: () => ROOT_SANDBOX },
  {
    pattern:
      /Missing X server|unable to open X display|cannot open display|Failed to connect to Wayland/i,
    say: () => 'there is no display',
  },
  {
    pattern: /error while loading shared libraries: ([^:\s]+)/i,
    say: (found) => `the system library ${found[1]} is missing`,
  },
  {
    pattern: /Library not loaded: (\S+)/,
    say: (found) => `the system library ${found[1]} is missing`,
  },
  {
    pattern: /version [`'](GLIBC\w*_[\d.]+)'/,
    say: (found) => `this system is too old (${found[1]})`,
  },
  {
    pattern: /SUID sandbox helper|No usable sandbox|Failed to move to new namespace/i,
    say: () => 'this system does not allow its sandbox',
  },
  { pattern: /ENOEXEC|Exec format error/i, say: () => 'it is built for another processor' },
  { pattern: /EACCES|Permission denied/, say: () => 'it may not be run by this user' },
];

/**
 * Why Electron ended before its window was ready, in a few words for one line of text.
 * @param {{ stderr: string, code: number | null, signal: NodeJS.Signals | null }} end
 */
export function causeOfDeath({ stderr, code, signal }) {
  for (const { pattern, say } of CAUSES) {
    const found = pattern.exec(stderr);
    if (found) return say(found);
  }
  if (signal) return `it was ended by ${signal} before its window was ready`;
  return `it ended with code ${code} before its window was ready`;
}
