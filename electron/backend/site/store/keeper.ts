import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, realpath, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, isAppError } from '../../../../shared/errors';
import { siteSchema, SITE_FORMAT, SITE_VERSION, type Site } from '../../../../shared/site/document';
import { say } from '../../../../shared/site/said';
import { idOfMac } from '../../store/intercom-store';
import { codeOf, ifThere } from '../../files/disk';
import { safeFileName } from '../../files/file-name';
import type { HandedFile } from '../../files/handles';
import type { Clock, Log } from '../../ports';
import type { Sites } from '../types';
import { copyPath, isCopyName, listCopies, putBack, type Copy } from './copies';
import { countsOf, FILE_EXTENSION, fileParts } from './format';
import { deleteSite } from './delete-site';
import type { KnownSite, KnownSites } from './known-sites';
import { openGuard, type Who } from './guard';
import { loadSite } from './load';
import { holdSite, type HeldSite, type OpenOptions, type SiteChange } from './open-site';
import { newKey, seal } from './seal';
import { syncFolder, temporaryOf, unreadable, unwritable, writeSafely } from './write';

/** Folder of the sites that nobody keeps elsewhere, in the data folder. */
export const SITES_FOLDER = 'sites';

export interface KeeperOptions {
  /** Where sites lie that nobody keeps elsewhere, as the disk names it. */
  readonly folder: string;
  readonly known: KnownSites;
  readonly clock: Clock;
  readonly log: Log;
  /** Who works here. */
  readonly who: Who;
  /** scrypt's N of new passphrases. */
  readonly cost: number;
  readonly changed: (site: HeldSite, change: SiteChange) => void;
  readonly closed: (site: HeldSite) => void;
}

/** A file of the list, whether it is open or not. */
export interface ListedSite {
  readonly known: KnownSite;
  readonly state: 'open' | 'closed' | 'missing';
}

/** Keeps the sites: finds their files, opens and closes them. */
export interface SiteKeeper extends Sites {
  get(id: string): HeldSite;
  open(): readonly HeldSite[];
  /** Those of the sites folder and those that were opened elsewhere, the last opened first. */
  list(): Promise<readonly ListedSite[]>;
  knownOf(site: HeldSite): KnownSite;
  /** @throws AppError `file.unwritable` */
  create(name: string, passphrase: string): Promise<HeldSite>;
  /** Opens a file where it lies; one that a browser has sent is kept in the sites folder first. */
  openFile(file: HandedFile): Promise<HeldSite>;
  openKnown(key: string): Promise<HeldSite>;
  close(id: string): Promise<void>;
  /** Takes a file out of the list; the file stays. */
  forget(key: string): Promise<void>;
  /** Deletes a closed file with all its copies; `name` is that of the list. */
  remove(key: string, name: string): Promise<void>;
  copies(key: string): Promise<readonly Copy[]>;
  /** Puts a copy in the place of the file, which is kept beside it, and opens it. */
  useCopy(key: string, copy: string): Promise<HeldSite>;
  closeAll(): Promise<void>;
}

const hashOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

