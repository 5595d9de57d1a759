/** Serves Lintel to a browser on this computer. Prints one line of JSON, then serves until stopped. */
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import packageInfo from '../package.json';
import { createBackend } from './backend/backend';
import { defaultDataFolder } from './backend/files/data-folder';
import { createLogFile } from './backend/log-file';
import { systemClock } from './backend/system-clock';
import { openEarlierRuns } from './host-loopback/earlier-runs';
import { parseLoopbackArgs } from './host-loopback/options';
import { createLoopbackPorts } from './host-loopback/ports';
import { createLoopbackHost } from './host-loopback/server';
import { untilStopped } from './host-loopback/until-stopped';

/** Paths beside the built entry, `out/node/loopback.mjs`. */
const built = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function main(): Promise<void> {
  const { platform, env, argv } = process;
  const folder = defaultDataFolder({ platform, env, home: homedir() });
  const options = parseLoopbackArgs(argv.slice(2), folder);
  const stopped = untilStopped(options.exitWithParent);
  const { dataFolder } = options;
  await mkdir(dataFolder, { recursive: true });
  const { log, flush } = await createLogFile({
    folder: dataFolder,
    clock: systemClock,
    onFailure: (error) => console.error('The log cannot be written:', error),
  });

  const backend = await createBackend(
    createLoopbackPorts({
      version: packageInfo.version,
      dataFolder,
      clock: systemClock,
      log,
      practiceScript: built('./practice.mjs'),
    }),
    { practising: options.practice },
  );
  const host = await createLoopbackHost({
    backend,
    renderer: built('../renderer'),
    port: options.port,
    earlier: await openEarlierRuns({ folder: dataFolder, clock: systemClock, log }),
    clock: systemClock,
    log,
  });
  try {
    if (options.practice) {
      const request = { id: 'practice', call: 'practice.start', input: {} };
      const reply = await backend.router.handle(request, 'host');
      if (!reply.ok) console.error(`${reply.error.message} ${reply.error.hint}`);
    }
    process.stdout.write(`${JSON.stringify({ url: host.url, token: host.token })}\n`);
    log('info', 'Serving', { url: host.url });
    log('info', 'Stopping', { reason: await stopped });
  } finally {
    await backend.close();
    await host.close();
    await flush();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
