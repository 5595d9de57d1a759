import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Credential } from '../../../shared/contract/intercoms';
import { AppError } from '../../../shared/errors';
import type { Credentials } from '../driver/types';
import type { Clock, Log } from '../ports';
import { openJsonFile } from './json-file';
import type { SecretStore } from './secret-store';

/** User and password of the HTTP API as delivered (manual, HTTP API Configuration). */
export const FACTORY_CREDENTIALS: Credentials = { username: 'admin', password: 'httpapi' };

const FACTORY: Credential = {
  id: 'factory',
  label: 'Factory default',
  username: FACTORY_CREDENTIALS.username,
  factory: true,
  kept: true,
};

const entrySchema = z.object({ id: z.string(), label: z.string(), username: z.string() });
const schema = z.array(entrySchema);

export interface LabelledCredentials extends Credentials {
  readonly label: string;
}

/** The list of credentials that are tried on intercoms, head first, the factory's last. */
export interface CredentialStore {
  list(): readonly Credential[];
  /** With their passwords; one that cannot be opened on this computer is left out. */
  toTry(): Promise<readonly LabelledCredentials[]>;
  add(entry: LabelledCredentials): Promise<Credential>;
  /** @throws AppError `call.bad-input` for the factory default; an unknown id is no error. */
  remove(id: string): Promise<void>;
  flush(): Promise<void>;
}

const keyOf = (id: string) => `credential/${id}`;

export async function openCredentialStore(options: {
  readonly folder: string;
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<CredentialStore> {
  const { folder, secrets, clock, log } = options;
  const file = await openJsonFile({ folder, name: 'credentials', schema, empty: [], clock, log });
  // Where the system seals nothing, an entry without its password would be of no use next time.
  let session: z.infer<typeof schema> = [];
  const entries = () => [...session, ...file.value];

  return {
    list: () => [
      ...entries().map((entry) => ({ ...entry, factory: false, kept: secrets.persistent })),
      FACTORY,
    ],
    async toTry() {
      const found: LabelledCredentials[] = [];
      for (const { id, label, username } of entries()) {
        const password = await secrets.get(keyOf(id));
        if (password !== undefined) found.push({ label, username, password });
      }
      return [...found, { label: FACTORY.label, ...FACTORY_CREDENTIALS }];
    },
    async add({ label, username, password }) {
      const entry = { id: randomUUID(), label, username };
      await secrets.put(keyOf(entry.id), password);
      if (secrets.persistent) await file.update((all) => [entry, ...all]);
      else session = [entry, ...session];
      return { ...entry, factory: false, kept: secrets.persistent };
    },
    async remove(id) {
      if (id === FACTORY.id)
        throw new AppError('call.bad-input', 'id: the factory default stays in the list.', {
          details: { field: 'id' },
        });
      session = session.filter((entry) => entry.id !== id);
      if (file.value.some((entry) => entry.id === id))
        await file.update((all) => all.filter((entry) => entry.id !== id));
      await secrets.drop(keyOf(id));
    },
    flush: () => file.flush(),
  };
}
