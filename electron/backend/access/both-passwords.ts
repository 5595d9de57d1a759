import { z } from 'zod';
import type { Credentials } from '../driver/types';
import type { SecretStore } from '../store/secret-store';

const keyOf = (id: string): string => `access-pending/${id}`;

const schema = z.array(
  z.object({
    kind: z.enum(['new', 'old', 'other-form']),
    credentials: z.object({ username: z.string(), password: z.string() }),
  }),
);

/** A way in that may be the right one until a change of password is settled. */
export interface PendingWay {
  readonly kind: 'new' | 'old' | 'other-form';
  readonly credentials: Credentials;
}

/**
 * Keeps every password that an intercom may have by now, sealed and on the disk. Call it before the
 * first of them is written.
 *
 * @throws AppError `file.unwritable`: then do not write
 */
export const keepWays = (
  secrets: SecretStore,
  id: string,
  ways: readonly PendingWay[],
): Promise<void> => secrets.put(keyOf(id), JSON.stringify(ways));

/** What an unsettled change left; empty where all is settled, or where this user cannot open it. */
export async function waysKept(secrets: SecretStore, id: string): Promise<readonly PendingWay[]> {
  const text = await secrets.get(keyOf(id));
  if (text === undefined) return [];
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [];
}

/** It is known which one is right. */
export const forgetWays = (secrets: SecretStore, id: string): Promise<void> =>
  secrets.drop(keyOf(id));
