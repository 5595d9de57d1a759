/**
 * `npm run package`: builds and packs Lintel for this system into dist/. Further arguments go to
 * electron-builder, for example `npm run package -- --win portable`.
 */
import { spawn } from 'node:child_process';
import { withBundle } from './bundle.mjs';
import { ROOT, inRoot } from './lib/paths.mjs';

/** @returns {Promise<number>} electron-builder's exit code */
const pack = () =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        inRoot('node_modules', 'electron-builder', 'cli.js'),
        ...['--config', inRoot('build', 'electron-builder.config.mjs')],
        ...['--publish', 'never'],
        ...process.argv.slice(2),
      ],
      { cwd: ROOT, stdio: 'inherit' },
    );
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

try {
  process.exitCode = await withBundle(pack, { force: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
