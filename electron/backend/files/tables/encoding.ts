import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../../../../shared/contract/imports';
import { AppError } from '../../../../shared/errors';
import { lineAt } from './table';

export interface DecodedText {
  /** Without a byte order mark; every line ends in a line feed. */
  readonly text: string;
  readonly encoding: Exclude<Encoding, 'binary'>;
}

/** Windows-1252 from 0x80 to 0x9F; the five free places stay what Latin-1 has there. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Bytes that are looked at to tell UTF-16 without a byte order mark. */
const PEEK = 4096;
/** Share of control characters up to which a file is still taken for text. */
const MAX_CONTROLS = 0.01;
/** All but tab, line feed and form feed. */
const CONTROLS = /[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u009f]/g;

/** Text of a file written in Windows-1252. Its table stands here because not every Node has it. */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80));
}

/** Without a mark: text of mostly Latin letters has a zero in every second byte. */
function guessUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, PEEK) & ~1;
  if (length < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (odd > half * 0.6 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.6 && odd < half * 0.05) return 'utf-16be';
  return undefined;
}

function encodingOf(bytes: Buffer): DecodedText['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return guessUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

function decode(bytes: Buffer, encoding: DecodedText['encoding']): string {
  switch (encoding) {
    case 'utf-8':
      return bytes.toString('utf8');
    case 'utf-16le':
      return bytes.toString('utf16le');
    case 'utf-16be':
      // A copy: swapping in place would change the caller's bytes. An odd byte at the end is dropped.
      return Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le');
    case 'windows-1252':
      return decodeWindows1252(bytes);
  }
}

function notText(text: string, index: number): AppError {
  const line = lineAt(text, index);
  return new AppError(
    'file.not-text',
    `Line ${line} holds bytes that no text has. Text in UTF-8, UTF-16 or Windows-1252 was expected.`,
    { details: { line } },
  );
}

/**
 * Finds out the encoding of a text file and reads it.
 *
 * @throws AppError `file.not-text` with the line where it stops being text
 */
export function decodeText(bytes: Buffer): DecodedText {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding)
    .replace(/^\uFEFF/, '')
    // Old programs mark the end of a text with Ctrl+Z.
    .replace(/\u001a+$/, '')
    .replace(/\r\n?/g, '\n');
  const nul = text.indexOf('\0');
  if (nul >= 0) throw notText(text, nul);
  const damaged = encoding === 'windows-1252' ? -1 : text.indexOf('\uFFFD');
  if (damaged >= 0 && !isGenuine(bytes, encoding)) throw notText(text, damaged);
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (controls > text.length * MAX_CONTROLS) throw notText(text, text.search(CONTROLS));
  return { text, encoding };
}

/** The replacement character may have been written by the program that made the file. */
function isGenuine(bytes: Buffer, encoding: DecodedText['encoding']): boolean {
  return encoding === 'utf-8' ? isUtf8(bytes) : true;
}
