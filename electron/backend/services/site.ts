import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_PROBLEMS, type ListedSite } from '../../../shared/contract/site';
import { MAX_DIFFERENCES } from '../../../shared/contract/site-merge';
import { say } from '../../../shared/site/said';
import { checkSite } from '../../../shared/site/check';
import { applyEdits } from '../../../shared/site/edits';
import { compareSites, mergeSites } from '../../../shared/site/merge';
import { AppError } from '../../../shared/errors';
import type { OpenedFile } from '../files/handles';
import type { Services } from '../services';
import type { SiteRoom } from '../site';
import { photoOf } from '../site/photo';
import { loadSite, type LoadedSite } from '../site/store/load';
import type { HeldSite } from '../site/store/open-site';
import { changedItems, itemsOf, photoHead, shownFolder, viewOf } from '../site/view';
import type { Core } from './core';

type SiteServices = Pick<
  Services,
  | 'site.list'
  | 'site.create'
  | 'site.open'
  | 'site.unlock'
  | 'site.lock'
  | 'site.takeOver'
  | 'site.close'
  | 'site.forget'
  | 'site.delete'
  | 'site.get'
  | 'site.items'
  | 'site.edit'
  | 'site.check'
  | 'site.addPhoto'
  | 'site.photo'
  | 'site.changePassphrase'
  | 'site.compare'
  | 'site.merge'
  | 'site.export'
  | 'site.copies'
  | 'site.useCopy'
  | 'site.keepSaved'
>;

/** Another copy of a site that is open. @throws AppError `call.bad-input` where it is another site */
async function copyOf(site: HeldSite, file: OpenedFile): Promise<LoadedSite> {
  const copy = await loadSite(file.path);
  if (copy.site.id === site.id) return copy;
  throw new AppError('call.bad-input', `file: "${file.name}" is another site.`, {
    hint: 'Choose a copy of this site.',
    details: { field: 'file' },
  });
}

/** The calls about sites: the document of a building. */
export function createSiteServices(core: Core, room: SiteRoom): SiteServices {
  const { files, clock } = core;
  const { keeper, own, stateOf } = room;

  return {
    async 'site.list'() {
      const listed = await keeper.list();
      return {
        sites: listed.map(({ known, state }): ListedSite => {
          const { key, path, site, name, customer, counts, openedAt, changedAt } = known;
          return {
            ...{ known: key, site, name, customer, state, openedAt, changedAt },
            ...{ file: basename(path), folder: shownFolder(path, own) },
            ...{ doors: counts.doors ?? 0, people: counts.people ?? 0 },
          };
        }),
      };
    },
    'site.create': async ({ name, passphrase }) => stateOf(await keeper.create(name, passphrase)),
    async 'site.open'({ file, known }, { caller }) {
      if (file !== undefined) return stateOf(await keeper.openFile(await files.open(caller, file)));
      if (known !== undefined) return stateOf(await keeper.openKnown(known));
      throw new AppError('call.bad-input', 'file: choose a file or a site of the list.', {
        details: { field: 'file' },
      });
    },
    async 'site.unlock'({ site, passphrase }) {
      const found = keeper.get(site);
      await found.unlock(passphrase);
      return stateOf(found);
    },
    async 'site.lock'({ site }) {
      const found = keeper.get(site);
      await found.lock();
      return stateOf(found);
    },
    async 'site.takeOver'({ site }) {
      const found = keeper.get(site);
      await found.takeOver();
      return stateOf(found);
    },
    async 'site.close'({ site }) {
      await keeper.close(site);
      return {};
    },
    async 'site.forget'({ known }) {
      await keeper.forget(known);
      return {};
    },
    async 'site.delete'({ known, name }) {
      await keeper.remove(known, name);
      return {};
    },
    'site.get': ({ site }) => {
      const found = keeper.get(site);
      return { ...stateOf(found), document: viewOf(found.site) };
    },
    'site.items': ({ site, list, ids }) => {
      const found = keeper.get(site);
      return { revision: found.revision, items: itemsOf(found.site, list, new Set(ids)) };
    },
    async 'site.edit'({ site, edits }) {
      const found = keeper.get(site);
      let before = found.site;
      const after = await found.edit((now) => {
        before = now;
        return applyEdits(now, edits);
      });
      return { revision: found.revision, items: changedItems(before, after) };
    },
    'site.check': ({ site }) => {
      const { problems, codesHidden } = checkSite(keeper.get(site).site);
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      return {
        problems: problems.slice(0, MAX_PROBLEMS),
        ...{ errors, warnings: problems.length - errors, codesHidden },
      };
    },
    async 'site.addPhoto'({ site, file, door, caption }, { caller }) {
      const found = keeper.get(site);
      const picture = await files.open(caller, file);
      const photo = await photoOf(picture, { door, caption, at: clock.now() });
      await found.edit((now) => ({ ...now, photos: [...now.photos, photo] }));
      return photoHead(photo);
    },
    'site.photo': ({ site, photo }) => {
      const found = keeper.get(site).site.photos.find(({ id }) => id === photo);
      if (found) return found;
      throw new AppError('call.bad-input', 'photo: it is not there any more.', {
        details: { field: 'photo' },
      });
    },
    async 'site.changePassphrase'({ site, old, passphrase }) {
      const found = keeper.get(site);
      await found.changePassphrase(old, passphrase);
      return stateOf(found);
    },
    async 'site.compare'({ site, file, passphrase }, { caller }) {
      const found = keeper.get(site);
      const copy = await copyOf(found, await files.open(caller, file));
      const rows = compareSites(found.site, await found.openCopy(copy, passphrase));
      return {
        rows: rows.slice(0, MAX_DIFFERENCES),
        ...{ total: rows.length, changedAt: copy.site.changedAt, notes: [...copy.notes] },
      };
    },
    async 'site.merge'({ site, file, passphrase, choices }, { caller }) {
      const found = keeper.get(site);
      const opened = await files.open(caller, file);
      const copy = await copyOf(found, opened);
      if (found.locked)
        throw new AppError(
          'site.locked',
          'PINs, cards and passwords are hidden: nothing was merged.',
        );
      const other = await found.openCopy(copy, passphrase);
      let merged = mergeSites(found.site, other, choices);
      await found.edit((now) => {
        // With the site as it is when its turn comes.
        merged = mergeSites(now, other, choices);
        return merged.site;
      });
      const { taken, renumbered } = merged;
      await found.note({
        what: 'merged',
        title: `Merged with ${opened.name}`.slice(0, 255),
        result: `${taken} ${taken === 1 ? 'item' : 'items'} taken from it.`,
        said: {
          title: [say('merged', { name: opened.name })],
          result: [say('merged-count', { n: taken })],
        },
        doors: [],
      });
      return { taken, renumbered, revision: found.revision };
    },
    async 'site.export'({ site }, { caller }) {
      const found = keeper.get(site);
      const { token, name, path } = await files.create(caller, basename(found.path));
      await found.exportTo(path);
      return { token, name, size: (await stat(path)).size };
    },
    'site.copies': async ({ known }) => ({
      copies: (await keeper.copies(known)).map(({ name, at, size }) => ({ copy: name, at, size })),
    }),
    'site.useCopy': async ({ known, copy }) => stateOf(await keeper.useCopy(known, copy)),
    async 'site.keepSaved'({ site }) {
      const found = keeper.get(site);
      await found.keepSaved();
      return stateOf(found);
    },
  };
}
