import { z } from 'zod';
import type { Clock, Log } from '../ports';
import { openJsonFile } from './json-file';

/** The folder that the technician chose for backups, if any. */
export interface BackupFolderStore {
  chosen(): string | undefined;
  /** Undefined goes back to the folder of Lintel's own data. */
  choose(path: string | undefined): Promise<void>;
  flush(): Promise<void>;
}

export async function openBackupFolderStore(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<BackupFolderStore> {
  const schema = z.object({ path: z.string().nullable() });
  const empty = { path: null };
  const file = await openJsonFile({ ...options, name: 'backup-folder', schema, empty });
  return {
    chosen: () => file.value.path ?? undefined,
    choose: (path) => file.update(() => ({ path: path ?? null })),
    flush: () => file.flush(),
  };
}
