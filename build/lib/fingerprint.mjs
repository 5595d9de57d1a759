import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * All files below a file or folder, as paths relative to the checkout with forward slashes, sorted.
 * What does not exist contributes nothing: a target may name a folder that is optional.
 * @param {string} relative
 * @returns {string[]}
 */
export function filesBelow(relative) {
  const absolute = path.join(ROOT, relative);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [relative];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/**
 * A hash of names and contents. Contents and not times, because a git checkout changes times only.
 * @param {readonly string[]} inputs files or folders relative to the checkout
 * @returns {string} hexadecimal SHA-256
 */
export function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const file of inputs.flatMap(filesBelow)) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(ROOT, file)));
  }
  return hash.digest('hex');
}
