import { open, readFile, readdir, rename, rm, truncate, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { AppError } from '../../../shared/errors';
import type { Log } from '../ports';
import { follow, lineSchema, type FleetRecord, type Line } from './record';

const ENDING = '.jsonl';
const NEW_LINE = 0x0a;

/** The journal of one job on many: lines that are only ever added. */
export interface FleetJournal {
  /**
   * Adds a line. With `sync` it resolves when the disk has it, and everything before it.
   *
   * @throws AppError `file.unwritable`
   */
  append(line: Line, sync: boolean): Promise<void>;
  /** Puts one line with the whole in the place of all lines. */
  compact(record: FleetRecord): Promise<void>;
  close(): Promise<void>;
}

const unwritable = (error: unknown): AppError =>
  new AppError('file.unwritable', 'The journal of the job cannot be written.', {
    details: { reason: error instanceof Error ? error.message : String(error) },
    cause: error,
  });

const textOf = (line: Line): string => `${JSON.stringify(line)}\n`;

/** Makes the name of a new file last: without it, a file may be gone after a loss of power. */
async function syncFolder(folder: string): Promise<void> {
  // Windows keeps names by itself and cannot open a folder.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens the journal of a job for adding lines; it begins a new one where there is none. */
export function openFleetJournal(folder: string, id: string): FleetJournal {
  const path = join(folder, `${id}${ENDING}`);
  let handle: FileHandle | undefined;
  let last: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work).catch((error: unknown) => {
      throw unwritable(error);
    });
    // The one who asked is told; the next line is tried all the same.
    last = done.catch(() => undefined);
    return done;
  };

  const opened = async (): Promise<FileHandle> => {
    if (handle) return handle;
    handle = await open(path, 'a', 0o600);
    await syncFolder(folder);
    return handle;
  };

  const shut = async (): Promise<void> => {
    const open = handle;
    handle = undefined;
    await open?.close();
  };

  return {
    append: (line, sync) =>
      inTurn(async () => {
        const file = await opened();
        await file.appendFile(textOf(line));
        if (sync) await file.datasync();
      }),
    compact: (record) =>
      inTurn(async () => {
        await shut();
        await writeFileAtomic(path, textOf({ t: 'whole', record }), { mode: 0o600 });
      }),
    close: () => inTurn(shut),
  };
}

function parse(text: string): Line | undefined {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Half a line, or what a loss of power left; the caller counts it.
    return undefined;
  }
}

/**
 * Reads one journal again. A torn last line is cut off, so that the next line does not grow onto it;
 * what cannot be read in the middle is left out and logged. A journal without its plan began nothing.
 */
async function readOne(
  path: string,
  { id, log }: { readonly id: string; readonly log: Log },
): Promise<FleetRecord | undefined> {
  const bytes = await readFile(path);
  const whole = bytes.lastIndexOf(NEW_LINE) + 1;
  if (whole < bytes.length) await truncate(path, whole);
  const texts = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  let record: FleetRecord | undefined;
  let unread = 0;
  for (const text of texts) {
    const line = parse(text);
    if (line === undefined) unread += 1;
    else if (line.t === 'whole') record = line.record;
    else if (record) record = follow(record, line);
    else unread += 1;
  }
  if (unread > 0)
    log('warn', 'Lines of a journal could not be read', { code: 'store.damaged', id, unread });
  if (record) return record;
  if (texts.length === 0) await rm(path);
  else await rename(path, `${path}.damaged`);
  return undefined;
}

/** Reads every journal of a folder. @throws AppError `file.unreadable` */
export async function readFleetJournals(folder: string, log: Log): Promise<readonly FleetRecord[]> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING));
    const read = await Promise.all(
      names.map((name) => readOne(join(folder, name), { id: name.slice(0, -ENDING.length), log })),
    );
    return read.filter((record) => record !== undefined);
  } catch (error) {
    throw new AppError('file.unreadable', 'The journals of the jobs cannot be read.', {
      details: { reason: error instanceof Error ? error.message : String(error) },
      cause: error,
    });
  }
}

/** Forgets a job that nobody looks at any more. */
export function removeFleetJournal(folder: string, id: string): Promise<void> {
  return rm(join(folder, `${id}${ENDING}`), { force: true });
}
