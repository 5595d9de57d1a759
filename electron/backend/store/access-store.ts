import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Log } from '../ports';
import { openJsonFile } from './json-file';
import type { SecretStore } from './secret-store';

/** The password that a job gives to many, sealed, as long as one of them may still need it. */
export interface AccessStore {
  /** Keeps a password; answers the name by which the job's journal knows it. */
  keep(password: string): Promise<string>;
  /** The job that it belongs to. */
  belongsTo(ref: string, fleet: string): Promise<void>;
  /** Undefined where it was let go, or where this user of this computer cannot open it. */
  get(ref: string): Promise<string | undefined>;
  /** Lets go of those whose job does not need them any more. */
  prune(isNeeded: (fleet: string) => boolean): Promise<void>;
  flush(): Promise<void>;
}

const schema = z.record(z.string(), z.object({ fleet: z.string().nullable() }));
const keyOf = (ref: string): string => `access-change/${ref}`;

export async function openAccessStore(options: {
  readonly folder: string;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<AccessStore> {
  const { folder, secrets, clock, log } = options;
  const file = await openJsonFile({
    folder,
    name: 'access-changes',
    schema,
    empty: {},
    clock,
    log,
  });
  // Begun before this start and never given to a job: nobody will ask for it.
  const orphans = new Set(
    Object.entries(file.value).flatMap(([ref, { fleet }]) => (fleet === null ? [ref] : [])),
  );
  return {
    async keep(password) {
      const ref = randomUUID();
      await file.update((all) => ({ ...all, [ref]: { fleet: null } }));
      await secrets.put(keyOf(ref), password);
      return ref;
    },
    belongsTo: (ref, fleet) => file.update((all) => ({ ...all, [ref]: { fleet } })),
    get: (ref) => secrets.get(keyOf(ref)),
    async prune(isNeeded) {
      const over = Object.entries(file.value).filter(([ref, { fleet }]) =>
        fleet === null ? orphans.has(ref) : !isNeeded(fleet),
      );
      if (over.length === 0) return;
      for (const [ref] of over) await secrets.drop(keyOf(ref));
      const gone = new Set(over.map(([ref]) => ref));
      await file.update((all) =>
        Object.fromEntries(Object.entries(all).filter(([ref]) => !gone.has(ref))),
      );
    },
    flush: () => file.flush(),
  };
}
