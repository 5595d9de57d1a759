/**
 * Which passwords were written to an intercom and taken by it. What intercoms show of a password is
 * a row of stars or an encrypted text (device notes 1.6, 2), so that the one of the site could never
 * be compared with it, and a plan would never be empty. Kept is a salted hash of the password together
 * with what the intercom showed right afterwards: another password in the site, or another text on
 * the intercom, is a difference again.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Log } from '../../ports';
import { openJsonFile } from '../../store/json-file';

/** N of scrypt: 16 MB and some 50 ms for each guess. */
const COST = 16_384;
const BYTES = 32;

const entrySchema = z.object({ salt: z.string(), hash: z.string() });
/** By the intercom's ID, then by key. */
const schema = z.record(z.string(), z.record(z.string(), entrySchema));

export interface WrittenPassword {
  readonly key: string;
  /** In clear, as the site has it. */
  readonly password: string;
  /** What the intercom shows of it; undefined where nothing. */
  readonly shown: string | undefined;
}

export interface WrittenPasswords {
  /** Whether this very password was written, and the intercom shows the same of it as then. */
  isAsWritten(intercom: string, written: WrittenPassword): Promise<boolean>;
  remember(intercom: string, written: readonly WrittenPassword[]): Promise<void>;
  forget(intercom: string, keys: readonly string[]): Promise<void>;
  flush(): Promise<void>;
}

function hashed({ password, shown }: WrittenPassword, salt: Buffer): Promise<Buffer> {
  const text = JSON.stringify([password, shown ?? null]);
  return new Promise((resolve, reject) => {
    scrypt(text, salt, BYTES, { N: COST, r: 8, p: 1 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** @throws AppError `file.unreadable` */
export async function openWrittenPasswords(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<WrittenPasswords> {
  const file = await openJsonFile({ ...options, name: 'written-passwords', schema, empty: {} });
  return {
    async isAsWritten(intercom, written) {
      const entry = file.value[intercom]?.[written.key];
      if (!entry) return false;
      const hash = await hashed(written, Buffer.from(entry.salt, 'base64'));
      return timingSafeEqual(hash, Buffer.from(entry.hash, 'base64'));
    },
    async remember(intercom, written) {
      if (written.length === 0) return;
      const made = await Promise.all(
        written.map(async (one) => {
          const salt = randomBytes(16);
          const hash = await hashed(one, salt);
          return [
            one.key,
            { salt: salt.toString('base64'), hash: hash.toString('base64') },
          ] as const;
        }),
      );
      await file.update((all) => ({
        ...all,
        [intercom]: { ...all[intercom], ...Object.fromEntries(made) },
      }));
    },
    async forget(intercom, keys) {
      const held = file.value[intercom];
      if (!held || keys.every((key) => held[key] === undefined)) return;
      await file.update((all) => ({
        ...all,
        [intercom]: Object.fromEntries(
          Object.entries(all[intercom] ?? {}).filter(([key]) => !keys.includes(key)),
        ),
      }));
    },
    flush: () => file.flush(),
  };
}
