import { AppError } from '../../shared/errors';
import type { Secrets } from './ports';

/**
 * Secrets for a host without a keyring: what is "sealed" is a number, and the secret itself stays
 * in memory until the program ends, so that nothing readable ever gets to the disk.
 */
export function createMemorySecrets(): Secrets {
  const kept = new Map<string, string>();
  return {
    persistent: false,
    seal(plain) {
      const sealed = `memory:${kept.size + 1}`;
      kept.set(sealed, plain);
      return Promise.resolve(sealed);
    },
    open(sealed) {
      const plain = kept.get(sealed);
      return plain === undefined
        ? Promise.reject(
            new AppError('store.damaged', 'This password was forgotten when Lintel was closed.', {
              hint: 'Enter the password again.',
            }),
          )
        : Promise.resolve(plain);
    },
  };
}
