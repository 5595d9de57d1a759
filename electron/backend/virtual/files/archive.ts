import { gunzipSync, gzipSync } from 'node:zlib';

export interface ArchiveFile {
  readonly name: string;
  readonly body: Buffer;
}

const BLOCK = 512;
/** Bytes that an archive may unpack to. */
const UNPACK_LIMIT = 64 * 1024 * 1024;

/** gzip over ustar, as UserData.tgz of a real unit (device notes 2). */
export function packTgz(files: readonly ArchiveFile[]): Buffer {
  const blocks = files.flatMap(({ name, body }) => [
    header(name, body.length),
    body,
    Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK),
  ]);
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}

/** Files by name, from gzip or plain ustar; undefined where the bytes are neither. */
export function unpackTgz(bytes: Buffer): ReadonlyMap<string, Buffer> | undefined {
  const tar = inflate(bytes);
  if (tar?.subarray(257, 262).toString('latin1') !== 'ustar') return undefined;
  const files = new Map<string, Buffer>();
  let at = 0;
  while (at + BLOCK <= tar.length && tar[at] !== 0) {
    const name = tar
      .subarray(at, at + 100)
      .toString('utf8')
      .replace(/\0.*$/s, '');
    const size = parseInt(tar.subarray(at + 124, at + 136).toString('latin1'), 8);
    if (!Number.isFinite(size)) return undefined;
    at += BLOCK;
    files.set(name.replace(/^\.\//, ''), tar.subarray(at, at + size));
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function inflate(bytes: Buffer): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: UNPACK_LIMIT });
  } catch {
    // A damaged archive is answered as a failed import.
    return undefined;
  }
}

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  block.write(name, 0, 100, 'utf8');
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${octal(size, 11)}\0`, 124);
  block.write(`${octal(0, 11)}\0`, 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}
