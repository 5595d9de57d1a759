import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cidrContains,
  formatIpv4,
  hostSpan,
  maskToPrefix,
  networkSpan,
  parseCidr,
  parseIpv4,
  spanSize,
  unionSpans,
} from '../../../shared/device/ipv4';
import { LARGEST_RANGE, parseRange, parseRanges } from '../../../electron/backend/discovery/ranges';
import { isAppError } from '../../../shared/errors';

const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function spanOf(text: string): string {
  const range = parseRange(text);
  if (range.kind !== 'span') throw new Error(`${text} is no span`);
  const port = range.port === undefined ? '' : `:${String(range.port)}`;
  return `${formatIpv4(range.span.from)}-${formatIpv4(range.span.to)}${port}`;
}

describe('IPv4 arithmetic', () => {
  it('reads back every address that it writes', () => {
    fc.assert(fc.property(address, (value) => parseIpv4(formatIpv4(value)) === value));
  });

  it.each(['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.x', ' 1.2.3.4', '1.2.3.-4'])(
    'refuses %j',
    (text) => {
      expect(parseIpv4(text)).toBeUndefined();
    },
  );

  it('finds the network of an address whatever the prefix', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 32 }), (value, prefix) => {
        const span = networkSpan(value, prefix);
        expect(span.from).toBeLessThanOrEqual(value);
        expect(span.to).toBeGreaterThanOrEqual(value);
        expect(spanSize(span)).toBe(2 ** (32 - prefix));
        expect(cidrContains(`${formatIpv4(span.from)}/${String(prefix)}`, formatIpv4(value))).toBe(
          true,
        );
      }),
    );
  });

  it('reads a netmask as the prefix it stands for, and refuses one with holes', () => {
    for (let prefix = 0; prefix <= 32; prefix += 1) {
      const mask = networkSpan(2 ** 32 - 1, prefix).from;
      expect(maskToPrefix(prefix === 0 ? 0 : mask)).toBe(prefix);
    }
    expect(maskToPrefix(parseIpv4('255.0.255.0')!)).toBeUndefined();
    expect(parseCidr('10.0.0.0/255.255.255.0')).toEqual({ address: 167772160, prefix: 24 });
  });

  it('leaves network and broadcast address out, except in a /31 and a /32', () => {
    const size = (cidr: string): number => {
      const network = parseCidr(cidr)!;
      return spanSize(hostSpan(network.address, network.prefix));
    };
    expect([size('10.0.0.0/24'), size('10.0.0.0/30')]).toEqual([254, 2]);
    expect([size('10.0.0.0/31'), size('10.0.0.7/32')]).toEqual([2, 1]);
  });

  it('unites spans to the same set of addresses, in order and without overlap', () => {
    const small = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }))
      .map(([from, more]) => ({ from, to: from + more }));
    fc.assert(
      fc.property(fc.array(small, { maxLength: 8 }), (spans) => {
        const list = (parts: readonly { from: number; to: number }[]): number[] =>
          parts.flatMap(({ from, to }) =>
            Array.from({ length: to - from + 1 }, (_, i) => from + i),
          );
        const wanted = [...new Set(list(spans))].sort((a, b) => a - b);
        expect(list(unionSpans(spans))).toEqual(wanted);
      }),
    );
  });
});

describe('parseRange', () => {
  it.each([
    ['192.168.1.0/24', '192.168.1.1-192.168.1.254'],
    ['192.168.1.77/24', '192.168.1.1-192.168.1.254'],
    ['192.168.1.0/255.255.255.0', '192.168.1.1-192.168.1.254'],
    ['192.168.1.0/24:8080', '192.168.1.1-192.168.1.254:8080'],
    ['10.0.0.5-80', '10.0.0.5-10.0.0.80'],
    ['10.0.0.5 - 80', '10.0.0.5-10.0.0.80'],
    ['10.0.0.5–80', '10.0.0.5-10.0.0.80'],
    ['10.0.0.5-10.0.1.20', '10.0.0.5-10.0.1.20'],
    ['10.0.0.5-10.0.1.20:81', '10.0.0.5-10.0.1.20:81'],
    ['10.0.0.5-5', '10.0.0.5-10.0.0.5'],
    ['10.0.0.*', '10.0.0.0-10.0.0.255'],
    ['10.7.*.*', '10.7.0.0-10.7.255.255'],
    ['10.0.0.9/32', '10.0.0.9-10.0.0.9'],
    ['10.1.0.0/16', '10.1.0.1-10.1.255.254'],
  ])('reads the range %s', (text, span) => {
    expect(spanOf(text)).toBe(span);
  });

  it.each([
    ['192.168.1.20', { host: '192.168.1.20' }],
    ['192.168.1.20:8080', { host: '192.168.1.20', port: 8080 }],
    ['192.168.1.20:80', { host: '192.168.1.20', port: 80 }],
    ['front-gate', { host: 'front-gate' }],
    ['front-gate-2.local:81', { host: 'front-gate-2.local', port: 81 }],
    ['https://10.0.0.9', { host: '10.0.0.9', port: 443, scheme: 'https' }],
    ['http://10.0.0.9:8443/api', { host: '10.0.0.9', port: 8443, scheme: 'http' }],
    ['[fd00::9]', { host: 'fd00::9' }],
    ['[fd00::9]:81', { host: 'fd00::9', port: 81 }],
    ['fd00::9', { host: 'fd00::9' }],
  ])('reads the host %s', (text, host) => {
    const { kind, text: _, ...rest } = parseRange(text);
    expect(kind).toBe('host');
    expect(rest).toEqual(host);
  });

  it.each([
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/15',
    '0.0.0.0/0',
    '10.*.*.*',
    '10.*.0.5',
    '10.0.0.80-5',
    '10.0.0.5-300',
    '10.0.0.5-x',
    '10.0.0.5-',
    '10.0.0.300',
    '10.0.0',
    '010.0.0.1',
    '10.0.0.1:0',
    '10.0.0.1:70000',
    '10.0.0.0/24:x',
    'ftp://10.0.0.1',
    'https://',
    'two words',
    'gate/24',
    'a@b',
    '',
  ])('refuses %j and names it', (text) => {
    let error: unknown;
    try {
      parseRange(text);
    } catch (caught) {
      error = caught;
    }
    expect(isAppError(error, 'scan.bad-range')).toBe(true);
    if (isAppError(error)) {
      expect(error.message).toContain(text);
      expect(error.details['field']).toBe(text);
    }
  });

  it('reads back any span that is not too large, and refuses the rest', () => {
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 70_000 }), (from, more) => {
        const to = Math.min(from + more, 2 ** 32 - 1);
        const text = `${formatIpv4(from)}-${formatIpv4(to)}`;
        if (to - from + 1 <= LARGEST_RANGE) expect(spanOf(text)).toBe(text);
        else expect(() => parseRange(text)).toThrow(/at most 65536/);
      }),
    );
  });

  it('never throws anything but scan.bad-range', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[0-9.*/:-]{0,24}$/),
      fc.stringMatching(/^https?:\/\/[a-z0-9.:[\]@/-]{0,16}$/),
    );
    fc.assert(
      fc.property(typed, (text) => {
        try {
          parseRange(text);
        } catch (error) {
          expect(isAppError(error, 'scan.bad-range')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('splits one field into its pieces', () => {
    const texts = parseRanges(['10.0.0.1, 10.0.0.5 - 9;gate', ' ']).map(({ text }) => text);
    expect(texts).toEqual(['10.0.0.1', '10.0.0.5-9', 'gate']);
  });
});
