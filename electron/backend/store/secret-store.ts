import { z } from 'zod';
import type { Clock, Log, Secrets } from '../ports';
import { openJsonFile } from './json-file';

export interface SecretStoreOptions {
  readonly folder: string;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
}

/** Passwords by the name of what they belong to. On the disk they are sealed or not at all. */
export interface SecretStore {
  /** Whether secrets outlive the program. */
  readonly persistent: boolean;
  get(key: string): Promise<string | undefined>;
  /** How long a secret is kept; for one that is not there, how long it would be unless told. */
  lifetimeOf(key: string): 'kept' | 'session';
  /** `session` secrets are kept in memory only, also where the system could seal them. */
  put(key: string, plain: string, lifetime?: 'kept' | 'session'): Promise<void>;
  drop(key: string): Promise<void>;
  flush(): Promise<void>;
}

const schema = z.record(z.string(), z.string());

function without(all: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== key));
}

/** Opens the sealed secrets of the data folder. */
export async function openSecretStore(options: SecretStoreOptions): Promise<SecretStore> {
  const { folder, secrets, clock, log } = options;
  const file = await openJsonFile({ folder, name: 'secrets', schema, empty: {}, clock, log });
  const memory = new Map<string, string>();

  return {
    persistent: secrets.persistent,
    async get(key) {
      const known = memory.get(key);
      if (known !== undefined) return known;
      const sealed = file.value[key];
      if (sealed === undefined || !secrets.persistent) return undefined;
      try {
        const plain = await secrets.open(sealed);
        // Put anew or dropped while the keyring was asked: then this is the password of before.
        if (!memory.has(key) && file.value[key] === sealed) memory.set(key, plain);
        return memory.get(key);
      } catch (error) {
        // Sealed by another user or on another computer: the person has to enter it once more.
        log('warn', 'A stored password cannot be opened here', {
          key,
          reason: error instanceof Error ? error.name : 'unknown',
        });
        return undefined;
      }
    },
    lifetimeOf: (key) => (memory.has(key) && !(key in file.value) ? 'session' : 'kept'),
    async put(key, plain, lifetime = 'kept') {
      memory.set(key, plain);
      if (lifetime === 'session' || !secrets.persistent) {
        if (key in file.value) await file.update((all) => without(all, key));
        return;
      }
      const sealed = await secrets.seal(plain);
      // Whoever came after this one is right, whichever was sealed first.
      if (memory.get(key) !== plain) return;
      await file.update((all) => ({ ...all, [key]: sealed }));
    },
    async drop(key) {
      memory.delete(key);
      if (key in file.value) await file.update((all) => without(all, key));
    },
    flush: () => file.flush(),
  };
}
