import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The checkout: the folder that holds package.json. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Build output, ignored by git and shipped by the packager. */
export const OUT = path.join(ROOT, 'out');

/** Fingerprints, reports and tool caches: safe to delete at any time. */
export const CACHE = path.join(ROOT, '.cache');

/**
 * A path below the checkout, whatever the operating system's separator.
 * @param {...string} parts
 * @returns {string}
 */
export const inRoot = (...parts) => path.join(ROOT, ...parts);
