import os from 'node:os';
import path from 'node:path';

/**
 * Where this person's Lintel data lies when nothing else is asked for. Both hosts get this folder,
 * so that an intercom found in the window is also known in the browser.
 * @param {{ env?: Readonly<Record<string, string | undefined>>, platform?: NodeJS.Platform, home?: string }} [options]
 * @returns {string} absolute path; it need not exist yet
 */
export function defaultDataFolder({
  env = process.env,
  platform = process.platform,
  home = os.homedir(),
} = {}) {
  if (platform === 'win32') {
    return path.win32.join(env['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming'), 'Lintel');
  }
  if (platform === 'darwin')
    return path.posix.join(home, 'Library', 'Application Support', 'Lintel');
  const base = env['XDG_DATA_HOME'];
  // The XDG specification says that a relative path is to be ignored.
  const absolute =
    base && path.posix.isAbsolute(base) ? base : path.posix.join(home, '.local', 'share');
  return path.posix.join(absolute, 'Lintel');
}
