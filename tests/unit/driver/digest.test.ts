import { describe, expect, it } from 'vitest';
import {
  parseChallenges,
  type DigestChallenge,
} from '../../../electron/backend/driver/auth/challenge';
import { basicHeader, canAnswer, digestHeader } from '../../../electron/backend/driver/auth/digest';

const base: DigestChallenge = {
  scheme: 'digest',
  realm: 'http-auth@example.org',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  opaque: 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS',
  qop: ['auth', 'auth-int'],
  stale: false,
};
const request = {
  method: 'GET',
  uri: '/dir/index.html',
  credentials: { username: 'Mufasa', password: 'Circle of Life' },
  count: 1,
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};

describe('digestHeader', () => {
  it('gives the MD5 response of RFC 7616, 3.9.1', () => {
    const header = digestHeader({ ...base, algorithm: 'MD5' }, request);
    expect(header).toContain('response="8ca523f5e9506fed4657c9700eebdbec"');
    expect(header).toContain('qop=auth, nc=00000001');
    expect(header).toContain('opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"');
  });

  it('gives the SHA-256 response of RFC 7616, 3.9.1', () => {
    expect(digestHeader({ ...base, algorithm: 'SHA-256' }, request)).toContain(
      'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"',
    );
  });

  const old = {
    ...base,
    realm: 'testrealm@host.com',
    nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
    opaque: '5ccc069c403ebaf9f0171e9517f40e41',
  };

  it('gives the response of RFC 2617, 3.5', () => {
    const credentials = { username: 'Mufasa', password: 'Circle Of Life' };
    const header = digestHeader(old, { ...request, credentials, cnonce: '0a4f113b' });
    expect(header).toContain('response="6629fae49393a05397450978507c4ef1"');
    expect(header).not.toContain('algorithm');
  });

  it('gives the response of RFC 2069 without qop, and sends neither nc nor cnonce', () => {
    const credentials = { username: 'Mufasa', password: 'CircleOfLife' };
    const header = digestHeader({ ...old, qop: [] }, { ...request, credentials });
    expect(header).toContain('response="1949323746fe6a43ef61f9606e7febea"');
    expect(header).not.toMatch(/nc=|cnonce=|qop=/);
  });

  it('quotes names with quotation marks', () => {
    const credentials = { username: 'a"b\\c', password: '' };
    expect(digestHeader(base, { ...request, credentials })).toContain(
      String.raw`username="a\"b\\c"`,
    );
  });

  it('knows what it can answer', () => {
    expect(canAnswer({ ...base, algorithm: 'MD5-sess' })).toBe(true);
    expect(canAnswer({ ...base, algorithm: 'SHA-512-256' })).toBe(false);
    expect(canAnswer({ ...base, qop: ['token'] })).toBe(false);
  });
});

describe('parseChallenges', () => {
  it('reads the challenge of the manual', () => {
    const [challenge] = parseChallenges(
      'Digest realm="HTTPAPI",qop="auth,auth-int",nonce="xx", opaque="yy"',
    );
    expect(challenge).toEqual({
      scheme: 'digest',
      realm: 'HTTPAPI',
      nonce: 'xx',
      opaque: 'yy',
      qop: ['auth', 'auth-int'],
      stale: false,
    });
  });

  it('reads Basic and Digest of one header, commas and = within quotes', () => {
    const challenges = parseChallenges(
      'Basic realm="a, b=\\"c\\"", Digest nonce="n==", realm="x, y", stale=TRUE, algorithm=MD5, qop=auth',
    );
    expect(challenges).toMatchObject([
      { scheme: 'basic', realm: 'a, b="c"' },
      { scheme: 'digest', nonce: 'n==', realm: 'x, y', stale: true, algorithm: 'MD5' },
    ]);
  });

  it('reads several headers, and schemes with a bare token', () => {
    const challenges = parseChallenges(['Negotiate', 'NTLM TlRMTVNTUAAB==, Basic realm=plain']);
    expect(challenges).toEqual([
      { scheme: 'other', name: 'Negotiate' },
      { scheme: 'other', name: 'NTLM' },
      { scheme: 'basic', realm: 'plain' },
    ]);
  });

  it.each([undefined, '', ' , ', '"'])('finds none in %j', (header) => {
    expect(parseChallenges(header)).toEqual([]);
  });
});

it('encodes Basic as UTF-8', () => {
  expect(basicHeader({ username: 'admin', password: 'pässwort' })).toBe(
    `Basic ${Buffer.from('admin:pässwort').toString('base64')}`,
  );
});
