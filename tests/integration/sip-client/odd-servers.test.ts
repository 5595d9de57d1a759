import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { proveAccount } from '../../../electron/backend/sip-client/prove';
import type { SipAccountToProve } from '../../../electron/backend/sip-client/types';
import { headerOf } from '../../../shared/sip/message';
import { PROOF_VERDICTS, type SipProof } from '../../../shared/sip/proof';
import { realClock } from '../../support/clock';
import {
  CHALLENGE,
  isRight,
  isSigned,
  reply,
  streamStandIn,
  udpStandIn,
  type Script,
  type StandIn,
} from '../../support/sip-stand-in';

const ACCOUNT: SipAccountToProve = {
  ...{ server: '127.0.0.1', port: 5060, transport: 'udp', username: '130', authName: '' },
  password: 'secret',
};

const prove = (
  account: Partial<SipAccountToProve>,
  { patienceMs = 5000, signal = new AbortController().signal } = {},
): Promise<SipProof> =>
  proveAccount(
    { ...ACCOUNT, ...account },
    { clock: realClock, log: () => undefined, signal, agent: 'Lintel/test', patienceMs },
  );

async function served(starting: Promise<StandIn>): Promise<StandIn> {
  const server = await starting;
  onTestFinished(() => server.stop());
  return server;
}

const udp = (script: Script): Promise<StandIn> => served(udpStandIn(script));

async function closedPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

describe('what is sent', () => {
  it('is signed with MD5 and qop=auth, has no Contact, and is numbered upwards', async () => {
    const server = await udp((request) => [
      isSigned(request) && isRight(request, 'secret')
        ? reply(request, '200 OK')
        : reply(request, '401 Unauthorized', CHALLENGE),
    ]);
    expect(await prove({ port: server.port })).toMatchObject({ verdict: 'accepted' });
    const [first, second] = server.requests;
    expect(server.requests.map((one) => headerOf(one, 'cseq'))).toEqual([
      '1 REGISTER',
      '2 REGISTER',
    ]);
    expect(second?.callId).toBe(first?.callId);
    expect(headerOf(second!, 'via')).not.toBe(headerOf(first!, 'via'));
    expect(headerOf(second!, 'authorization')).toContain('qop=auth, nc=00000001');
    expect(server.requests.map((one) => headerOf(one, 'contact'))).toEqual(['', '']);
  });

  it('cannot be given headers by what a person types', async () => {
    const server = await udp((request) => [reply(request, '404 Not Found')]);
    await prove({ port: server.port, username: '130>\r\nExpires: 0\r\nContact: *\r\nX: ' });
    const [request] = server.requests;
    expect(headerOf(request!, 'contact')).toBe('');
    expect(headerOf(request!, 'expires')).toBe('');
  });

  it('takes away only a registration of its own where a Contact is wanted', async () => {
    const server = await udp((request) => [
      headerOf(request, 'contact') === ''
        ? reply(request, '400 Missing Contact')
        : reply(request, '200 OK'),
    ]);
    expect(await prove({ port: server.port })).toMatchObject({ verdict: 'open' });
    expect(headerOf(server.requests[1]!, 'contact')).toMatch(
      /^<sip:lintel@127\.0\.0\.1:\d+;transport=udp>;expires=0$/,
    );
  });

  it('goes through the outbound proxy, for the server', async () => {
    const server = await udp((request) => [reply(request, '200 OK')]);
    await prove({ server: 'pbx.example', proxy: { server: '127.0.0.1', port: server.port } });
    expect(server.requests[0]?.requestUri).toBe('sip:pbx.example');
    expect(headerOf(server.requests[0]!, 'route')).toContain(`127.0.0.1:${server.port}`);
  });
});

