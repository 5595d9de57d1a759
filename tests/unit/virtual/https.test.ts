import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCertificate } from '../../../electron/backend/virtual/certificate';
import { call, send, start } from './support/client';
import { fixture } from './support/fixtures';

describe('HTTPS', () => {
  it('makes a certificate that Node reads and that signs itself', () => {
    for (let round = 0; round < 20; round += 1) {
      const made = createCertificate('A05', '127.0.0.1', Date.UTC(2026, 0, 1));
      const read = new X509Certificate(made.cert);
      expect(read.verify(read.publicKey)).toBe(true);
      expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1');
      expect(read.subject).toBe('CN=A05');
      expect(read.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(made.fingerprint);
    }
    const named = new X509Certificate(createCertificate('x', 'door.example', 0).cert);
    expect(named.checkHost('door.example')).toBe('door.example');
  });

  it('redirects plain HTTP with its path, as a real unit does', async () => {
    const intercom = await start({ model: 'S532', https: 'redirect' });
    const path = '/api/system/info?a=1';
    const answer = await send(intercom.url + path);
    expect(answer.status).toBe(308);
    expect(answer.headers.location).toBe(`${intercom.secureUrl ?? ''}${path}`);
    expect(fixture('redirect.308.headers.pyakuvox.txt').toString()).toContain(
      `Server: ${String(answer.headers.server)}`,
    );
    expect((await send(answer.headers.location ?? '')).text).toContain('"Model":"S532"');
  });

  it('shows another certificate when it is renewed, on the same port', async () => {
    const intercom = await start({ https: true });
    expect(intercom.url).toMatch(/^https:/);
    const { url, fingerprint } = intercom;
    expect((await call(intercom, 'system/info')).retcode).toBe(0);
    await intercom.renewCertificate();
    expect(intercom.url).toBe(url);
    expect(intercom.fingerprint).not.toBe(fingerprint);
    expect((await call(intercom, 'system/info')).retcode).toBe(0);
  });
});
