/**
 * Builds what Lintel runs from: both hosts, the preload, the practice network, the page.
 * `node build/bundle.mjs [--force]`; also called at every start, so it does nothing when nothing
 * has changed, and says nothing on stdout (readers of `npm run loopback` expect one line there).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { parseJson } from './lib/json.mjs';
import { fingerprint } from './lib/fingerprint.mjs';
import { withLock } from './lib/lock.mjs';
import { CACHE, inRoot } from './lib/paths.mjs';
import { TARGETS } from './lib/targets.mjs';

/** @typedef {import('./lib/targets.mjs').Target} Target */

const STAMPS = path.join(CACHE, 'bundle.json');
const LOCK = path.join(CACHE, 'bundle.lock');

/** @returns {Record<string, string>} */
function readStamps() {
  try {
    return /** @type {Record<string, string>} */ (parseJson(readFileSync(STAMPS, 'utf8')));
  } catch {
    // No stamps, or half-written ones: everything counts as stale, which is always right.
    return {};
  }
}

/**
 * @param {readonly Target[]} targets
 * @param {boolean} force
 */
function staleTargets(targets, force) {
  const stamps = readStamps();
  /** @type {Map<string, string>} */
  const known = new Map();
  return targets
    .map((target) => {
      const key = target.inputs.join();
      const hash = known.get(key) ?? fingerprint(target.inputs);
      known.set(key, hash);
      return { target, hash };
    })
    .filter(
      ({ target, hash }) =>
        force || stamps[target.name] !== hash || !existsSync(inRoot(target.outFile)),
    );
}

/**
 * @param {Target} target
 * @returns {Promise<void>}
 */
async function buildTarget(target) {
  if (!existsSync(inRoot(target.entry))) {
    throw new Error(`${target.entry} is missing, so ${target.name} cannot be built.`);
  }
  // Loaded only when something is stale: vite alone takes a third of a second to load.
  const [{ build }, { configOf }] = await Promise.all([
    import('vite'),
    import('./lib/vite-config.mjs'),
  ]);
  await build(configOf(target));
}

/**
 * @param {unknown} reason
 * @returns {string} without the compiler's colours where no terminal shows them
 */
function messageOf(reason) {
  const message = reason instanceof Error ? reason.message : String(reason);
  return process.stderr.isTTY ? message : stripVTControlCharacters(message);
}

/** @typedef {{ force?: boolean, targets?: readonly Target[], log?: (line: string) => void }} BundleOptions */

/**
 * @param {BundleOptions} options
 * @returns {Promise<string[]>} the names of what was built
 */
async function buildStale({ force = false, targets = TARGETS, log = console.error }) {
  const stale = staleTargets(targets, force);
  if (stale.length === 0) return [];
  const started = performance.now();
  log(`Building ${stale.map(({ target }) => target.name).join(', ')} ...`);
  const results = await Promise.allSettled(stale.map(({ target }) => buildTarget(target)));
  const failures = results.flatMap((result, index) =>
    result.status === 'rejected'
      ? [`${stale[index]?.target.name ?? ''}: ${messageOf(result.reason)}`]
      : [],
  );
  const stamps = readStamps();
  results.forEach((result, index) => {
    const entry = stale[index];
    if (entry && result.status === 'fulfilled') stamps[entry.target.name] = entry.hash;
  });
  mkdirSync(CACHE, { recursive: true });
  // Stamps of outputs that are gone say nothing any more.
  const kept = Object.entries(stamps).filter(([name]) => existsSync(inRoot(name)));
  writeFileSync(STAMPS, JSON.stringify(Object.fromEntries(kept), null, 2));
  if (failures.length > 0) throw new Error(`The build failed.\n${failures.join('\n')}`);
  log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  return stale.map(({ target }) => target.name);
}

/**
 * Builds what is stale, then does some work on the output before any other build may change it.
 * @template T
 * @param {() => Promise<T>} work
 * @param {BundleOptions} [options]
 * @returns {Promise<T>}
 * @throws {Error} as `bundle` does
 */
export function withBundle(work, options = {}) {
  return withLock(LOCK, async () => {
    await buildStale(options);
    return work();
  });
}

/**
 * Builds what is stale. Only one build runs at a time on one checkout; a second one waits and then
 * finds everything up to date.
 * @param {BundleOptions} [options]
 * @returns {Promise<string[]>} the names of what was built
 * @throws {Error} naming every target that failed, with the compiler's message
 */
export const bundle = (options = {}) => withLock(LOCK, () => buildStale(options));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const built = await bundle({ force: process.argv.includes('--force') });
    if (built.length === 0) console.error('Everything is up to date.');
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}
