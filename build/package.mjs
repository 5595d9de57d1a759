/**
 * `npm run package`: builds and packs Lintel for this system into dist/. Further arguments go to
 * electron-builder, for example `npm run package -- --win portable`.
 */
import { spawn } from 'node:child_process';
import { bundle } from './bundle.mjs';
import { ROOT, inRoot } from './lib/paths.mjs';

await bundle({ force: true });
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
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
