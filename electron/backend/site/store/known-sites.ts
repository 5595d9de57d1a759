import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { openJsonFile } from '../../store/json-file';
import type { Clock, Log } from '../../ports';
import { countsSchema } from './format';

/** Files that are remembered; the one opened longest ago goes first. */
const MOST = 200;

const knownSchema = z.object({
  /** By which a window names the file; says nothing of where it lies. */
  key: z.string(),
  path: z.string(),
  /** ID of the document. Two files may have the same: copies of one site. */
  site: z.string(),
  name: z.string(),
  customer: z.string(),
  counts: countsSchema,
  openedAt: z.number(),
  changedAt: z.number(),
});
/** A file that was opened or made here, as it was when it was last seen. */
export type KnownSite = Readonly<z.infer<typeof knownSchema>>;

/** Where the sites of this computer lie. Holds nothing of what is in them but name and numbers. */
export interface KnownSites {
  all(): readonly KnownSite[];
  byPath(path: string): KnownSite | undefined;
  byKey(key: string): KnownSite | undefined;
  /** Adds a file or says anew what is known of it; answers with its key. */
  put(found: Omit<KnownSite, 'key'>): Promise<string>;
  remove(key: string): Promise<void>;
  flush(): Promise<void>;
}

export async function openKnownSites(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<KnownSites> {
  const schema = z.array(knownSchema);
  const file = await openJsonFile({ ...options, name: 'sites', schema, empty: [] });
  const byPath = (path: string) => file.value.find((one) => one.path === path);
  return {
    all: () => file.value,
    byPath,
    byKey: (key) => file.value.find((one) => one.key === key),
    async put(found) {
      const key = byPath(found.path)?.key ?? randomUUID();
      await file.update((all) => {
        const others = all.filter((one) => one.key !== key);
        return [{ key, ...found }, ...others].slice(0, MOST);
      });
      return key;
    },
    remove: (key) => file.update((all) => all.filter((one) => one.key !== key)),
    flush: () => file.flush(),
  };
}
