import { AppError } from '../../../../shared/errors';

export type FileNature = 'gzip' | 'tar' | 'text';

const ascii = (bytes: Buffer, from: number, to: number): string =>
  bytes.subarray(from, to).toString('latin1');

/** Files that people choose by mistake, by how they begin. */
const FOREIGN: readonly (readonly [test: (bytes: Buffer) => boolean, what: string])[] = [
  [(b) => ascii(b, 0, 4) === 'PK\u0003\u0004', 'an Excel workbook or a zip archive'],
  [(b) => b.readUInt32BE(0) === 0xd0cf11e0, 'an old Excel workbook'],
  [(b) => ascii(b, 0, 4) === '%PDF', 'a PDF'],
  [(b) => ascii(b, 1, 4) === 'PNG' || b.readUInt16BE(0) === 0xffd8, 'a picture'],
  [(b) => b.readUInt32BE(0) === 0xd4c3b2a1 || b.readUInt32BE(0) === 0xa1b2c3d4, 'a capture'],
  [(b) => ascii(b, 0, 6) === '7z\u00bc\u00af\u0027\u001c', 'a 7-Zip archive'],
  [(b) => ascii(b, 0, 4) === 'Rar!', 'a RAR archive'],
  [(b) => ascii(b, 0, 2) === 'MZ' || ascii(b, 0, 4) === '\u007fELF', 'a program'],
];

/**
 * What a file is by its first bytes; its name is never asked (PhoneContacts.tgz of a real unit is a
 * plain tar, device notes 2).
 *
 * @throws AppError `file.empty`, or `file.not-text` that names what it is instead
 */
export function natureOf(bytes: Buffer): FileNature {
  if (bytes.length === 0) throw new AppError('file.empty', 'The file is empty: it has 0 bytes.');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (ascii(bytes, 257, 262) === 'ustar') return 'tar';
  if (bytes.length < 8) return 'text';
  const foreign = FOREIGN.find(([test]) => test(bytes));
  if (foreign)
    throw new AppError('file.not-text', `This is ${foreign[1]}. A list as text was expected.`, {
      details: { line: 1 },
    });
  return 'text';
}