describe('answers', () => {
  const answering = async (status: string, ...lines: readonly string[]): Promise<SipProof> => {
    const server = await udp((request) => [reply(request, status, ...lines)]);
    return prove({ port: server.port });
  };

  it.each([
    ['404 Not Found', 'unknown-user'],
    ['403 Forbidden', 'forbidden'],
    ['301 Moved Permanently', 'moved'],
    ['503 Service Unavailable', 'refused'],
    ['606 Not Acceptable', 'refused'],
    ['299 Whatever', 'open'],
  ] as const)('%s is told as %s', async (status, verdict) => {
    expect((await answering(status)).verdict).toBe(verdict);
  });

  it('tells a challenge that nobody can answer', async () => {
    const proof = await answering('401 No', 'WWW-Authenticate: NTLM TlRMTVNTUAAC');
    expect(proof).toMatchObject({ verdict: 'cannot-sign-in' });
    expect(proof.message).toContain('does not know');
  });

  it('403 to the password is a wrong password', async () => {
    const server = await udp((request) => [
      isSigned(request) ? reply(request, '403 Nope') : reply(request, '401 Who', CHALLENGE),
    ]);
    expect(await prove({ port: server.port })).toMatchObject({
      verdict: 'wrong-password',
      status: 403,
    });
    expect(server.requests).toHaveLength(2);
  });

  it('signs again where the nonce was stale, and not for ever', async () => {
    const server = await udp((request, index) => [
      reply(request, '401 Who', `${CHALLENGE.replace('n1', `n${index}`)}, stale=true`),
    ]);
    expect(await prove({ port: server.port })).toMatchObject({ verdict: 'wrong-password' });
    expect(server.requests).toHaveLength(3);
  });

  it('answers a proxy and the registrar behind it', async () => {
    const server = await udp((request) => {
      const proxied = headerOf(request, 'proxy-authorization') !== '';
      if (!proxied) return [reply(request, '407 Who', CHALLENGE.replace('WWW', 'Proxy'))];
      return [isSigned(request) ? reply(request, '200 OK') : reply(request, '401 Who', CHALLENGE)];
    });
    expect(await prove({ port: server.port })).toMatchObject({ verdict: 'accepted' });
  });

  it('waits on after 100 Trying, and takes no answer that is not its own', async () => {
    const server = await udp((request) => [
      reply(request, '200 OK').replace(/branch=\w+/, 'branch=z9hG4bKother'),
      reply(request, '200 OK').replace('1 REGISTER', '1 OPTIONS'),
      reply(request, '100 Trying'),
      reply(request, '404 Not Found'),
    ]);
    expect(await prove({ port: server.port })).toMatchObject({ verdict: 'unknown-user', sent: 1 });
  });

  it('whatever bytes come back, the end is a verdict in words', async () => {
    let next: readonly string[] = [];
    const server = await udp((request) =>
      next.map((piece) => (piece === '@' ? reply(request, '401 Who', CHALLENGE) : piece)),
    );
    const header = fc.constantFrom(
      ...['@', 'SIP/2.0 200 OK\r\n\r\n', 'SIP/2.0 200', '\r\n\r\n', '\0\0\0\0', 'HTTP/1.1 200\r\n'],
      ...['SIP/2.0 401 x\r\nVia: ;branch=\r\nCSeq: REGISTER\r\n\r\n', 'ACK x SIP/2.0\r\n\r\n'],
    );
    const datagram = fc.oneof(header, fc.string({ maxLength: 80 }));
    await fc.assert(
      fc.asyncProperty(fc.array(datagram, { maxLength: 4 }), async (pieces) => {
        next = pieces;
        const proof = await prove({ port: server.port, username: 'x' }, { patienceMs: 15 });
        expect(PROOF_VERDICTS).toContain(proof.verdict);
        expect(proof.message).not.toBe('');
        expect(proof.verdict).not.toMatch(/accepted|open/);
      }),
      { numRuns: 25 },
    );
  });
});

describe('no answer', () => {
  it('says that the port is shut where the computer says so', async () => {
    const proof = await prove({ port: await closedPort() });
    expect(proof).toMatchObject({ verdict: 'not-listening', status: null });
    expect(proof.seconds).toBeLessThan(3);
  });

  it('says that nobody answers, after asking again and again', async () => {
    const server = await udp(() => []);
    const proof = await prove({ port: server.port }, { patienceMs: 700 });
    expect(proof).toMatchObject({ verdict: 'no-answer', sent: 2 });
    expect(proof.message).toContain('the network blocks it');
  });

  it('says that TCP answers where UDP does not', async () => {
    const server = await served(streamStandIn(() => ['x']));
    const deaf = createSocket('udp4');
    await new Promise<void>((resolve) => deaf.bind(server.port, '127.0.0.1', resolve));
    onTestFinished(() => void deaf.close());
    const proof = await prove({ port: server.port }, { patienceMs: 100 });
    expect(proof.message).toContain('takes connections by TCP');
  });

  it('knows no such name', async () => {
    expect(await prove({ server: 'no-such-host.invalid' })).toMatchObject({
      verdict: 'unknown-host',
    });
  });

  it('ends at once when it is cancelled', async () => {
    const server = await udp(() => []);
    const stop = new AbortController();
    const proving = prove({ port: server.port }, { signal: stop.signal, patienceMs: 30_000 });
    stop.abort();
    await expect(proving).rejects.toMatchObject({ code: 'call.cancelled' });
  });
});

describe('streams', () => {
  const right: Script = (request) => [
    isSigned(request) && isRight(request, 'secret')
      ? reply(request, '200 OK', 'Contact: <sip:130@10.0.0.7:5062>;expires=60')
      : reply(request, '401 Unauthorized', CHALLENGE),
  ];

  it('takes a self-signed certificate, and says so', async () => {
    const server = await served(streamStandIn(right, { tls: true }));
    const proof = await prove({ port: server.port, transport: 'tls' });
    expect(proof).toMatchObject({
      ...{ verdict: 'accepted', transport: 'tls', contacts: ['10.0.0.7:5062'] },
      certificate: { trusted: false },
    });
    expect(proof.certificate?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('puts an answer together that comes byte by byte', async () => {
    const server = await served(streamStandIn(right, { chop: 7 }));
    expect(await prove({ port: server.port, transport: 'tcp' })).toMatchObject({
      verdict: 'accepted',
    });
  });

  it('tells who hangs up, who speaks no TLS, who speaks no SIP and where nobody listens', async () => {
    const hangsUp = await served(streamStandIn(() => []));
    expect(await prove({ port: hangsUp.port, transport: 'tcp' })).toMatchObject({ verdict: 'cut' });
    const plain = await served(streamStandIn(right));
    expect(await prove({ port: plain.port, transport: 'tls' })).toMatchObject({
      verdict: 'tls-failed',
    });
    const web = createServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void web.close());
    const { port } = web.address() as AddressInfo;
    expect(await prove({ port, transport: 'tcp' })).toMatchObject({ verdict: 'not-sip' });
    expect(await prove({ port: await closedPort(), transport: 'tcp' })).toMatchObject({
      verdict: 'not-listening',
    });
  });
});
