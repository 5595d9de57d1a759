import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';
import { causeOfDeath } from './electron.mjs';

/** electron/main.ts prints this line on stdout once its window shows the page. */
export const READY_LINE = 'lintel-window-ready';

/** ... and this one when Lintel is open already: its window comes to the front instead. */
export const ALREADY_LINE = 'lintel-already-open';

const SIGN = new RegExp(`^(${READY_LINE}|${ALREADY_LINE})\\r?\\n`, 'm');

/** A cold start under a virus scanner takes many seconds; a hang takes for ever. */
const READY_MS = 45_000;

/**
 * @typedef {object} ElectronRun
 * @property {Promise<string | undefined>} ready why the window never came; nothing when it is there
 * @property {Promise<number>} ended exit code
 * @property {() => void} stop
 */

/**
 * Starts the window. What Electron writes before the window is there is held back: if it dies, one
 * line from us says more than forty from Chromium.
 * @param {{ executable: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>, readyMs?: number }} options
 * @returns {ElectronRun}
 */
export function runElectron({ executable, args, env, readyMs = READY_MS }) {
  const child = spawn(executable, [ROOT, ...args], {
    cwd: ROOT,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let shown = false;

  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('close', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });

  /** @type {Promise<string | undefined>} */
  const ready = new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(`its window was not ready after ${readyMs / 1000} s`);
    }, readyMs);
    /** @param {string | undefined} cause */
    const settle = (cause) => {
      clearTimeout(timer);
      resolve(cause);
    };
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      if (shown) {
        process.stdout.write(chunk);
        return;
      }
      stdout += String(chunk);
      if (!SIGN.test(stdout)) return;
      shown = true;
      process.stdout.write(stdout.replace(SIGN, ''));
      process.stderr.write(stderr);
      settle(undefined);
    });
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
      if (shown) process.stderr.write(chunk);
      else stderr = (stderr + String(chunk)).slice(-16_384);
    });
    child.once('error', (error) =>
      settle(causeOfDeath({ stderr: error.message, code: 1, signal: null })),
    );
    child.once('close', (code, signal) => settle(causeOfDeath({ stderr, code, signal })));
  });

  return { ready, ended, stop: () => void child.kill('SIGTERM') };
}
