import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Whether a process with this id exists. EPERM means that it does, but belongs to somebody else.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Nothing that is locked here takes longer; a process id may have been given to another program. */
const OLD_MS = 15 * 60_000;

/**
 * @param {string} file
 * @returns {boolean} whether the lock's owner has died without releasing it
 */
function isAbandoned(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return (pid > 0 && !isAlive(pid)) || Date.now() - statSync(file).mtimeMs > OLD_MS;
  } catch {
    // Released between two looks at it.
    return false;
  }
}

/**
 * @param {string} file
 * @returns {boolean} false when somebody else holds the lock
 */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Runs `work` while no other process on this machine holds the same lock file. A lock whose owner
 * has died is taken over, so that a killed build does not block the next one.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  while (!tryLock(file)) {
    if (isAbandoned(file)) rmSync(file, { force: true });
    else await wait(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
