import type { SafeStorage } from 'electron';
import { AppError } from '../../shared/errors';
import { createMemorySecrets } from '../backend/memory-secrets';
import type { Secrets } from '../backend/ports';

const PREFIX = 'keyring:';

export interface SecretsOptions {
  readonly safeStorage: Pick<
    SafeStorage,
    | 'isAsyncEncryptionAvailable'
    | 'encryptStringAsync'
    | 'decryptStringAsync'
    | 'getSelectedStorageBackend'
  >;
  readonly platform: NodeJS.Platform;
}

/**
 * Seals secrets with the keyring of the operating system. Linux without a keyring falls back to a
 * password that everybody knows (`basic_text`): that counts as none, and secrets stay in memory.
 */
export async function createKeyringSecrets({
  safeStorage,
  platform,
}: SecretsOptions): Promise<Secrets> {
  const isReal =
    platform !== 'linux' ||
    !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
  if (!isReal || !(await safeStorage.isAsyncEncryptionAvailable())) return createMemorySecrets();
  return {
    persistent: true,
    async seal(plain) {
      return PREFIX + (await safeStorage.encryptStringAsync(plain)).toString('base64');
    },
    async open(sealed) {
      const fail = (cause?: unknown) =>
        new AppError('store.damaged', 'This password was not kept on this computer.', {
          hint: 'Enter the password again.',
          cause,
        });
      if (!sealed.startsWith(PREFIX)) throw fail();
      try {
        const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64');
        return (await safeStorage.decryptStringAsync(bytes)).result;
      } catch (error) {
        throw fail(error);
      }
    },
  };
}
