import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { ROOT, inRoot } from './paths.mjs';
import { shippedPackages } from './targets.mjs';

/** @typedef {import('./targets.mjs').Target} Target */
/** @typedef {import('vite').InlineConfig} InlineConfig */

/** What Node itself brings, in both spellings. */
const BUILTINS = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/**
 * @param {readonly string[]} names
 * @returns {(id: string) => boolean} true for a package and for its subpaths
 */
const oneOf = (names) => (id) => names.some((name) => id === name || id.startsWith(`${name}/`));

/** @type {InlineConfig} */
const BASE = { configFile: false, envDir: false, logLevel: 'warn', mode: 'production' };

/**
 * Node code: the packages of "dependencies" stay outside because the packager ships them; anything
 * else is inlined, so that a development package can never be missing on the technician's laptop.
 * @param {Target} target
 * @returns {InlineConfig}
 */
function nodeConfig(target) {
  const preload = target.kind === 'preload';
  // A sandboxed preload can require 'electron' and a few built-in modules only, and only as CommonJS.
  const outside = preload ? ['electron'] : ['electron', ...BUILTINS, ...shippedPackages()];
  return {
    ...BASE,
    root: ROOT,
    publicDir: false,
    ssr: { noExternal: true, external: outside, target: 'node' },
    build: {
      ssr: inRoot(target.entry),
      outDir: inRoot(target.outDir),
      // out/node holds two programs, built at the same time: emptying it would delete the other.
      emptyOutDir: false,
      target: 'node20.19',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: oneOf(outside),
        output: {
          format: preload ? 'cjs' : 'es',
          entryFileNames: path.basename(target.outFile),
          // One file per program: nothing to resolve at run time, nothing stale left behind.
          codeSplitting: false,
        },
      },
    },
  };
}

/**
 * The page. It is served from the root of app:// and of the loopback server, under a policy without
 * 'unsafe-inline' and without data: scripts; hence no inlined assets and no preload polyfill.
 * @param {Target} target
 * @returns {InlineConfig}
 */
function pageConfig(target) {
  return {
    ...BASE,
    root: path.dirname(inRoot(target.entry)),
    base: '/',
    plugins: [react()],
    build: {
      outDir: inRoot(target.outDir),
      emptyOutDir: true,
      target: 'chrome138',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // One program on a local disk, not a site: the warning about large chunks has no meaning here.
      chunkSizeWarningLimit: 8000,
      sourcemap: false,
      reportCompressedSize: false,
    },
  };
}

/**
 * The vite configuration of one target.
 * @param {Target} target
 * @returns {InlineConfig}
 */
export const configOf = (target) =>
  target.kind === 'page' ? pageConfig(target) : nodeConfig(target);