export function createSiteKeeper(options: KeeperOptions): SiteKeeper {
  const { folder, known, clock, log, who } = options;
  const held = new Map<string, HeldSite>();
  const opening = new Map<string, Promise<HeldSite>>();

  const notThere = (field: string): AppError =>
    new AppError('call.bad-input', `${field}: this site is not in the list any more.`, {
      details: { field },
    });
  const byKey = (key: string): KnownSite => {
    const found = known.byKey(key);
    if (!found) throw notThere('known');
    return found;
  };

  const factsOf = (site: Site) => ({
    ...{ site: site.id, name: site.name, customer: site.customer.name },
    ...{ counts: countsOf(site), changedAt: site.changedAt },
  });
  const closed = (key: string): KnownSite => {
    const found = byKey(key);
    if ([...held.values()].some((site) => site.path === found.path))
      throw new AppError('site.already-open', 'This site is open.', {
        hint: 'Close the site first.',
      });
    return found;
  };

  const remember = (path: string, site: Site): Promise<string> =>
    known.put({ path, ...factsOf(site), openedAt: clock.now() });

  const freePath = async (wanted: string): Promise<string> => {
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw unwritable(folder, error);
    });
    const there = new Set((await readdir(folder)).map((name) => name.toLowerCase()));
    const plain = safeFileName(wanted.slice(0, 80));
    for (let number = 1; ; number += 1) {
      const name = `${plain}${number === 1 ? '' : ` (${number})`}${FILE_EXTENSION}`;
      if (!there.has(name.toLowerCase())) return join(folder, name);
    }
  };

  const refuseTwice = (path: string, { id }: Site): void => {
    const other = held.get(id);
    if (other)
      throw new AppError(
        'site.already-open',
        `"${basename(other.path)}" is open already, and "${basename(path)}" is another copy of the same site.`,
        { details: { site: id } },
      );
  };

  const hold = async (
    path: string,
    made?: Pick<OpenOptions, 'loaded' | 'key'>,
  ): Promise<HeldSite> => {
    let site: HeldSite | undefined;
    // First the lock, then the file: what was read is then what nobody else writes.
    const guard = await openGuard({
      ...{ path, who, clock, log },
      changed: () => {
        if (site) options.changed(site, { changed: [], facts: false });
      },
      look: async () => site?.look(),
    });
    try {
      const { loaded, key } = made ?? { loaded: await loadSite(path) };
      refuseTwice(path, loaded.site);
      site = holdSite({
        ...{ path, loaded, guard, clock, log, user: who.user, cost: options.cost },
        ...(key && { key }),
        changed: (change) => {
          if (site) options.changed(site, change);
        },
      });
    } catch (error) {
      await guard.release();
      throw error;
    }
    held.set(site.id, site);
    await remember(path, site.site);
    log('info', 'A site was opened', {
      ...{ state: site.state, notes: site.notes.length, readOnly: site.readOnly !== '' },
    });
    options.changed(site, { changed: [], facts: false });
    return site;
  };

  const load = async (path: string): Promise<HeldSite> => {
    try {
      return await hold(path);
    } catch (error) {
      if (!isAppError(error, 'site.damaged', 'site.not-a-site')) throw error;
      const copies = await listCopies(path).catch(() => []);
      if (copies.length === 0) throw error;
      const key = known.byPath(path)?.key ?? '';
      throw new AppError('site.damaged', `"${basename(path)}" cannot be read. ${error.message}`, {
        details: { known: key, copies: copies.length },
        cause: error,
      });
    }
  };

  /** Opens a file once, however many ask for it. */
  const openPath = async (wanted: string): Promise<HeldSite> => {
    const path = await realpath(wanted).catch((error: unknown) => {
      throw unreadable(wanted, error);
    });
    const there = [...held.values()].find((site) => site.path === path);
    if (there) return there;
    const running = opening.get(path);
    if (running) return running;
    const work = load(path).finally(() => opening.delete(path));
    opening.set(path, work);
    return work;
  };

  /** The file of the sites folder with the very same content, so that none is kept twice. */
  const twinOf = async (file: HandedFile): Promise<string | undefined> => {
    const names = (await ifThere(readdir(folder))) ?? [];
    const own = await hashOf(file.path);
    for (const name of names.filter((one) => one.endsWith(FILE_EXTENSION)))
      if ((await hashOf(join(folder, name))) === own) return join(folder, name);
    return undefined;
  };

  const close = async (site: HeldSite): Promise<void> => {
    await site.close();
    held.delete(site.id);
    await remember(site.path, site.site);
    options.closed(site);
  };

  const get = (id: string): HeldSite => {
    const found = held.get(id);
    if (!found) throw new AppError('site.not-open', 'This site is not open.');
    return found;
  };

  const openKnown = async (key: string): Promise<HeldSite> => openPath(byKey(key).path);

  return {
    get,
    openKnown,
    open: () => [...held.values()],
    ofMac(mac) {
      const id = idOfMac(mac);
      return [...held.values()].find(({ site }) =>
        site.doors.some(({ bound }) => bound !== null && idOfMac(bound.mac) === id),
      );
    },
    knownOf(site) {
      const found = known.byPath(site.path);
      if (!found) throw notThere('site');
      return found;
    },
    async list() {
      for (const name of (await ifThere(readdir(folder))) ?? []) {
        const path = join(folder, name);
        if (!name.endsWith(FILE_EXTENSION) || name.startsWith('.') || known.byPath(path)) continue;
        try {
          // Put there by hand: read once, then known.
          await remember(path, (await loadSite(path)).site);
        } catch (error) {
          log('warn', 'A file in the folder of sites cannot be read', { reason: codeOf(error) });
          const bare = { site: '', name: name.slice(0, -FILE_EXTENSION.length), customer: '' };
          await known.put({ path, ...bare, counts: {}, changedAt: 0, openedAt: 0 });
        }
      }
      const listed = known.all().map(async (one): Promise<ListedSite> => {
        const open = [...held.values()].find(({ path }) => path === one.path);
        // As it stands now: what is remembered is of the moment when it was opened.
        if (open) return { known: { ...one, ...factsOf(open.site) }, state: 'open' };
        const there = await ifThere(realpath(one.path)).catch(() => undefined);
        return { known: one, state: there === undefined ? 'missing' : 'closed' };
      });
      return Promise.all(listed);
    },
    async create(name, passphrase) {
      const now = clock.now();
      const site = siteSchema.parse({
        ...{ format: SITE_FORMAT, version: SITE_VERSION, id: randomUUID(), name },
        ...{ createdAt: now, changedAt: now },
        history: [
          {
            ...{ id: randomUUID(), at: now, by: who.user, what: 'created', title: 'Site made' },
            said: { title: [say('site-made')], result: [] },
          },
        ],
      });
      const key = await newKey(passphrase, options.cost);
      const sealed = seal(key, { id: site.id, version: SITE_VERSION }, {});
      const path = await freePath(name);
      const stamp = await writeSafely({
        path,
        parts: fileParts(site, sealed),
        keep: () => Promise.resolve(),
      });
      const loaded = {
        site,
        sealed,
        stamp,
        state: 'good',
        version: SITE_VERSION,
        notes: [],
      } as const;
      return hold(await realpath(path), { loaded, key });
    },
    async openFile(file) {
      if (file.chosen) return openPath(file.path);
      const twin = await twinOf(file);
      if (twin !== undefined) return openPath(twin);
      refuseTwice(file.path, (await loadSite(file.path)).site);
      const path = await freePath(file.name.replace(/\.lintel$/i, ''));
      const temporary = temporaryOf(path);
      try {
        await copyFile(file.path, temporary);
        await rename(temporary, path);
        await syncFolder(folder);
      } catch (error) {
        throw unwritable(path, error);
      }
      return openPath(path);
    },
    close: (id) => close(get(id)),
    async forget(key) {
      closed(key);
      await known.remove(key);
    },
    async remove(key, name) {
      const { path, name: called } = closed(key);
      const plain = (text: string): string => text.trim().toLowerCase();
      if (plain(name) !== plain(called || basename(path)))
        throw new AppError('call.bad-input', 'name: it is not that of this site.', {
          details: { field: 'name' },
        });
      await deleteSite(path, { who, clock, log });
      await known.remove(key);
      log('info', 'A site was deleted with its copies');
    },
    copies: (key) => listCopies(byKey(key).path),
    async useCopy(key, copy) {
      const { path } = byKey(key);
      if (!isCopyName(copy)) throw notThere('copy');
      // Read before anything is touched: a copy that is no good takes nobody's place.
      await loadSite(copyPath(path, copy));
      const open = [...held.values()].find((site) => site.path === path);
      if (open) await close(open);
      const quiet = { changed: () => undefined, look: () => Promise.resolve() };
      const guard = await openGuard({ path, who, clock, log, ...quiet });
      try {
        if (guard.reason !== '') throw new AppError('site.in-use', guard.reason);
        await putBack(path, copy, clock.now());
      } finally {
        await guard.release();
      }
      return openPath(path);
    },
    async closeAll() {
      await Promise.all([...held.values()].map(close));
    },
  };
}
