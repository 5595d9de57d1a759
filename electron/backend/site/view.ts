/** A site as a window gets it. */
import { basename, dirname } from 'node:path';
import type { EventPayload } from '../../../shared/contract';
import {
  MAX_NAMED_CHANGES,
  VIEWED_HISTORY,
  type SiteItems,
  type SiteState,
  type SiteView,
} from '../../../shared/contract/site';
import type { Acceptance, Photo, Site } from '../../../shared/site/document';
import {
  listOf,
  SHOWN_LISTS,
  SITE_LISTS,
  type AnyList,
  type ShownList,
  type SiteList,
} from '../../../shared/site/lists';
import type { HeldSite, SiteChange } from './store/open-site';

/** A photo without its picture. */
export const photoHead = ({ data, ...head }: Photo) => ({
  ...head,
  size: Buffer.byteLength(data, 'base64'),
});

/** Of each door the last acceptance. */
function lastOf(acceptances: readonly Acceptance[]): readonly Acceptance[] {
  const last = new Map<string, Acceptance>();
  for (const one of acceptances)
    if (one.at >= (last.get(one.door)?.at ?? 0)) last.set(one.door, one);
  return [...last.values()];
}

export function viewOf(site: Site): SiteView {
  const { former: _former, looks: _looks, ...shown } = site;
  const { acceptances, history, photos } = shown;
  return {
    ...shown,
    photos: photos.map(photoHead),
    acceptances: [...lastOf(acceptances)],
    history: history.slice(-VIEWED_HISTORY),
    counts: { acceptances: acceptances.length, history: history.length },
  };
}

/** Some items of a list; those that are not there are left out. */
export function itemsOf(site: Site, list: SiteList, ids: ReadonlySet<string>): SiteItems {
  if (list === 'photos')
    return { photos: site.photos.filter(({ id }) => ids.has(id)).map(photoHead) };
  // The items of a list are those that the contract names for it.
  return { [list]: listOf(site, list).filter(({ id }) => ids.has(id)) };
}

/** What differs between two states of a site, as it stands in the second. */
export function changedItems(before: Site, after: Site): SiteItems {
  const changed = SITE_LISTS.filter((list) => before[list] !== after[list]).map((list) => {
    const old = new Set<unknown>(before[list]);
    const ids = listOf(after, list).flatMap((item) => (old.has(item) ? [] : [item.id]));
    return itemsOf(after, list, new Set(ids));
  });
  return Object.assign({}, ...changed) as SiteItems;
}

/** The folder as a person reads it; empty for Lintel's own. */
export const shownFolder = (path: string, own: string): string =>
  dirname(path) === own ? '' : dirname(path);

export function stateOf(
  site: HeldSite,
  about: { readonly known: string; readonly own: string },
): SiteState {
  const { id, path, locked, secretsLost, readOnly, state, notes, canKeep, revision, guard } = site;
  return {
    ...{ site: id, known: about.known, name: site.site.name },
    ...{ file: basename(path), folder: shownFolder(path, about.own) },
    ...{ locked, secretsLost, readOnly, state, notes: [...notes], canKeep, revision },
    ...{ heldBy: guard.by, notice: guard.notice },
  };
}

const isShown = (list: AnyList): list is ShownList =>
  (SHOWN_LISTS as readonly AnyList[]).includes(list);

/** What of a change goes to every window: names, and no more of them than a message bears. */
export function changeEvent(state: SiteState, change: SiteChange): EventPayload<'site.changed'> {
  let room = MAX_NAMED_CHANGES;
  const every = SHOWN_LISTS.map((list) => ({ list, put: [], removed: [], all: true }));
  if (change.changed === 'all') return { site: state.site, state, facts: true, changed: every };
  const changed = change.changed.flatMap(({ list, put, removed }) => {
    if (!isShown(list)) return [];
    const all = put.length + removed.length > room;
    if (!all) room -= put.length + removed.length;
    const ids = put.map(({ id }) => id);
    return [{ list, put: all ? [] : ids, removed: all ? [] : [...removed], all }];
  });
  return { site: state.site, state, facts: change.facts, changed };
}
