/**
 * `npm run loopback -- --port 0 --data DIR --no-open [--practice]`: builds if anything is stale,
 * then becomes the loopback host, which prints one line of JSON, `{"url": "...", "token": "..."}`,
 * and serves until it is stopped. Everything about building goes to stderr.
 */
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { hostArguments, hostOptions } from './lib/options.mjs';
import { inRoot } from './lib/paths.mjs';
import { stopWithParent } from './lib/stop-with-parent.mjs';

try {
  const options = hostOptions(process.argv.slice(2));
  await bundle();
  stopWithParent();
  process.argv.splice(
    2,
    Infinity,
    ...['--port', String(options.port), ...hostArguments(options)],
    ...(options.open ? [] : ['--no-open']),
  );
  await import(pathToFileURL(inRoot('out', 'node', 'loopback.mjs')).href);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
