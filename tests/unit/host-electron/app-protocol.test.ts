import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAssets } from '../../../electron/backend/web/assets';
import { createAppHandler, registerAppScheme } from '../../../electron/host-electron/app-protocol';

let folder: string;
let handle: (request: Request) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lintel-app-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<meta content="__CSP_NONCE__">');
  await writeFile(join(folder, 'page', 'assets', 'a.css'), 'body{}');
  await writeFile(join(folder, 'outside.txt'), 'outside');
  handle = createAppHandler(createAssets({ folder: join(folder, 'page'), connect: "'none'" }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As Electron hands it over: the URL is not one that `fetch` could ask for. */
const get = (url: string, method = 'GET') => handle({ url, method } as Request);

describe('app://lintel/', () => {
  it('serves the page, which may connect to nothing', async () => {
    const response = await get('app://lintel/');
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("default-src 'none'");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '?';
    expect(await response.text()).toBe(`<meta content="${nonce}">`);
  });

  it('serves a style as a style', async () => {
    const response = await get('app://lintel/assets/a.css?x#y');
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('answers no %s', async (method) => {
    expect((await get('app://lintel/', method)).status).toBe(405);
  });

  it.each([
    'app://other/',
    'app://lintel.example/',
    'app://lintel/../outside.txt',
    'app://lintel/%2e%2e/outside.txt',
    'app://lintel/..%2foutside.txt',
    'app://lintel/..%5coutside.txt',
    'app://lintel/assets',
    'app://lintel/nothing.js',
  ])('has nothing at %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toBe('outside');
  });

  it('is a secure scheme with an origin of its own, and bypasses no policy', () => {
    const register = vi.fn();
    registerAppScheme({ registerSchemesAsPrivileged: register });
    const [[schemes]] = register.mock.calls as [[{ scheme: string; privileges: object }[]]];
    expect(schemes).toHaveLength(1);
    expect(schemes[0]).toMatchObject({
      scheme: 'app',
      privileges: { standard: true, secure: true },
    });
    expect(schemes[0]?.privileges).not.toHaveProperty('bypassCSP');
  });
});
