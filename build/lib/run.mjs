import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** @typedef {{ readonly code: number, readonly output: string, readonly seconds: number }} RunResult */

/** Colours are for people: in a log file they hide the words that somebody searches for. */
const COLOURS = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };

/**
 * Runs a program to its end in the checkout and collects what it writes, stdout and stderr together.
 * A program that cannot be started is a result with code 127, as a shell has it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onOutput?: (chunk: Buffer) => void }} [options] `onOutput` hears
 *   it as it comes
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { env = process.env, onOutput } = {}) {
  return new Promise((resolve) => {
    const started = performance.now();
    /** @type {Buffer[]} */
    const chunks = [];
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...env, ...COLOURS },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (/** @type {Buffer} */ chunk) => {
      chunks.push(chunk);
      onOutput?.(chunk);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const finish = (/** @type {number} */ code) => {
      const seconds = (performance.now() - started) / 1000;
      resolve({ code, output: Buffer.concat(chunks).toString('utf8'), seconds });
    };
    child.once('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      finish(127);
    });
    child.once('close', (code, signal) => {
      if (signal) chunks.push(Buffer.from(`ended by ${signal}\n`));
      finish(code ?? 1);
    });
  });
}
