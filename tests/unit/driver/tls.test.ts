import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE_ONE, CERTIFICATE_TWO } from './support/certificates';
import { ADMIN, memoryPins, open } from './support/open';
import { INFO, json, OK, serve, type Handler } from './support/server';
import { strictDigest } from './support/strict-auth';

const MAC = INFO.data.Status.MAC;
const fingerprint = ({ cert }: { readonly cert: string }): string =>
  createHash('sha256').update(new X509Certificate(cert).raw).digest('hex');
const ONE = fingerprint(CERTIFICATE_ONE);
const TWO = fingerprint(CERTIFICATE_TWO);
const info: Handler = (_, response) => json(response, INFO);

describe('the certificate', () => {
  it('is pinned on first use under a MAC that is known', async () => {
    const server = await serve(info, { tls: CERTIFICATE_ONE });
    const pins = memoryPins();
    await open(server.address, { pins, mac: MAC }).call('system/status');
    expect([...pins.all]).toEqual([[MAC, ONE]]);
  });

  it('is pinned as soon as the MAC is told', async () => {
    const server = await serve(info, { tls: CERTIFICATE_ONE });
    const pins = memoryPins();
    const driver = open(server.address, { pins });
    await driver.call('system/status');
    expect(pins.all.size).toBe(0);
    await driver.info();
    expect([...pins.all]).toEqual([[MAC, ONE]]);
  });

  it('stops before a single request where it changed', async () => {
    const server = await serve(strictDigest({ qop: 'auth' }, info), { tls: CERTIFICATE_TWO });
    const pins = memoryPins([[MAC, ONE]]);
    const driver = open(server.address, { pins, mac: MAC, credentials: ADMIN });
    await expect(driver.call('system/info')).rejects.toMatchObject({
      code: 'tls.changed',
      details: { mac: MAC, oldFingerprint: ONE, newFingerprint: TWO },
    });
    expect(server.seen).toHaveLength(0);
    expect([...pins.all]).toEqual([[MAC, ONE]]);
  });

  it('stops where the MAC that is told has another one pinned', async () => {
    const server = await serve(info, { tls: CERTIFICATE_TWO });
    const driver = open(server.address, { pins: memoryPins([[MAC, ONE]]) });
    await expect(driver.info()).rejects.toMatchObject({ code: 'tls.changed' });
  });

  it('is checked again after the redirect to HTTPS', async () => {
    const secure = await serve(info, { tls: CERTIFICATE_TWO });
    const plain = await serve((_, response) =>
      response
        .writeHead(308, { location: `https://127.0.0.1:${secure.address.port}/api/system/info` })
        .end(),
    );
    const pins = memoryPins([[MAC, ONE]]);
    const driver = open(plain.address, { pins, mac: MAC, credentials: ADMIN });
    await expect(driver.info()).rejects.toMatchObject({ code: 'tls.changed' });
    expect(secure.seen).toHaveLength(0);
  });
});

describe('encryption that does not come about', () => {
  it('is told as such', async () => {
    const plain = await serve(info);
    const driver = open({ ...plain.address, scheme: 'https' });
    await expect(driver.info()).rejects.toMatchObject({ code: 'tls.failed' });
  });
});

describe('redirects', () => {
  it('follows to HTTPS on the same host, remembers it, and signs in there only', async () => {
    const guard = strictDigest({ qop: 'auth' }, info);
    const secure = await serve(guard, { tls: CERTIFICATE_ONE });
    const plain = await serve(({ url }, response) =>
      response.writeHead(301, { location: `https://127.0.0.1:${secure.address.port}${url}` }).end(),
    );
    const driver = open(plain.address, { credentials: ADMIN });
    await driver.info();
    await driver.call('relay/trig', { num: 1 });
    expect(driver.address).toEqual(secure.address);
    expect(plain.seen).toHaveLength(1);
    expect(plain.seen[0]?.headers.authorization).toBeUndefined();
    expect(secure.seen.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST']);
    expect(secure.seen.at(-1)?.body).toContain('"action":"trig"');
  });

  it.each(['http://example.net/api/', 'https://127.0.0.2/', '//evil/x', 'http://127.0.0.1:1/', ''])(
    'never goes to %j',
    async (location) => {
      const server = await serve((_, response) =>
        response.writeHead(302, location === '' ? {} : { location }).end(),
      );
      const driver = open(server.address, { credentials: ADMIN });
      await expect(driver.info()).rejects.toMatchObject({ code: 'net.redirected-away' });
      expect(server.seen[0]?.headers.authorization).toBeUndefined();
    },
  );

  it('never goes back from HTTPS to HTTP', async () => {
    const plain = await serve((_, response) => json(response, OK));
    const location = `http://127.0.0.1:${plain.address.port}/`;
    const secure = await serve((_, response) => response.writeHead(302, { location }).end(), {
      tls: CERTIFICATE_ONE,
    });
    await expect(open(secure.address).info()).rejects.toMatchObject({
      code: 'net.redirected-away',
    });
    expect(plain.seen).toHaveLength(0);
  });

  it('takes a redirect to its own page for a missing API', async () => {
    const server = await serve((_, r) => r.writeHead(302, { location: '/login.html' }).end());
    await expect(open(server.address).info()).rejects.toMatchObject({
      code: 'device.unsupported',
      details: { location: '/login.html' },
    });
  });
});
