import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { inRoot } from '../paths.mjs';

/** A port that nobody has now; the practice network takes it and the six after it. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return address.port;
}

/**
 * A practice network beside the one of the program, always at the same addresses, that can be
 * switched off and on again as a fuse does. Its front door comes back with another certificate.
 */
export async function neighbourhood() {
  const port = await freePort();
  const start = async () => {
    const args = [inRoot('out', 'node', 'practice.mjs'), '--port', String(port)];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout }))
      if (line.startsWith('{')) return child;
    throw new Error('The practice network ended before it was ready.');
  };
  let child = await start();
  const off = async () => {
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  };
  return {
    bicycleCellar: `127.0.0.1:${port}`,
    frontDoor: `https://127.0.0.1:${port + 6}`,
    off,
    async on() {
      child = await start();
    },
  };
}
