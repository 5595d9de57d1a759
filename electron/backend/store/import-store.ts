import { z } from 'zod';
import { cardNotationSchema, columnMappingSchema } from '../../../shared/contract/imports';
import type { Clock, Log } from '../ports';
import { openJsonFile } from './json-file';

/** Layouts that are kept; the one used longest ago goes first. */
const MOST = 200;

const layoutSchema = z.object({ mapping: columnMappingSchema, notation: cardNotationSchema });
const schema = z.array(layoutSchema.extend({ signature: z.string() }));

/** How a person has read a file with certain headers. */
export type Layout = z.infer<typeof layoutSchema>;

/** Remembers which column was what, by the headers of a file. Holds nothing of its rows. */
export interface ImportStore {
  of(signature: string): Layout | undefined;
  remember(signature: string, layout: Layout): Promise<void>;
  flush(): Promise<void>;
}

export async function openImportStore(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<ImportStore> {
  const file = await openJsonFile({ ...options, name: 'import-layouts', schema, empty: [] });
  return {
    of: (signature) => file.value.find((one) => one.signature === signature),
    remember: (signature, { mapping, notation }) =>
      file.update((all) =>
        [
          { signature, mapping, notation },
          ...all.filter((one) => one.signature !== signature),
        ].slice(0, MOST),
      ),
    flush: () => file.flush(),
  };
}
