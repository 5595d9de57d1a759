import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** @typedef {Readonly<Record<string, string | undefined>>} Env */
/** @typedef {{ readonly command: string, readonly args: readonly string[] }} Opener */

/**
 * The full path of a program on PATH.
 * @param {string} name
 * @param {Env} env
 * @returns {string | undefined}
 */
export function which(name, env) {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
  const candidates = path.isAbsolute(name) ? [''] : folders;
  return candidates
    .flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)))
    .find((file) => existsSync(file));
}

/**
 * BROWSER as xdg-open and Python read it: programs separated by colons, `%s` stands for the address.
 * @param {{ env: Env, url: string }} options
 * @returns {Opener | undefined}
 */
function fromVariable({ env, url }) {
  const lines = (env['BROWSER'] ?? '').split(path.delimiter);
  for (const line of lines) {
    const [name, ...args] = line.split(' ').filter(Boolean);
    const command = name && which(name, env);
    if (!command) continue;
    const withUrl = args.map((arg) => arg.replaceAll('%s', url));
    return { command, args: line.includes('%s') ? withUrl : [...args, url] };
  }
  return undefined;
}

/**
 * How to open an address in the person's browser on this system.
 * @param {{ env: Env, platform: NodeJS.Platform, url: string }} options
 * @returns {Opener | undefined} nothing where there is no browser to open (no display)
 */
export function chooseOpener({ env, platform, url }) {
  const chosen = fromVariable({ env, url });
  if (chosen) return chosen;
  if (platform === 'darwin') return { command: '/usr/bin/open', args: [url] };
  if (platform === 'win32') {
    const system = env['SystemRoot'] ?? 'C:\\Windows';
    // What `start` does, without cmd's reading of & and % in the address.
    const command = path.win32.join(system, 'System32', 'rundll32.exe');
    return { command, args: ['url.dll,FileProtocolHandler', url] };
  }
  // Linux under Windows has no display of its own, but a browser next door.
  const names = env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? LINUX_OPENERS : ['wslview'];
  const command = names.map((name) => which(name, env)).find(Boolean);
  return command ? { command, args: [url] } : undefined;
}

const LINUX_OPENERS = ['wslview', 'xdg-open', 'sensible-browser', 'x-www-browser', 'firefox'];

/**
 * Opens an address. A browser may stay in the foreground for hours, so only a start that fails
 * within two seconds counts as failure.
 * @param {{ opener: Opener, env: Env }} options
 * @returns {Promise<boolean>}
 */
export function openWith({ opener, env }) {
  return new Promise((resolve) => {
    const child = spawn(opener.command, opener.args, {
      env: { ...env },
      stdio: 'ignore',
      // Its own group: Ctrl+C ends Lintel, not the technician's browser with all its tabs.
      detached: true,
    });
    const timer = setTimeout(() => resolve(true), 2000);
    const settle = (/** @type {boolean} */ opened) => {
      clearTimeout(timer);
      resolve(opened);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
    child.unref();
  });
}
