import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secrets } from '../../electron/backend/ports';

/** Seals as an operating system would: unreadable on the disk, and only by who has the key. */
export function createTestSecrets(key: Buffer = randomBytes(32)): Secrets {
  return {
    persistent: true,
    seal(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64'));
    },
    // What was sealed with another key is a promise that is not kept, as with the real ones.
    open: (sealed) =>
      Promise.resolve().then(() => {
        const bytes = Buffer.from(sealed, 'base64');
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        const body = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
        return body.toString('utf8');
      }),
  };
}

/** A computer that keeps no secrets. */
export const noSecrets: Secrets = {
  persistent: false,
  seal: () => Promise.reject(new Error('This computer keeps no secrets.')),
  open: () => Promise.reject(new Error('This computer keeps no secrets.')),
};
