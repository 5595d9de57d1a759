import { describe, expect, it } from 'vitest';
import { identify } from '../../../electron/backend/driver/identify';
import { CERTIFICATE_ONE } from './support/certificates';
import { INFO, json, serve, type TestServer } from './support/server';

interface Page {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const serveUnit = (pages: Readonly<Record<string, Page>>, rest: Page = { status: 404 }) =>
  serve(({ url }, response) => {
    const { status = 200, headers = {}, body = '' } = pages[url] ?? rest;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    json(response, body, status);
  });

const look = (server: TestServer) => identify(server.address, { timeoutMs: 15_000 });

const API = '/api/system/info';
const challenge = (realm: string, scheme = 'Digest'): Page => ({
  status: 401,
  headers: { 'www-authenticate': `${scheme} realm="${realm}", qop="auth,auth-int", nonce="n"` },
});
const SPA = {
  '/api/web/system/info': {
    body: { retcode: 0, data: { Status: { Model: 'S539', FirmwareVersion: '539.30.10.428' } } },
  },
};
const E18C = {
  '/web/status/get?session=&web=1': { body: { retcode: 0, data: { ProductName: 'E18C' } } },
};
const LOGIN = { '/': { body: '<html><title>Akuvox Intercom</title></html>' } };
const ROUTER = { body: '<html><title>Router setup</title></html>' };

describe('identify', () => {
  it('knows an open intercom', async () => {
    const server = await serveUnit({ [API]: { body: INFO } });
    await expect(look(server)).resolves.toMatchObject({
      kind: 'open',
      info: { model: 'A05', mac: '0C:11:05:07:8B:71' },
    });
    expect(server.seen).toHaveLength(1);
  });

  it.each(['HTTPAPI', 'HTTP API', 'http api'])('knows the realm %j', async (realm) => {
    const server = await serveUnit({ [API]: challenge(realm) });
    await expect(look(server)).resolves.toEqual({
      kind: 'wants-password',
      scheme: 'digest',
      realm,
    });
  });

  it('knows Basic, and prefers Digest', async () => {
    const basic = await serveUnit({ [API]: challenge('HTTP API', 'Basic') });
    await expect(look(basic)).resolves.toMatchObject({ scheme: 'basic' });
    const both = {
      'www-authenticate': 'Basic realm="HTTP API", Digest realm="HTTP API", nonce="n"',
    };
    const server = await serveUnit({ [API]: { status: 401, headers: both } });
    await expect(look(server)).resolves.toMatchObject({ scheme: 'digest' });
  });

  it.each([
    ['a model told by its web page', { ...SPA }, { model: 'S539', firmware: '539.30.10.428' }],
    ['the start page of its maker', { ...LOGIN }, {}],
  ])('offers another realm with %s', async (_, pages, product) => {
    const server = await serveUnit({ ...pages, [API]: challenge('Door 7') });
    await expect(look(server)).resolves.toEqual({
      kind: 'wants-password',
      scheme: 'digest',
      realm: 'Door 7',
      ...product,
    });
  });

  it.each([
    ['a router that guards every page', {}, challenge('Router')],
    [
      'a camera that guards its API only',
      { '/': ROUTER, [API]: challenge('IP Camera') },
      { status: 404 },
    ],
    ['a printer that has no such page', { '/': ROUTER }, { status: 404 }],
    ['a page for everything', {}, ROUTER],
    ['a web server that forbids everything', {}, { status: 403, headers: { server: 'nginx' } }],
    [
      'a device that guards its page and forbids the rest',
      { '/': challenge('NVR') },
      { status: 403 },
    ],
    ['a foreign JSON service', {}, { body: { Status: { Model: 'NAS' } } }],
    ['a portal elsewhere', {}, { status: 302, headers: { location: 'http://login.example.net/' } }],
  ] as const)('takes %s for none', async (_, pages: Record<string, Page>, rest: Page) => {
    const server = await serveUnit(pages, rest);
    await expect(look(server)).resolves.toMatchObject({ kind: 'not-an-intercom' });
    expect(server.seen.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it('says what a foreign device calls itself', async () => {
    const server = await serveUnit({ '/': ROUTER });
    await expect(look(server)).resolves.toEqual({
      kind: 'not-an-intercom',
      what: 'a web page titled "Router setup"',
    });
  });

  it.each([
    ['its server', {}, { server: 'EasyHttpServer' }, '', { kind: 'api-disabled' }],
    ['its model', E18C, {}, '', { kind: 'api-disabled', model: 'E18C' }],
    ['its open start page', { '/': ROUTER }, {}, '', { kind: 'api-disabled' }],
    ['nothing but the refusal', { '/': { status: 403 } }, {}, '', { kind: 'api-disabled' }],
    ['the white list', {}, {}, 'not in white list', { kind: 'not-whitelisted' }],
  ])('knows a refusal by %s', async (_, pages, headers, body, identity) => {
    const server = await serveUnit({ ...pages, [API]: { status: 403, headers, body } });
    await expect(look(server)).resolves.toEqual(identity);
  });

  it('knows a 401 without a challenge as a white list, with evidence', async () => {
    const server = await serveUnit({ ...SPA, [API]: { status: 401 } });
    await expect(look(server)).resolves.toMatchObject({ kind: 'not-whitelisted', model: 'S539' });
  });

  it.each([
    ['a login page in its place', { ...SPA, [API]: ROUTER }, { kind: 'api-absent', model: 'S539' }],
    [
      'its own redirect',
      { ...SPA, [API]: { status: 302, headers: { location: '/login' } } },
      { kind: 'api-absent' },
    ],
    ['its own 404', LOGIN, { kind: 'api-absent' }],
    [
      'an unsupported function',
      { [API]: { body: { retcode: -1, message: 'unsupport action' } } },
      { kind: 'api-absent' },
    ],
  ] as const)('knows an intercom without the API by %s', async (_, pages, identity) => {
    await expect(look(await serveUnit(pages))).resolves.toMatchObject(identity);
  });

  it('looks behind a redirect to HTTPS before it believes in an intercom', async () => {
    const secure = await serve(
      ({ url }, response) => {
        if (url === API) json(response, INFO);
        else json(response, '', 404);
      },
      { tls: CERTIFICATE_ONE },
    );
    const foreign = await serve((_, response) => json(response, ROUTER.body), {
      tls: CERTIFICATE_ONE,
    });
    const to = ({ address }: TestServer) =>
      serveUnit(
        {},
        { status: 307, headers: { location: `https://127.0.0.1:${address.port}${API}` } },
      );
    await expect(look(await to(secure))).resolves.toEqual({
      kind: 'wants-https',
      address: secure.address,
    });
    await expect(look(await to(foreign))).resolves.toMatchObject({ kind: 'not-an-intercom' });
  });

  it('throws where nothing can be said', async () => {
    const nobody = { scheme: 'http', host: '127.0.0.1', port: 1 } as const;
    await expect(identify(nobody)).rejects.toMatchObject({ code: 'net.refused' });
    const silent = await serve(() => undefined);
    await expect(identify(silent.address, { timeoutMs: 150 })).rejects.toMatchObject({
      code: 'net.timeout',
    });
    const stop = AbortSignal.abort();
    await expect(identify(silent.address, { signal: stop })).rejects.toMatchObject({
      code: 'call.cancelled',
    });
  });
});
