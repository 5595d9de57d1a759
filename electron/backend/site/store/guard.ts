import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { AppError } from '../../../../shared/errors';
import { codeOf } from '../../files/disk';
import type { Clock, Log } from '../../ports';
import {
  BEAT_MS,
  beatLock,
  otherHolder,
  ownsLock,
  releaseLock,
  takeLock,
  tryLock,
  type Holder,
  type OtherHolder,
} from './lock-file';

/** Who works here, as others see it. */
export interface Who {
  readonly user: string;
  readonly computer: string;
  readonly pid: number;
}

export function whoWeAre(): Who {
  const computer = hostname();
  try {
    return { user: userInfo().username, computer, pid: process.pid };
  } catch {
    // Some systems run programs for users without an entry.
    return { user: '', computer, pid: process.pid };
  }
}

/** Watches over who may write a site while it is open here. */
export interface Guard {
  /** Who else has it; null where that is nobody. */
  readonly by: OtherHolder | null;
  /** Why it may not be written, in words; empty where it may. */
  readonly reason: string;
  /** What is worth knowing though it may be written, in words; empty where there is nothing. */
  readonly notice: string;
  /** @throws AppError `site.read-only` where somebody else has taken it over meanwhile */
  check(): Promise<void>;
  /** @throws AppError `file.unwritable` */
  takeOver(): Promise<void>;
  release(): Promise<void>;
}

export interface GuardOptions {
  readonly path: string;
  readonly who: Who;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when somebody else has taken it over, or has let go of it. */
  readonly changed: () => void;
  /** Called at every turn while somebody else has it. */
  readonly look: () => Promise<void>;
}

const LET_GO = 'It was open elsewhere and is closed there now. Take it over to change it here.';

/** `Kim on LAPTOP-7` as far as it is known. */
const nameOf = ({ user, computer, here }: OtherHolder): string => {
  const where = here ? 'this computer' : computer === '' ? 'another computer' : computer;
  return `${user === '' ? 'Somebody' : user} on ${where}`;
};

const at = (since: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = new Date(since);
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
};

function reasonOf(by: OtherHolder): string {
  const who = `${nameOf(by)} has it open since ${at(by.since)}`;
  if (by.state === 'silent')
    return `${who}, but has given no sign of life for a while. Take it over if nobody works there.`;
  return `${who}. Close it there, or take it over.`;
}

/** Files of saves that were cut short; whoever has the lock may clear them away. */
async function clearAway(path: string): Promise<void> {
  const [start, folder] = [`.${basename(path)}.`, dirname(path)];
  for (const name of await readdir(folder))
    if (name.startsWith(start) && name.endsWith('.tmp'))
      await rm(join(folder, name), { force: true });
}

function unwritable(cause: unknown): never {
  throw new AppError('file.unwritable', 'The folder of this site cannot be written.', {
    details: { reason: codeOf(cause) },
    cause,
  });
}

/** Takes a site for this program, or says who has it. */
export async function openGuard(options: GuardOptions): Promise<Guard> {
  const { path, who, clock, log } = options;
  const me: Holder = { ...who, token: randomUUID(), since: clock.now() };
  const over = new AbortController();
  let by: OtherHolder | null = null;
  let reason = '';
  let notice = '';
  /** A sign of life and a look at it must not meet: half a lock looks like somebody else's. */
  const alone = pLimit(1);

  const mine = (): boolean => reason === '';

  const acquire = async (): Promise<void> => {
    if (await tryLock(path, me)) return;
    const other = await otherHolder(path, me, clock.now());
    if (other === undefined || other.state === 'ended') {
      // Its program is gone from this computer: nobody can be writing.
      await takeLock(path, me);
      if (other) notice = 'Lintel ended without closing this site. What was saved is all here.';
    } else [by, reason] = [other, reasonOf(other)];
  };
  try {
    await acquire();
    if (mine()) await clearAway(path);
  } catch (error) {
    reason = 'Its folder cannot be written. Copy the file to another one to change it.';
    log('info', 'A site was opened read only', { reason: codeOf(error) });
  }

  const lose = async (): Promise<void> => {
    by = (await otherHolder(path, me, clock.now())) ?? null;
    reason = by ? `${nameOf(by)} has taken it over at ${at(by.since)}.` : LET_GO;
    log('warn', 'A site was taken over by somebody else');
    options.changed();
  };

  /** Loses it where it is somebody else's; one that was cleaned away by hand is made again. */
  const verify = async (): Promise<void> => {
    if (!mine() || (await ownsLock(path, me)) || (await tryLock(path, me))) return;
    await lose();
  };

  const turn = async (): Promise<void> => {
    if (mine()) {
      await verify();
      if (mine()) await beatLock(path, me);
      return;
    }
    if (by === null) return;
    await options.look();
    const now = (await otherHolder(path, me, clock.now())) ?? null;
    if (now?.since === by.since && now.state === by.state) return;
    [by, reason] = [now, now ? reasonOf(now) : LET_GO];
    options.changed();
  };

  const beating = (async (): Promise<void> => {
    for (;;) {
      await clock.sleep(BEAT_MS, over.signal).catch(() => undefined);
      if (over.signal.aborted) return;
      await alone(turn).catch((error: unknown) =>
        // A share that is away for a moment: the next turn tells more, and each save checks again.
        log('warn', 'The lock of a site cannot be looked at', { reason: codeOf(error) }),
      );
    }
  })();

  return {
    get by() {
      return by;
    },
    get reason() {
      return reason;
    },
    get notice() {
      return notice;
    },
    check: () =>
      alone(async () => {
        await verify().catch(unwritable);
        if (!mine()) throw new AppError('site.read-only', `This site cannot be changed. ${reason}`);
      }),
    takeOver: () =>
      alone(async () => {
        await takeLock(path, me).catch(unwritable);
        await clearAway(path).catch(unwritable);
        [by, reason, notice] = [null, '', ''];
      }),
    async release() {
      over.abort();
      await beating;
      await releaseLock(path, me).catch((error: unknown) =>
        log('warn', 'The lock of a site cannot be removed', { reason: codeOf(error) }),
      );
    },
  };
}
