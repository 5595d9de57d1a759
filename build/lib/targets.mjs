import { readFileSync } from 'node:fs';
import { parseJson } from './json.mjs';
import { inRoot } from './paths.mjs';

/**
 * @typedef {object} Target
 * @property {string} name what the developer sees
 * @property {'node' | 'preload' | 'page'} kind
 * @property {string} entry relative to the checkout
 * @property {string} outDir relative to the checkout
 * @property {string} outFile the file whose absence means "not built"
 * @property {readonly string[]} inputs files and folders that a change of makes the output stale
 */

/** A change of any of these changes every bundle. */
const COMMON = ['shared', 'package.json', 'package-lock.json', 'build/bundle.mjs', 'build/lib'];

/**
 * @param {string} entry
 * @param {string} outFile
 * @returns {Target}
 */
const node = (entry, outFile) => ({
  name: outFile,
  kind: 'node',
  entry,
  outDir: outFile.slice(0, outFile.lastIndexOf('/')),
  outFile,
  inputs: ['electron', ...COMMON],
});

/** Everything that runs or ships. */
/** @type {readonly Target[]} */
export const TARGETS = [
  node('electron/main.ts', 'out/main/main.mjs'),
  {
    name: 'out/preload/preload.cjs',
    kind: 'preload',
    entry: 'electron/preload.ts',
    outDir: 'out/preload',
    outFile: 'out/preload/preload.cjs',
    inputs: ['electron', ...COMMON],
  },
  node('electron/loopback.ts', 'out/node/loopback.mjs'),
  node('electron/backend/virtual/practice-main.ts', 'out/node/practice.mjs'),
  {
    name: 'out/renderer',
    kind: 'page',
    entry: 'renderer/index.html',
    outDir: 'out/renderer',
    outFile: 'out/renderer/index.html',
    inputs: ['renderer', ...COMMON],
  },
];

/**
 * Packages that ship beside the bundle instead of inside it.
 * @returns {string[]}
 */
export function shippedPackages() {
  const manifest = /** @type {{ dependencies?: Record<string, string> }} */ (
    parseJson(readFileSync(inRoot('package.json'), 'utf8'))
  );
  return Object.keys(manifest.dependencies ?? {});
}
