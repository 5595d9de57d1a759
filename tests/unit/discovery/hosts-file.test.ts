import { describe, expect, it } from 'vitest';
import { parseHosts } from '../../../electron/backend/discovery/hosts-file';
import { isAppError } from '../../../shared/errors';

describe('parseHosts', () => {
  it.each([
    ['one a line', '10.0.0.1\n10.0.0.2\n', ['10.0.0.1', '10.0.0.2']],
    ['Windows line ends and a BOM', '\uFEFF10.0.0.1\r\ngate.local\r\n', ['10.0.0.1', 'gate.local']],
    ['blank lines and remarks', '# Block A\n\n10.0.0.1\n  \n#10.0.0.9\n', ['10.0.0.1']],
    ['a heading', 'ip\n10.0.0.1\n', ['10.0.0.1']],
    [
      'a column by its heading',
      'name,Address\nGate,10.0.0.1\nDoor,10.0.0.2',
      ['10.0.0.1', '10.0.0.2'],
    ],
    ['semicolons', 'name;host;floor\nGate;10.0.0.1;2\n', ['10.0.0.1']],
    ['tabs', 'host\tfloor\n10.0.0.1\t2\n', ['10.0.0.1']],
    ['quotes', '"name","ip address"\n"Gate, left","10.0.0.1"\n', ['10.0.0.1']],
    ['ports', 'host,port\n10.0.0.1,8080\n10.0.0.2,\n', ['10.0.0.1:8080', '10.0.0.2']],
    ['first column without a heading', '10.0.0.1,Gate\n10.0.0.2,Door\n', ['10.0.0.1', '10.0.0.2']],
    ['the same host once', '10.0.0.1\n10.0.0.1\n', ['10.0.0.1']],
    ['a URL', 'https://10.0.0.1\n', ['https://10.0.0.1']],
  ])('reads %s', (_, text, hosts) => {
    expect(parseHosts(text)).toEqual(hosts);
  });

  it.each([
    ['an address that is none', '10.0.0.1\n\n10.0.0.300\n', 3],
    ['a range', '10.0.0.1\n10.0.0.0/24\n', 2],
    ['an empty cell of the column', 'name,ip\nGate,10.0.0.1\nDoor,\n', 3],
    ['a bad port', 'host,port\n10.0.0.1,web\n', 2],
    ['an open quote', '10.0.0.1\n"10.0.0.2\n', 2],
  ])('names the line of %s', (_, text, line) => {
    let error: unknown;
    try {
      parseHosts(text);
    } catch (caught) {
      error = caught;
    }
    expect(isAppError(error, 'file.bad-csv')).toBe(true);
    if (isAppError(error)) {
      expect(error.message).toMatch(new RegExp(`^Line ${String(line)}:`));
      expect(error.details['line']).toBe(line);
    }
  });

  it('says that an empty file has no address', () => {
    expect(() => parseHosts('\n# nothing\n')).toThrow('no address');
  });
});
