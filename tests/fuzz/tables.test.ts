import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../electron/backend/files/tables/read-table';
import { MAX_CELL, MAX_COLUMNS } from '../../electron/backend/files/tables/table';
import { guessMapping } from '../../electron/backend/imports/mapping';
import { readRows } from '../../electron/backend/imports/rows';
import type { EditableKind } from '../../shared/contract/records';
import { limitsOf } from '../../shared/device/rules';
import { AppError } from '../../shared/errors';
import { tarOf } from '../unit/files/tables/support';

const kinds = fc.constantFrom<EditableKind>('rfkey', 'user', 'contact', 'privatekey', 'schedule');
const RUNS = { numRuns: 400 };

/** Reads bytes to the end, or refuses them with an error of ours; nothing else may come out. */
async function survives(bytes: Buffer, kind: EditableKind): Promise<void> {
  try {
    const table = await readTable(bytes, { kind });
    expect(table.headers.length).toBeLessThanOrEqual(MAX_COLUMNS);
    for (const { cells } of table.rows)
      for (const cell of cells) expect(cell.length).toBeLessThanOrEqual(MAX_CELL);
    const guess = guessMapping(table, kind);
    const { rows } = readRows({ table, kind, ...guess, limits: limitsOf('') });
    expect(rows).toHaveLength(table.rows.length);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toMatch(/^file\./);
  }
}

/** Pieces out of which files of all forms are made, in any order. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['<', '>', '</', '/>', '<a', '<Data ', 'Name="x"', "Code='1'", '&#x41;', '&lol;', ']]>'],
    ...['<![CDATA[', '<!--', '-->', '<?xml', '?>', '<UserData>', '</UserData>', '<!DOCTYPE'],
    ...['BEGIN:VCARD\n', 'END:VCARD\n', 'FN:', 'TEL;WORK:1\n', '=C3=BC=\n', ';', ',', '\t', '|'],
    ...['"', '""', '\n', '\r\n', '\r', 'Name', 'Code', '\0', '\uFEFF', 'UserData,\n', 'END', "'"],
    ...['1.23E+10', '="001"', '=1+1', 'sep=;\n', '00B4161D', '180,05661', '\uD800', '__proto__'],
  ),
  fc.string({ maxLength: 8 }),
);
const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));

describe('files of any content', () => {
  it('as bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), kinds, async (bytes, kind) =>
        survives(Buffer.from(bytes), kind),
      ),
      RUNS,
    );
  });

  it('as pieces of lists in every encoding', async () => {
    const encoding = fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1');
    await fc.assert(
      fc.asyncProperty(text, encoding, kinds, async (content, how, kind) =>
        survives(Buffer.from(content, how), kind),
      ),
      { numRuns: 1500 },
    );
  });

  it('as XML and vCards that go wrong somewhere', async () => {
    const start = fc.constantFrom(
      '<a>',
      '<UserData><Data ',
      'BEGIN:VCARD\n',
      'Name,Code\n',
      'UserData,\n',
    );
    await fc.assert(
      fc.asyncProperty(start, text, kinds, async (begin, content, kind) =>
        survives(Buffer.from(begin + content), kind),
      ),
      { numRuns: 1500 },
    );
  });

  it('in archives, whole, cut and with bytes changed', async () => {
    const changes = fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { maxLength: 6 });
    const cut = fc.nat(4000);
    await fc.assert(
      fc.asyncProperty(text, changes, cut, fc.boolean(), async (content, list, end, packed) => {
        const tar = tarOf([{ path: 'userdata.xml', body: content }]);
        for (const [at, byte] of list) if (at < tar.length) tar[at] = byte;
        const bytes = packed ? gzipSync(tar) : tar;
        await survives(bytes.subarray(0, Math.max(600, end)), 'user');
      }),
      RUNS,
    );
  });

  it('with runs of one character that make slow patterns slow', async () => {
    for (const one of [
      ' ',
      '\n',
      '"',
      '<',
      '<a ',
      'a=',
      '&',
      '=',
      '<a b',
      ',',
      'x;',
      '<!--',
      '=\n',
    ])
      for (const begin of ['', '<a>', '<a ', 'BEGIN:VCARD\n', 'Name,Code\n'])
        await survives(Buffer.from(begin + one.repeat(60_000)), 'contact');
  });
});
