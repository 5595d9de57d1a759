import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoopback, type TestLoopback } from './support/loopback';
import { ask, refusalOf } from './support/raw-http';

let loopback: TestLoopback;

beforeAll(async () => {
  loopback = await startLoopback();
  await symlink(join(loopback.renderer, '..', 'outside.txt'), join(loopback.renderer, 'link.txt'));
});
afterAll(() => loopback.close());

const get = (path: string) => ask(loopback.host, { path });

describe('the page', () => {
  it('comes under a strict policy', async () => {
    const { status, headers } = await get('/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(headers['content-security-policy']);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      expect.stringMatching(/^style-src 'self' 'nonce-[\w+/]{22}=='$/),
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('has a new nonce each time, the same in the header and in the page', async () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 3; n += 1) {
      const { headers, body } = await get('/');
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
      expect(body.toString()).toContain(`content="${nonce}"`);
      expect(body.toString()).not.toContain('__CSP_NONCE__');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('is served without a token, its scripts as scripts', async () => {
    const { status, headers, body } = await get('/assets/main.js?v=1');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(body.toString()).toContain('page = 1');
  });

  it.each(['/', '/assets/main.js', '/call', '/no-such-file'])(
    'sends the headers that guard it with %s',
    async (path) => {
      expect((await get(path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
    },
  );
});

describe('what lies outside of the folder', () => {
  it.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e%2foutside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '/assets/%2e%2e/%2e%2e/outside.txt',
    '/%252e%252e/outside.txt',
    '//etc/passwd',
    '/etc/passwd',
    '/index.html%00.js',
    '/link.txt',
    '/C:/Windows/win.ini',
    '/%zz',
  ])('is not served as %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(refusalOf(response).code).toBe('call.unknown');
    expect(response.body.toString()).not.toContain('not for the page');
  });

  it.each(['/assets', '/assets/', '/.'])('lists no folder for %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('refuses a path that is none', async () => {
    expect((await get('http://127.0.0.1/')).status).toBe(404);
  });
});
