import { randomUUID } from 'node:crypto';
import { copyFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError, isAppError } from '../../../../shared/errors';
import { SITE_LIMITS, SITE_VERSION, type Site } from '../../../../shared/site/document';
import { migrateSecrets } from '../../../../shared/site/migrations';
import { joinSecrets, splitSecrets, type SiteSecrets } from '../../../../shared/site/secrets';
import { settle, type Settled } from '../../../../shared/site/settle';
import { codeOf } from '../../files/disk';
import type { Clock, Log } from '../../ports';
import type { OpenSite } from '../types';
import { keepCopy, setAside, thinCopies } from './copies';
import { fileParts } from './format';
import type { Guard } from './guard';
import { loadSite, type LoadedSite } from './load';
import type { ReadSite } from './read';
import { LOST_ID } from './salvage';
import { keyOf, newKey, seal, unseal, type Sealed, type SiteKey } from './seal';
import { sameStamp, stampOf, unwritable, writeSafely, type SaveStep, type Stamp } from './write';

/** What was changed by what was written at once. */
export interface SiteChange {
  /** `all`: nobody knows, so everything is to be read again. */
  readonly changed: Settled['changed'] | 'all';
  /** Whether the facts of the site itself were changed. */
  readonly facts: boolean;
}

/** A site that is open, with what only its keeper does with it. */
export interface HeldSite extends OpenSite {
  readonly path: string;
  /** What is lost of a damaged file, in words. */
  readonly notes: readonly string[];
  readonly guard: Guard;
  /** Whether the sealed part is lost: what was hidden in it is gone. */
  readonly secretsLost: boolean;
  readonly state: LoadedSite['state'];
  /** Whether what was saved of it may take the place of the file: not where that would lose more. */
  readonly canKeep: boolean;
  /** @throws AppError `site.wrong-passphrase`, `site.damaged` */
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** @throws AppError as `unlock`, `site.read-only`, `file.unwritable` */
  changePassphrase(old: string, next: string): Promise<void>;
  /**
   * Writes what was saved of a damaged file in its place; the damaged one is kept beside it.
   *
   * @throws AppError `site.damaged` where nothing would open its sealed part any more
   */
  keepSaved(): Promise<void>;
  /** Takes the site from whoever else has it, as it lies on the disk now. */
  takeOver(): Promise<void>;
  /** Reads the file again where somebody else has changed it, and tells whoever looks at it. */
  look(): Promise<void>;
  /**
   * Another copy of this site, with its secrets where the key of this one or the passphrase that is
   * given opens them; while this one is locked, with masks.
   *
   * @throws AppError `site.locked` where it has another passphrase, `site.wrong-passphrase`, `site.damaged`
   */
  openCopy(copy: ReadSite, passphrase: string): Promise<Site>;
  /** Writes the site into another file: one that is not whole as it lies there, byte for byte. */
  exportTo(file: string): Promise<void>;
  /** Waits for what is being written and forgets the key. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly path: string;
  readonly loaded: LoadedSite;
  /** Where it has just been made: the key of its passphrase. */
  readonly key?: SiteKey;
  readonly guard: Guard;
  /** scrypt's N of new passphrases. */
  readonly cost: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Who writes where the site names no technician. */
  readonly user: string;
  /** Called after every change that is on the disk, and after unlocking and locking. */
  readonly changed: (change: SiteChange) => void;
  readonly onStep?: (step: SaveStep) => void;
}

interface Waiting {
  readonly change: (site: Site) => Site;
  readonly done: (site: Site) => void;
  readonly failed: (error: unknown) => void;
}

const NOTHING: SiteChange = { changed: [], facts: false };
/** Another program has written it: nobody knows what. */
const EVERYTHING: SiteChange = { changed: 'all', facts: true };

const REASONS = {
  newer: 'It was saved by a newer Lintel. Install that one to change it.',
  damaged: 'The file is damaged. What could be saved of it is shown.',
  altered:
    'The file is not as Lintel wrote it: somebody edited it by hand, or it is damaged. Look at what is named, then go on with it as it is, or take an earlier copy.',
  good: '',
} as const;

function merged(all: readonly Settled[]): Pick<Settled, 'changed' | 'facts'> {
  return { changed: all.flatMap(({ changed }) => changed), facts: all.some(({ facts }) => facts) };
}

