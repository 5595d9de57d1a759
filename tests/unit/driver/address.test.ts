import { describe, expect, it } from 'vitest';
import { formatAddress, originOf, parseAddress } from '../../../electron/backend/driver/address';
import { normalizeMac } from '../../../shared/device/mac';

describe('parseAddress', () => {
  it.each([
    ['192.168.1.20', 'http', '192.168.1.20', 80, '192.168.1.20'],
    [' 192.168.1.20:8080 ', 'http', '192.168.1.20', 8080, '192.168.1.20:8080'],
    ['https://192.168.1.20', 'https', '192.168.1.20', 443, 'https://192.168.1.20'],
    ['https://Door.Local:8443/login?x=1#y', 'https', 'door.local', 8443, 'https://door.local:8443'],
    ['HTTP://door', 'http', 'door', 80, 'door'],
    ['http://10.0.0.1:443', 'http', '10.0.0.1', 443, '10.0.0.1:443'],
    ['[fe80::1]:81', 'http', 'fe80::1', 81, '[fe80::1]:81'],
    ['2001:DB8::5', 'http', '2001:db8::5', 80, '[2001:db8::5]'],
    ['https://[2001:db8::5]', 'https', '2001:db8::5', 443, 'https://[2001:db8::5]'],
  ])('reads %s', (text, scheme, host, port, formatted) => {
    const address = parseAddress(text);
    expect(address).toEqual({ scheme, host, port });
    expect(formatAddress(address)).toBe(formatted);
    expect(parseAddress(formatted)).toEqual(address);
  });

  it.each([
    ...['', 'ftp://x', '300.1.1.1', '1.2.3', 'host:0', 'host:99999', 'host:8a', 'a:b:c'],
    ...['admin:pw@10.0.0.1', '[10.0.0.1]', 'two words', 'http://', '-x', '[::1'],
  ])('refuses %j', (text) => {
    expect(() => parseAddress(text)).toThrow(
      expect.objectContaining({ code: 'net.bad-address' }) as Error,
    );
  });

  it('leaves the usual port out of the origin', () => {
    expect(originOf(parseAddress('https://door'))).toBe('https://door');
  });
});

describe('normalizeMac', () => {
  it.each(['0c1105078b71', '0C-11-05-07-8B-71', '0c:11:05:07:8b:71', '0c11.0507.8b71'])(
    'reads %s',
    (text) => expect(normalizeMac(text)).toBe('0C:11:05:07:8B:71'),
  );
  it.each(['', '0c1105078b7', '0c:11:05:07:8b:7g', '0c1105078b7100', 'MAC 0c1105078b71'])(
    'refuses %j',
    (text) => expect(normalizeMac(text)).toBeUndefined(),
  );
});
