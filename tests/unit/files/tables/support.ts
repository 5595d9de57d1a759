import { Header } from 'tar';
import { AppError } from '../../../../shared/errors';

/** The error that reading fails with. */
export async function failure(work: () => unknown): Promise<AppError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('This was expected to fail, but did not.');
}

export interface TarEntry {
  readonly path: string;
  readonly body?: string;
  readonly type?: 'File' | 'SymbolicLink' | 'Link' | 'CharacterDevice';
  readonly linkpath?: string;
}

/** A plain ustar archive with any entries, also such as no honest program writes. */
export function tarOf(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ path, body = '', type = 'File', linkpath = '' }) => {
    const bytes = Buffer.from(body);
    const head = Buffer.alloc(512);
    const common = { mode: 0o644, uid: 0, gid: 0, mtime: new Date(0) };
    new Header({ path, size: bytes.length, type, linkpath, ...common }).encode(head, 0);
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
