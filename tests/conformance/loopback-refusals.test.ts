import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_REQUEST_BYTES } from '../../shared/contract/envelope';
import { startLoopback, type TestLoopback } from './support/loopback';
import { ask, refusalOf } from './support/raw-http';

let loopback: TestLoopback;
const CALL = JSON.stringify({ id: '1', call: 'intercoms.list', input: {} });

beforeAll(async () => {
  loopback = await startLoopback();
});
afterAll(() => loopback.close());

const authorization = () => `Bearer ${loopback.host.token}`;
const callWith = (headers: Record<string, string>, body: string = CALL) =>
  ask(loopback.host, {
    method: 'POST',
    path: '/call',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('the token', () => {
  it('is long, and new for each run', async () => {
    expect(Buffer.from(loopback.host.token, 'base64url')).toHaveLength(32);
    const other = await startLoopback();
    expect(other.host.token).not.toBe(loopback.host.token);
    await other.close();
  });

  it('lets a request in', async () => {
    expect((await callWith({ authorization: authorization() })).status).toBe(200);
  });

  it.each([
    ['is absent', {}],
    ['is another', { authorization: 'Bearer AAAA' }],
    ['is empty', { authorization: 'Bearer ' }],
    ['comes by another scheme', { authorization: 'Basic bGludGVsOg==' }],
    ['is not in the header', { cookie: 'token=1' }],
  ])('refuses with 401 where it %s', async (_how, headers) => {
    const response = await callWith(headers);
    expect(response.status).toBe(401);
    expect(refusalOf(response).code).toBe('call.untrusted');
  });

  it('is not taken from the address', async () => {
    const path = `/events?token=${loopback.host.token}`;
    expect((await ask(loopback.host, { path })).status).toBe(401);
  });

  it.each([
    ['GET', '/events'],
    ['POST', '/cancel'],
    ['POST', '/files?name=a'],
    ['GET', '/files/0123'],
  ])('is wanted for %s %s', async (method, path) => {
    expect((await ask(loopback.host, { method, path })).status).toBe(401);
  });

  it('is in no line of the log', async () => {
    await ask(loopback.host, { path: `/files/x?token=${loopback.host.token}` });
    expect(loopback.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(loopback.lines)).not.toContain(loopback.host.token);
  });
});

describe('where a request comes from', () => {
  it.each([
    'lintel.example',
    'lintel.example:80',
    '127.0.0.1',
    '127.0.0.1:1',
    '0.0.0.0:80',
    '127.0.0.1.example.com:80',
  ])('refuses with 403 under the name %s', async (host) => {
    const response = await callWith({ authorization: authorization(), host });
    expect(response.status).toBe(403);
    expect(refusalOf(response).code).toBe('call.untrusted');
  });

  it('refuses even the page under another name', async () => {
    const headers = { host: 'evil.example' };
    expect((await ask(loopback.host, { path: '/', headers })).status).toBe(403);
  });

  it('answers as localhost too', async () => {
    const headers = { host: `localhost:${loopback.host.port}` };
    expect((await ask(loopback.host, { path: '/', headers })).status).toBe(200);
  });

  it.each([
    'https://example.com',
    'null',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'app://lintel',
  ])('refuses with 403 from the origin %s', async (origin) => {
    const response = await callWith({ authorization: authorization(), origin });
    expect(response.status).toBe(403);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers its own origin', async () => {
    const origin = `http://127.0.0.1:${loopback.host.port}`;
    expect((await callWith({ authorization: authorization(), origin })).status).toBe(200);
  });

  it('does not answer the question of another page whether it may ask', async () => {
    const response = await ask(loopback.host, {
      method: 'OPTIONS',
      path: '/call',
      headers: { origin: 'https://example.com', 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(403);
  });

  it('listens on 127.0.0.1 and on no other address of this computer', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one?.family === 'IPv4' && !one.internal)
      .map((one) => one!.address);
    for (const address of [...others, '127.0.0.2', '::1'])
      await expect(opens(address, loopback.host.port), address).resolves.toBe(false);
    await expect(opens('127.0.0.1', loopback.host.port)).resolves.toBe(true);
  });
});

function opens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

describe('what a request may be', () => {
  it.each([
    ['GET', '/call', 'POST'],
    ['PUT', '/call', 'POST'],
    ['GET', '/cancel', 'POST'],
    ['POST', '/events', 'GET'],
    ['GET', '/files', 'POST'],
    ['DELETE', '/files/0123', 'GET'],
    ['POST', '/', 'GET'],
    ['HEAD', '/', 'GET'],
  ])('refuses %s %s with 405 and says what is answered', async (method, path, allow) => {
    const response = await ask(loopback.host, { method, path });
    expect(response.status).toBe(405);
    expect(response.headers.allow).toBe(allow);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'refuses a call of the type "%s"',
    async (type) => {
      const response = await callWith({ authorization: authorization(), 'content-type': type });
      expect(response.status).toBe(400);
      expect(refusalOf(response).code).toBe('call.bad-input');
    },
  );

  it('refuses what is not JSON', async () => {
    const response = await callWith({ authorization: authorization() }, '{"id":');
    expect(response.status).toBe(400);
    expect(refusalOf(response).code).toBe('call.bad-input');
  });

  it('refuses a cancel without an id', async () => {
    const response = await ask(loopback.host, {
      method: 'POST',
      path: '/cancel',
      headers: { authorization: authorization(), 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(refusalOf(response).details).toMatchObject({ field: 'id' });
  });

  it('refuses a tab whose name is not a word', async () => {
    const headers = { authorization: authorization(), 'x-lintel-client': 'a b' };
    expect((await callWith(headers)).status).toBe(400);
  });

  it('refuses a body that is too large with 413, also where its length was not told', async () => {
    const body = Buffer.alloc(MAX_REQUEST_BYTES + 1, 0x20);
    for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
      const response = await ask(loopback.host, {
        method: 'POST',
        path: '/call',
        headers: {
          authorization: authorization(),
          'content-type': 'application/json',
          ...headers,
        },
        body,
      });
      expect(response.status).toBe(413);
      expect(refusalOf(response).code).toBe('call.too-large');
    }
  });
});
