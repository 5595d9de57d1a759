import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkFileSize, readTable } from '../../../../electron/backend/files/tables/read-table';
import { MAX_UNPACKED_BYTES } from '../../../../electron/backend/files/tables/table';
import { failure, tarOf } from './support';

const read = (content: string | Buffer) =>
  failure(() => readTable(Buffer.from(content), { kind: 'user' }));

describe('XML that means harm', () => {
  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]>\n<a><r n="&x;"/></a>', 1],
    ['an entity bomb on a later line', '<?xml version="1.0"?>\n\n<!ENTITY l "lol">', 3],
    ['an element that never ends', '<a>\n<r n="1"/>\n<r n="2">', 3],
    ['a wrong end', '<a>\n<r></s>\n</a>', 2],
    ['a second root', '<a/>\n<b/>', 2],
    ['text around it', 'x', 1],
    ['a hundred levels', '<a>'.repeat(100), 1],
    ['a value that is too long', `<a>\n<r n="${'x'.repeat(5000)}"/></a>`, 2],
  ])('is refused with its line: %s', async (_what, content, line) => {
    const text = content.startsWith('<') ? content : `<a/>${content}`;
    const error = await read(text);
    expect(error.code).toBe('file.bad-xml');
    expect(error.details).toMatchObject({ line });
    expect(error.message).toMatch(/expected/);
  });

  it('cannot reach into objects by its names', async () => {
    const xml = '<UserData><Data __proto__="x" constructor="y" UserID="1" Name="L"/></UserData>';
    const table = await readTable(Buffer.from(xml), { kind: 'user' });
    expect(table.rows[0]?.cells).toEqual(['x', 'y', '1', 'L']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('archives that mean harm', () => {
  const good = { path: 'userdata.xml', body: '<UserData><Data UserID="1" Name="L"/></UserData>' };

  it.each([
    ['climbs out', { path: '../../etc/passwd', body: 'x' }],
    ['climbs out in the middle', { path: 'a/../../b', body: 'x' }],
    ['climbs out with backslashes', { path: '..\\b.xml', body: 'x' }],
    ['is absolute', { path: '/etc/passwd', body: 'x' }],
    ['has a drive', { path: 'C:/x.xml', body: 'x' }],
    ['is a symbolic link', { path: 'a', type: 'SymbolicLink', linkpath: '/etc/passwd' } as const],
    ['is a hard link', { path: 'a', type: 'Link', linkpath: 'userdata.xml' } as const],
    ['is a device', { path: 'a', type: 'CharacterDevice' } as const],
  ])('are refused whole when an entry %s', async (_what, entry) => {
    for (const archive of [tarOf([good, entry]), gzipSync(tarOf([entry, good]))])
      expect((await read(archive)).code).toBe('file.bad-archive');
  });

  it('are read when they are plain tar under any name', async () => {
    const table = await readTable(tarOf([good]), { kind: 'user' });
    expect(table).toMatchObject({ format: 'device-tgz', encoding: 'binary', declared: 'user' });
  });

  it('cannot fill the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(MAX_UNPACKED_BYTES + 1));
    expect(bomb.length).toBeLessThan(200_000);
    expect((await read(bomb)).code).toBe('file.too-large');
  });

  it('are refused when cut, damaged or no tar at all', async () => {
    const whole = gzipSync(tarOf([good]));
    expect((await read(whole.subarray(0, whole.length - 20))).code).toBe('file.bad-archive');
    expect((await read(gzipSync('hello'))).code).toBe('file.bad-archive');
    const damaged = tarOf([good]);
    damaged[10] = 0x41;
    expect((await read(damaged)).code).toBe('file.bad-archive');
  });
});

describe('text that is none', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'file.empty'],
    ['empty lines', Buffer.from('\n\n  \n'), 'file.empty'],
    ['a NUL', Buffer.from('Name,Code\nLu\0cy,1\n'), 'file.not-text'],
    ['a picture', Buffer.from('\u0089PNG\r\n\u001a\naaaa', 'latin1'), 'file.not-text'],
    [
      'rubbish',
      Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 89 + 1) % 255 || 1)),
      'file.not-text',
    ],
    [
      'UTF-8 that breaks off',
      Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0x2c, 0xc3, 0x28]),
      'file.not-text',
    ],
  ])('is refused: %s', async (_what, content, code) => {
    expect((await read(content)).code).toBe(code);
  });

  it('is told with the line of the first bad byte', async () => {
    expect((await read(Buffer.from('Name,Code\nLucy,1\nMa\0x,2\n'))).details).toEqual({ line: 3 });
  });

  it('is refused for its size before it is read', async () => {
    const error = await failure(() => checkFileSize('huge.csv', 1024 ** 3));
    expect(error).toMatchObject({ code: 'file.too-large', details: { size: 1024 ** 3 } });
  });
});

describe('CSV that is not well made', () => {
  it.each([
    ['one endless line', 'x'.repeat(3_000_000), 1],
    ['a quote that is never closed', 'Name,Code\nLucy,1\n"Max,2\n', 3],
    ['text after a quote', 'Name,Code\n"a\nb",1\n"Max"x,2\n', 4],
    ['a thousand columns', `Name,Code\n${','.repeat(1000)}1\n`, 2],
  ])('is refused with its line: %s', async (_what, content, line) => {
    const error = await read(content);
    expect(error.code).toBe('file.bad-csv');
    expect(error.details).toMatchObject({ line });
    expect(error.message).toMatch(/expected/);
  });

  it('has no more rows than any intercom takes', async () => {
    const error = await read(`Name\n${'Lucy\n'.repeat(50_001)}`);
    expect(error.code).toBe('file.too-large');
  });
});
