import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { parseJson } from './json.mjs';
import { inRoot } from './paths.mjs';
import { hostArguments } from './options.mjs';

/** How long a host may take to end what it is doing before it is ended. */
const STOP_MS = 5000;

/**
 * @typedef {object} LoopbackRun
 * @property {Promise<string>} address the page with its token; rejects when the host ends first
 * @property {Promise<number>} ended exit code
 * @property {() => void} stop
 */

/**
 * @param {string} line
 * @returns {string | undefined} the address, when this is the line that carries it
 */
function addressFrom(line) {
  if (!line.startsWith('{')) return undefined;
  const { url, token } = /** @type {{ url: string, token: string }} */ (parseJson(line));
  const address = new URL(url);
  address.hash = `token=${token}`;
  return address.href;
}

/**
 * Serves the program to a browser on this computer, in a child process. The child ends when the
 * channel to it closes, on every system and also when this process is killed.
 * @param {{ options: import('./options.mjs').HostOptions, env: Readonly<Record<string, string | undefined>> }} options
 * @returns {LoopbackRun}
 */
export function runLoopback({ options, env }) {
  const args = ['--port', String(options.port), '--no-open', ...hostArguments(options)];
  const child = fork(inRoot('build', 'loopback.mjs'), args, {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    // Not 'close': Node never emits it when this side closes the channel first.
    child.once('exit', (code) => resolve(code ?? 1));
  });
  /** @type {Promise<string>} */
  const address = new Promise((resolve, reject) => {
    const lines = child.stdout && createInterface({ input: child.stdout });
    lines?.on('line', (line) => {
      const found = addressFrom(line);
      if (found) resolve(found);
    });
    child.once('error', reject);
    void ended.then((code) => reject(new Error(`The host ended with code ${code}.`)));
  });
  return {
    address,
    ended,
    stop: () => {
      if (child.connected) child.disconnect();
      setTimeout(() => child.kill('SIGKILL'), STOP_MS).unref();
    },
  };
}
