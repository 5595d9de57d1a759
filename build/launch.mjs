/**
 * `npm start` and `npm run practice`: Lintel in its own window where Electron runs, otherwise the
 * same program in the default browser, with one line that says why.
 */
import { bundle } from './bundle.mjs';
import { fetchElectron, findElectron, whyHopeless, whyNoDownload } from './lib/electron.mjs';
import { chooseOpener, openWith } from './lib/open-browser.mjs';
import { hostArguments, hostOptions } from './lib/options.mjs';
import { runElectron } from './lib/run-electron.mjs';
import { runLoopback } from './lib/run-loopback.mjs';
import { stopWithParent } from './lib/stop-with-parent.mjs';

/** @typedef {import('./lib/options.mjs').HostOptions} HostOptions */

const { env, platform } = process;
const stopping = new AbortController();
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(name, () => stopping.abort());
}

/** @param {() => void} action called once, also when the stop came earlier */
function onStop(action) {
  if (stopping.signal.aborted) action();
  else stopping.signal.addEventListener('abort', action, { once: true });
}

/**
 * Makes sure of the runtime, fetching it where that is possible and worth it.
 * @returns {Promise<{ executable: string } | { cause: string }>}
 */
async function obtainElectron() {
  const present = findElectron({ env });
  if (present) return { executable: present };
  const cause = whyHopeless({ env, platform, uid: process.getuid?.() }) ?? (await download());
  const fetched = findElectron({ env });
  if (fetched) return { executable: fetched };
  return { cause: cause ?? 'its download left nothing behind' };
}

/** @returns {Promise<string | undefined>} why there is no runtime now */
async function download() {
  const cause = await whyNoDownload({ env });
  if (cause) return `it is not installed and ${cause}`;
  console.log('Fetching the Electron runtime (about 110 MB, once) ...');
  return fetchElectron({ env, signal: stopping.signal });
}

/**
 * @param {{ executable: string, options: HostOptions }} start
 * @returns {Promise<{ code: number } | { cause: string }>} the exit code, or why no window came
 */
async function inWindow({ executable, options }) {
  const run = runElectron({ executable, args: hostArguments(options), env });
  onStop(run.stop);
  const cause = await run.ready;
  if (cause && !stopping.signal.aborted) return { cause };
  return { code: await run.ended };
}

/**
 * @param {HostOptions} options
 * @returns {Promise<number>} exit code
 */
async function inBrowser(options) {
  const run = runLoopback({ options, env });
  onStop(run.stop);
  const url = await run.address;
  const opener = options.open ? chooseOpener({ env, platform, url }) : undefined;
  const opened = opener !== undefined && (await openWith({ opener, env }));
  console.log(
    opened ? 'Lintel is open in your browser:' : 'Open Lintel in a browser on this computer:',
  );
  console.log(`  ${url}\nCtrl+C here ends it.`);
  return run.ended;
}

/**
 * Says in one line why there will be no window, where there will be none.
 * @template {{ cause: string } | object} T
 * @param {T} outcome
 * @returns {T}
 */
function explain(outcome) {
  if ('cause' in outcome && !stopping.signal.aborted) {
    const { cause } = outcome;
    console.log(`Electron cannot be used here: ${cause}. Lintel runs in the browser instead.`);
  }
  return outcome;
}

/**
 * @param {HostOptions} options
 * @returns {Promise<number>} exit code
 */
async function launch(options) {
  // Asked and told while the build runs: an offline start does not wait for one after the other.
  const [electron] = await Promise.all([obtainElectron().then(explain), bundle()]);
  if (stopping.signal.aborted) return 0;
  if ('cause' in electron) return inBrowser(options);
  const outcome = explain(await inWindow({ ...electron, options }));
  return 'code' in outcome ? outcome.code : inBrowser(options);
}

stopWithParent();

try {
  const code = await launch(hostOptions(process.argv.slice(2)));
  // Stopped on request: not a failure, whatever the children made of the signal.
  process.exitCode = stopping.signal.aborted ? 0 : code;
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  // A download that is still under way has no purpose any more.
  stopping.abort();
}
