import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  causeOfDeath,
  downloadAddress,
  findElectron,
  whyHopeless,
  whyNoDownload,
} from '../../../build/lib/electron.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lintel-electron-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file below the test's folder and gives its path. */
function place(name: string, text = ''): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('finding the Electron runtime', () => {
  test('needs both the note of where it is and the file itself', () => {
    expect(findElectron({ env: {}, folder })).toBeUndefined();
    place('path.txt', 'electron');
    expect(findElectron({ env: {}, folder })).toBeUndefined();
    const executable = place('dist/electron');
    expect(findElectron({ env: {}, folder })).toBe(executable);
  });

  test('takes a runtime that lies elsewhere, if it is there', () => {
    place('path.txt', 'electron');
    const elsewhere = path.join(folder, 'elsewhere');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: elsewhere };
    expect(findElectron({ env, folder })).toBeUndefined();
    const executable = place('elsewhere/electron');
    expect(findElectron({ env, folder })).toBe(executable);
  });
});

describe('whether the runtime can be fetched', () => {
  test('the address follows the version installed and a mirror', () => {
    expect(downloadAddress({})).toMatch(
      /^https:\/\/github\.com\/electron\/electron\/releases\/download\/v(\d+\.\d+\.\d+)\/electron-v\1-/,
    );
    expect(downloadAddress({ ELECTRON_MIRROR: 'http://mirror.test/e' })).toMatch(
      /^http:\/\/mirror\.test\/e\/v/,
    );
  });

  /** Asks a server on this computer that treats the request as told. */
  async function ask(answer: number | 'silence'): Promise<string | undefined> {
    const server = createServer((_request, reply) => {
      if (answer !== 'silence') reply.writeHead(answer).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const env = { ELECTRON_MIRROR: `http://127.0.0.1:${port}/` };
      return await whyNoDownload({ env, timeoutMs: answer === 'silence' ? 100 : 10_000 });
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  test('yes, where the archive answers', async () => {
    expect(await ask(200)).toBeUndefined();
  });

  test('no, with the status, where a server says something else', async () => {
    expect(await ask(403)).toBe('its download answers with status 403');
  });

  test('no, where nothing answers in time or the connection is refused', async () => {
    expect(await ask('silence')).toBe('this computer is offline');
    const env = { ELECTRON_MIRROR: 'http://127.0.0.1:1/' };
    expect(await whyNoDownload({ env })).toBe('this computer is offline');
  });
});

describe('why Electron does not come up', () => {
  test.each([
    [
      'Running as root without --no-sandbox is not supported. See https://crbug.com/638180.',
      'it refuses its sandbox to the user root',
    ],
    ['Missing X server or $DISPLAY', 'there is no display'],
    [
      '/x/electron: error while loading shared libraries: libnss3.so: cannot open shared object file',
      'the system library libnss3.so is missing',
    ],
    [
      "electron: /lib/libc.so.6: version `GLIBC_2.38' not found (required by electron)",
      'this system is too old (GLIBC_2.38)',
    ],
    [
      'The SUID sandbox helper binary was found, but is not configured correctly.',
      'this system does not allow its sandbox',
    ],
    ['spawn /x/electron EACCES', 'it may not be run by this user'],
    ['Something new', 'it ended with code 3 before its window was ready'],
  ])('%s', (stderr, cause) => {
    expect(causeOfDeath({ stderr, code: 3, signal: null })).toBe(cause);
  });

  test('a signal is named', () => {
    expect(causeOfDeath({ stderr: '', code: null, signal: 'SIGSEGV' })).toContain('SIGSEGV');
  });

  test('nothing is fetched for a Linux without display or for root, and elsewhere nobody guesses', () => {
    expect(whyHopeless({ env: {}, platform: 'linux', uid: 1000 })).toBe('there is no display');
    const env = { DISPLAY: ':0' };
    expect(whyHopeless({ env, platform: 'linux', uid: 0 })).toContain('root');
    expect(whyHopeless({ env, platform: 'linux', uid: 1000 })).toBeUndefined();
    const wayland = { WAYLAND_DISPLAY: 'wayland-0' };
    expect(whyHopeless({ env: wayland, platform: 'linux', uid: 1000 })).toBeUndefined();
    expect(whyHopeless({ env: {}, platform: 'darwin', uid: 0 })).toBeUndefined();
    expect(whyHopeless({ env: {}, platform: 'win32', uid: undefined })).toBeUndefined();
  });
});
