import { readFile } from 'node:fs/promises';
import { MAX_INLINE_FILE } from '../../../shared/contract/app';
import { AppError } from '../../../shared/errors';
import type { Services } from '../services';
import type { Core } from './core';
import type { PracticeNetwork } from './practice';

type AppServices = Pick<
  Services,
  'app.info' | 'files.pick' | 'files.put' | 'files.get' | 'practice.start' | 'practice.stop'
>;

function tooLarge(name: string, size: number): AppError {
  return new AppError('file.too-large', `"${name}" is too large to pass this way.`, {
    details: { name, size, limit: MAX_INLINE_FILE },
  });
}

/** The calls about the program itself, its files and the practice network. */
export function createAppServices({ ports, files }: Core, practice: PracticeNetwork): AppServices {
  return {
    'app.info': () => ({
      name: 'Lintel',
      version: ports.version,
      host: ports.host,
      keepsSecrets: ports.secrets.persistent,
      practice: practice.state(),
    }),
    async 'files.pick'(input, { caller }) {
      // Without a dialog of the computer the window asks for the files itself.
      const paths = (await ports.filePicker?.pick(input)) ?? [];
      return { files: await Promise.all(paths.map((path) => files.fromPath(caller, path))) };
    },
    'files.put': ({ name, base64 }, { caller }) => {
      const bytes = Buffer.from(base64, 'base64');
      if (bytes.length > MAX_INLINE_FILE) throw tooLarge(name, bytes.length);
      return files.put(caller, name, bytes);
    },
    async 'files.get'({ token }, { caller }) {
      const { path, name, size } = await files.open(caller, token);
      if (size > MAX_INLINE_FILE) throw tooLarge(name, size);
      const bytes = await readFile(path);
      return { token, name, size: bytes.length, base64: bytes.toString('base64') };
    },
    'practice.start': () => practice.start(),
    'practice.stop': () => practice.stop(),
  };
}