/** Holds a site: changes follow one another, and nothing is shown that is not on the disk. */
export function holdSite(options: OpenOptions): HeldSite {
  const { path, clock, guard } = options;
  let { stamp }: { stamp: Stamp | undefined } = options.loaded;
  let { state, notes } = options.loaded;
  let sealed: Sealed | null = options.loaded.sealed;
  let key = options.key;
  let site = options.loaded.site;
  /** Set where somebody wrote the file in spite of the lock. */
  let overtaken = '';
  let revision = 1;
  let closed = false;
  let waiting: Waiting[] = [];
  let working: Promise<void> = Promise.resolve();

  const readOnly = (): string => guard.reason || overtaken || REASONS[state];
  const canKeep = (): boolean =>
    (state === 'damaged' || state === 'altered') && !(sealed && site.id === LOST_ID);
  const refuse = (): void => {
    if (closed) throw new AppError('site.not-open', 'This site is not open any more.');
    if (readOnly() !== '')
      throw new AppError('site.read-only', `This site cannot be changed. ${readOnly()}`);
  };

  const hidden = (
    of: Site,
    withKey: SiteKey | undefined,
  ): { open: Site; sealed: Sealed | null } => {
    if (!withKey) return { open: of, sealed };
    const { open, secrets } = splitSecrets(of);
    return { open, sealed: seal(withKey, { id: of.id, version: SITE_VERSION }, secrets) };
  };

  /** Writes a state and makes it the one that is shown. */
  const save = async (
    next: Site,
    withKey = key,
    keep = (): Promise<void> => keepCopy(path),
  ): Promise<void> => {
    await guard.check();
    if (!sameStamp(stamp, await stampOf(path)))
      throw new AppError(
        'site.changed-on-disk',
        `"${basename(path)}" was changed by another program.`,
      );
    const file = hidden(next, withKey);
    stamp = await writeSafely({
      path,
      parts: fileParts(file.open, file.sealed),
      keep,
      ...(options.onStep && { onStep: options.onStep }),
    });
    ({ sealed } = file);
    site = next;
    if (key !== withKey) key?.bytes.fill(0);
    key = withKey;
    revision += 1;
    await thinCopies(path, clock.now()).catch((error: unknown) =>
      // It is saved; one copy too many does no harm.
      options.log('warn', 'Old copies of a site cannot be removed', { reason: codeOf(error) }),
    );
  };

  /** Runs what is to be done after everything before it. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = working.then(work);
    working = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  };

  /** Applies all that waits, each on what the one before it left, and writes once. */
  const writeWaiting = async (): Promise<void> => {
    const all = waiting;
    waiting = [];
    let next = site;
    const settled: Settled[] = [];
    const applied: (Waiting & { readonly site: Site })[] = [];
    for (const one of all)
      try {
        refuse();
        const now = clock.now();
        const found = settle({ before: next, after: one.change(next), now, locked: !key });
        next = found.site;
        settled.push(found);
        applied.push({ ...one, site: next });
      } catch (error) {
        one.failed(error);
      }
    const change = merged(settled);
    try {
      if (next !== site) await save(next);
    } catch (error) {
      // Told to everyone whose change is not there; the site stays as the disk has it.
      if (isAppError(error, 'site.changed-on-disk')) overtaken = error.message;
      for (const { failed } of applied) failed(error);
      return;
    }
    if (change.changed.length > 0 || change.facts) options.changed(change);
    for (const { done, site: after } of applied) done(after);
  };

  const edit: OpenSite['edit'] = (change) =>
    new Promise((done, failed) => {
      waiting.push({ change, done, failed });
      if (waiting.length === 1) void inTurn(writeWaiting);
    });

  const forget = (): void => {
    if (!key) return;
    key.bytes.fill(0);
    key = undefined;
    site = splitSecrets(site).open;
  };

  const openWith = (from: Sealed, found: SiteKey): SiteSecrets =>
    migrateSecrets(unseal(from, found, site.id), from.version);

  /** The key of the sealed part, and what is in it. */
  const openSeal = async (passphrase: string) => {
    if (!sealed)
      throw new AppError(
        'site.damaged',
        'The sealed part with PINs, cards and passwords is lost.',
        {
          hint: 'Go back to an earlier copy of this site, or give it a new passphrase and enter them again.',
        },
      );
    const from = sealed;
    const found = await keyOf(from, passphrase);
    return { found, secrets: openWith(from, found) };
  };

  /** The file as it is now; what was unlocked stays so where the passphrase is the same. */
  const reload = async (): Promise<void> => {
    const loaded = await loadSite(path);
    if (loaded.site.id !== site.id)
      throw new AppError('site.changed-on-disk', `"${basename(path)}" is another site now.`);
    const secrets =
      key && loaded.sealed?.check === key.check ? openWith(loaded.sealed, key) : undefined;
    if (!secrets) forget();
    ({ stamp, state, notes, sealed } = loaded);
    site = secrets ? joinSecrets(loaded.site, secrets) : loaded.site;
    overtaken = '';
    revision += 1;
  };

  return {
    path,
    guard,
    id: site.id,
    get site() {
      return site;
    },
    get locked() {
      return !key;
    },
    get readOnly() {
      return readOnly();
    },
    get revision() {
      return revision;
    },
    get notes() {
      return notes;
    },
    get state() {
      return state;
    },
    get canKeep() {
      return canKeep();
    },
    get secretsLost() {
      return sealed === null;
    },
    edit,
    async note(entry) {
      await edit((now) => {
        const by = now.technician.name === '' ? options.user : now.technician.name;
        const line = { id: randomUUID(), at: clock.now(), by, ...entry };
        if (now.history.some(({ id }) => id === line.id)) return now;
        const late = line.at < (now.history.at(-1)?.at ?? 0);
        const history = [...now.history, line];
        if (late) history.sort((one, other) => one.at - other.at);
        // The oldest visits make room; what was done last is what somebody asks for.
        return { ...now, history: history.slice(-SITE_LIMITS.history) };
      });
    },
    unlock: (passphrase) =>
      inTurn(async () => {
        const { found, secrets } = await openSeal(passphrase);
        // Unlocked already, in another window: a wrong passphrase is told there too.
        if (key) return;
        key = found;
        site = joinSecrets(site, secrets);
        revision += 1;
        options.changed(NOTHING);
      }),
    lock: () =>
      inTurn(() => {
        if (!key) return Promise.resolve();
        forget();
        revision += 1;
        options.changed(NOTHING);
        return Promise.resolve();
      }),
    changePassphrase: (old, next) =>
      inTurn(async () => {
        refuse();
        let whole = site;
        if (sealed) whole = joinSecrets(site, (await openSeal(old)).secrets);
        // A site that is unlocked has what is newer than its sealed part.
        if (key) whole = site;
        await save(whole, await newKey(next, options.cost));
        options.changed(NOTHING);
      }),
    keepSaved: () =>
      inTurn(async () => {
        if (state !== 'damaged' && state !== 'altered') return;
        if (!canKeep())
          throw new AppError(
            'site.damaged',
            'The ID of this site is lost: with another one no passphrase opens its PINs, cards and passwords.',
            { hint: 'Go back to an earlier copy of this site.' },
          );
        await save(site, key, () => setAside(path, clock.now()));
        [state, notes] = ['good', []];
        options.changed(NOTHING);
      }),
    takeOver: () =>
      inTurn(async () => {
        await guard.takeOver();
        await reload();
        options.changed(EVERYTHING);
      }),
    look: () =>
      inTurn(async () => {
        if (closed || sameStamp(stamp, await stampOf(path))) return;
        await reload();
        options.changed(EVERYTHING);
      }),
    async openCopy(copy, passphrase) {
      if (!key) return copy.site;
      if (!copy.sealed)
        throw new AppError('site.damaged', 'The sealed part of the other copy is lost.', {
          hint: 'Compare it while this site is locked, and enter what is new by hand.',
        });
      if (copy.sealed.check !== key.check && passphrase === '')
        throw new AppError('site.locked', 'The other copy has another passphrase.', {
          hint: 'Enter the passphrase of the other copy.',
        });
      const found = copy.sealed.check === key.check ? key : await keyOf(copy.sealed, passphrase);
      return joinSecrets(copy.site, openWith(copy.sealed, found));
    },
    exportTo: (file) =>
      inTurn(async () => {
        try {
          if (state !== 'good') await copyFile(path, file);
          // Nothing is newer than what was sealed last.
          else
            await writeFile(file, [...fileParts(splitSecrets(site).open, sealed)], { mode: 0o600 });
        } catch (error) {
          throw unwritable(file, error);
        }
      }),
    async close() {
      await inTurn(() => {
        closed = true;
        forget();
        return Promise.resolve();
      });
      await guard.release();
    },
  };
}
