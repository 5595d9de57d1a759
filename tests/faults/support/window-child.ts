/**
 * The program with a window in a browser, until it is killed: a keyring that outlives it, as an
 * operating system has one, and waits for units that restart within a second. Told by JSON in the
 * first parameter; prints one line of JSON with the address of the window.
 */
import { createBackend } from '../../../electron/backend/backend';
import { systemClock } from '../../../electron/backend/system-clock';
import { createLoopbackPorts } from '../../../electron/host-loopback/ports';
import { createLoopbackHost } from '../../../electron/host-loopback/server';
import { createTestSecrets } from '../../support/secrets';
import { QUICK } from '../../support/upgrade-limits';

export interface WindowOptions {
  readonly dataFolder: string;
  /** Hex; the same key opens the passwords again for the next one. */
  readonly key: string;
  /** Folder of the built page. */
  readonly renderer: string;
  readonly port: number;
}

const { dataFolder, key, renderer, port } = JSON.parse(process.argv[2] ?? '') as WindowOptions;
const log = (): void => undefined;
const ports = createLoopbackPorts({
  ...{ version: '0.0.0-test', dataFolder, clock: systemClock, log, practiceScript: '' },
});
const backend = await createBackend(
  { ...ports, secrets: createTestSecrets(Buffer.from(key, 'hex')) },
  { upgradeLimits: QUICK },
);
const host = await createLoopbackHost({ backend, renderer, port, clock: systemClock, log });
process.stdout.write(`${JSON.stringify({ url: host.url, token: host.token, port: host.port })}\n`);
