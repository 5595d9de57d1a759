/**
 * What an apply changed on an intercom, as far as it has to be known for putting it back: rows and
 * settings as they were before. They hold PINs, so they are kept sealed by the operating system; where
 * it seals nothing they are kept in memory and are gone with the program.
 */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { editableKindSchema, recordRowSchema } from '../../../../shared/contract/records';
import { settingsSchema } from '../../../../shared/contract/settings';
import { AppError } from '../../../../shared/errors';
import type { Log, Secrets } from '../../ports';
import type { Changed } from '../../records/undo';

const partSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('rows'),
    kind: editableKindSchema,
    /** IDs of the rows that were there before. */
    known: z.array(z.string()),
    items: z.array(
      z.object({
        operation: z.enum(['add', 'set', 'del']),
        row: recordRowSchema,
        before: recordRowSchema.optional(),
      }),
    ),
  }),
  /** In the intercom's own form, before and as it was sent. */
  z.object({ what: z.literal('settings'), before: settingsSchema, sent: settingsSchema }),
]);
/** One change of a list, or of settings; the newest is put back first. */
export type UndoPart = z.infer<typeof partSchema>;

const headSchema = z.object({
  fleet: z.string(),
  intercom: z.string(),
  site: z.string(),
  door: z.string(),
});
export type UndoHead = z.infer<typeof headSchema>;

const fileSchema = headSchema.extend({ sealed: z.string() });

export interface UndoStore {
  /** Whether it outlives the program. */
  readonly persistent: boolean;
  /** Adds a change to what is known of a door; resolves when the disk has it. */
  add(head: UndoHead, part: UndoPart): Promise<void>;
  /** Doors of an apply that can be put back. */
  of(fleet: string): readonly UndoHead[];
  /** Oldest first. @throws AppError `job.cannot-undo` where this computer cannot open it */
  parts(fleet: string, intercom: string): Promise<readonly UndoPart[]>;
  remove(fleet: string, intercom: string): Promise<void>;
  /** Lets go of those whose job nobody knows any more. */
  prune(isKnown: (fleet: string) => boolean): Promise<void>;
}

/** The rows of a change as they are kept. Pure. */
export function rowsPart({ kind, known, items }: Changed): UndoPart {
  return {
    ...{ what: 'rows', kind, known: [...known] },
    items: items.map(({ operation, row, before }) => ({
      ...{ operation, row },
      ...(before && { before }),
    })),
  };
}

const keyOf = ({ fleet, intercom }: Pick<UndoHead, 'fleet' | 'intercom'>): string =>
  `${fleet}-${intercom}`;

const nameOf = (key: string): string => `${key.replace(/[^\w-]/g, '_')}.json`;

interface Entry {
  readonly head: UndoHead;
  /** Read from the disk when it is asked for. */
  parts: readonly UndoPart[] | undefined;
  sealed: string;
}

/** @throws AppError `file.unreadable` */
export async function openUndoStore(options: {
  readonly folder: string;
  readonly secrets: Secrets;
  readonly log: Log;
}): Promise<UndoStore> {
  const { secrets, log } = options;
  const folder = join(options.folder, 'site-undo');
  const entries = new Map<string, Entry>();
  if (secrets.persistent) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.json')) continue;
      try {
        const { sealed, ...head } = fileSchema.parse(
          JSON.parse(await readFile(join(folder, name), 'utf8')),
        );
        entries.set(keyOf(head), { head, sealed, parts: undefined });
      } catch (error) {
        log('warn', 'What would put an apply back cannot be read', {
          name,
          reason: error instanceof Error ? error.name : 'unknown',
        });
      }
    }
  }

  const opened = async (entry: Entry): Promise<readonly UndoPart[]> => {
    if (entry.parts) return entry.parts;
    const text = await secrets.open(entry.sealed).catch((error: unknown) => {
      throw new AppError(
        'job.cannot-undo',
        'What was there before was sealed on another computer.',
        {
          hint: 'Undo it on the computer, and as the user, that applied it.',
          cause: error,
        },
      );
    });
    entry.parts = z.array(partSchema).parse(JSON.parse(text));
    return entry.parts;
  };

  const remove = async (key: string): Promise<void> => {
    entries.delete(key);
    if (secrets.persistent) await rm(join(folder, nameOf(key)), { force: true });
  };

  return {
    persistent: secrets.persistent,
    async add(head, part) {
      const key = keyOf(head);
      const entry: Entry = entries.get(key) ?? { head, parts: [], sealed: '' };
      const parts = [...(await opened(entry)), part];
      if (secrets.persistent) {
        const sealed = await secrets.seal(JSON.stringify(parts));
        const text = `${JSON.stringify({ ...head, sealed })}\n`;
        await writeFileAtomic(join(folder, nameOf(key)), text, { mode: 0o600 }).catch(
          (error: unknown) => {
            throw new AppError(
              'file.unwritable',
              'What is needed for putting it back cannot be kept.',
              { cause: error },
            );
          },
        );
        entry.sealed = sealed;
      }
      entry.parts = parts;
      entries.set(key, entry);
    },
    of: (fleet) =>
      [...entries.values()].flatMap(({ head }) => (head.fleet === fleet ? [head] : [])),
    async parts(fleet, intercom) {
      const entry = entries.get(keyOf({ fleet, intercom }));
      return entry ? opened(entry) : [];
    },
    remove: (fleet, intercom) => remove(keyOf({ fleet, intercom })),
    async prune(isKnown) {
      for (const [key, { head }] of [...entries]) if (!isKnown(head.fleet)) await remove(key);
    },
  };
}
