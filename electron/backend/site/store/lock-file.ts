/**
 * Who has a site open: a file beside it, `NAME.lintel.lock`, so that it is seen from other programs
 * and, over a share, from other computers. It is a warning, not a wall: what keeps a file whole is
 * how it is saved.
 */
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf, ifThere, isAlive } from '../../files/disk';

/** Milliseconds between two signs of life. */
export const BEAT_MS = 20_000;
/** Milliseconds of silence after which whoever had a site has gone, or is cut off. */
export const SILENT_MS = 90_000;

const holderSchema = z.object({
  user: z.string().max(255),
  computer: z.string().max(255),
  pid: z.number().int(),
  /** Tells two openings of one program apart. */
  token: z.string().max(64),
  /** Milliseconds since 1970, by the clock of that computer. */
  since: z.number(),
});
export type Holder = Readonly<z.infer<typeof holderSchema>>;

/** Somebody else who has the site open. */
export interface OtherHolder {
  readonly user: string;
  readonly computer: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** On this very computer. */
  readonly here: boolean;
  /** `ended`: its program is not running any more; `silent`: no sign of life for a while. */
  readonly state: 'working' | 'ended' | 'silent';
}

export const lockPath = (path: string): string => `${path}.lock`;

async function read(path: string): Promise<Holder | undefined> {
  const text = await readFile(lockPath(path), 'utf8').catch(() => '');
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    // Just being written, or by something else: somebody has it, and nobody knows who.
    return undefined;
  }
}

/** Now, by the clock of the disk or share on which the lock lies; two computers rarely agree. */
async function nowThere(path: string, fallback: number): Promise<number> {
  const probe = join(dirname(path), `.${basename(path)}.${process.pid}.probe.tmp`);
  try {
    await writeFile(probe, '');
    return (await stat(probe)).mtimeMs;
  } catch {
    return fallback;
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

/** Who else has the site open; undefined where nobody has. */
export async function otherHolder(
  path: string,
  me: Holder,
  now: number,
): Promise<OtherHolder | undefined> {
  const found = await ifThere(stat(lockPath(path)));
  if (!found) return undefined;
  const holder = await read(path);
  if (holder?.token === me.token) return undefined;
  const here = holder?.computer === me.computer;
  const silent = (await nowThere(path, now)) - found.mtimeMs > SILENT_MS;
  const ended = here && !isAlive(holder.pid);
  return {
    user: holder?.user ?? '',
    computer: holder?.computer ?? '',
    since: holder?.since ?? found.mtimeMs,
    here,
    state: ended ? 'ended' : silent ? 'silent' : 'working',
  };
}

/** Takes the lock where nobody has it. False where somebody has. */
export async function tryLock(path: string, me: Holder): Promise<boolean> {
  try {
    const handle = await open(lockPath(path), 'wx', 0o644);
    try {
      await handle.writeFile(JSON.stringify(me));
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Takes the lock from whoever has it; they see it at their next sign of life or save. */
export async function takeLock(path: string, me: Holder): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.lock.tmp`);
  await writeFile(temporary, JSON.stringify(me));
  await rename(temporary, lockPath(path));
}

/** Whether the lock is still ours. */
export async function ownsLock(path: string, me: Holder): Promise<boolean> {
  return (await read(path))?.token === me.token;
}

/** Gives a sign of life. The disk stamps it with its own clock. */
export async function beatLock(path: string, me: Holder): Promise<void> {
  await writeFile(lockPath(path), JSON.stringify(me));
}

/** Lets go of the lock; one that is not ours any more stays. */
export async function releaseLock(path: string, me: Holder): Promise<void> {
  if (await ownsLock(path, me)) await rm(lockPath(path), { force: true });
}
