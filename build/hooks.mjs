/**
 * npm's `prepare`: installs a git hook that runs `npm run check` before a push. It leaves hooks of
 * somebody else alone and does nothing outside a checkout or on a build server; an installation of
 * packages never fails because of it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './lib/paths.mjs';

const MARK = '# written by build/hooks.mjs';

/** git runs hooks with its own shell on every system, Windows included. */
const HOOK = `#!/bin/sh\n${MARK}\nexec npm run check\n`;

/**
 * The folder of hooks. In a linked worktree .git is a file; there the hook of the main checkout runs.
 * @returns {string | undefined}
 */
function hooksFolder() {
  const git = inRoot('.git');
  return existsSync(path.join(git, 'HEAD')) ? path.join(git, 'hooks') : undefined;
}

try {
  const folder = process.env['CI'] ? undefined : hooksFolder();
  if (folder) {
    const file = path.join(folder, 'pre-push');
    const foreign = existsSync(file) && !readFileSync(file, 'utf8').includes(MARK);
    mkdirSync(folder, { recursive: true });
    if (!foreign) writeFileSync(file, HOOK, { mode: 0o755 });
  }
} catch (error) {
  console.warn(`No git hook was installed: ${String(error)}`);
}
