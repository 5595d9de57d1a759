import os from 'node:os';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';
import { which } from './open-browser.mjs';

/** One for the whole computer, because dpkg is. */
const LOCK = path.join(os.tmpdir(), 'lintel-apt.lock');

/**
 * @param {string} name
 * @returns {Promise<boolean>}
 */
async function isInstalled(name) {
  const { code, output } = await run('dpkg-query', ['-W', '-f=${db:Status-Status}', name]);
  return code === 0 && output.trim() === 'installed';
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<void>}
 */
async function apt(args) {
  // Somebody else's apt may be at work: wait for it instead of failing at once.
  const { code, output } = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args], {
    // RUNLEVEL 1 keeps packages from starting their services: tests start their own instances.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  });
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${output.trim()}`);
}

/**
 * Installs what is missing of these Debian packages; several processes may ask at the same time.
 * @param {readonly string[]} names
 * @returns {Promise<void>}
 * @throws {Error} where this is no Debian, where the user is not root, or with apt's own words
 */
export async function installPackages(names) {
  if (!which('dpkg-query', process.env)) {
    throw new Error(`Debian's packages ${names.join(', ')} are needed, and this is no Debian.`);
  }
  await withLock(LOCK, async () => {
    const present = await Promise.all(names.map(isInstalled));
    const missing = names.filter((_, index) => !present[index]);
    if (missing.length === 0) return;
    if (process.getuid?.() !== 0) {
      throw new Error(
        `Only root can install ${missing.join(', ')}. Install it and run this again.`,
      );
    }
    try {
      await apt(['install', '-y', '--no-install-recommends', ...missing]);
    } catch {
      // No package list yet, or one that has grown old: fetch it and ask once more.
      await apt(['update']);
      await apt(['install', '-y', '--no-install-recommends', ...missing]);
    }
  });
}
