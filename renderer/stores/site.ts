import { create } from 'zustand';
import type { CallInput, CallOutput, EventPayload } from '../../shared/contract';
import type { ListedSite, SiteItems, SiteState, SiteView } from '../../shared/contract/site';
import { isAppError, toAppError, type AppErrorData } from '../../shared/errors';
import { api } from '../api';
import type { Route } from '../router';

interface SiteStore {
  /** Files of the list; null until they were read. */
  readonly sites: readonly ListedSite[] | null;
  /** How the site of the window is open; null where none is. */
  readonly state: SiteState | null;
  readonly document: SiteView | null;
  /** Part of the open site that was looked at last; null where no site is open. */
  readonly shown: Extract<Route, { readonly screen: 'site' }> | null;
  /** Why the list or the site could not be read. */
  readonly problem: AppErrorData | null;
}

export const useSite = create<SiteStore>()(() => ({
  ...{ sites: null, state: null, document: null, shown: null, problem: null },
}));

const failed = (error: unknown): void => useSite.setState({ problem: toAppError(error).toData() });

/** Reads the list of sites; what goes wrong is kept beside it. */
export async function loadSites(): Promise<void> {
  try {
    const { sites } = await api.call('site.list', {});
    useSite.setState({ sites, problem: null });
  } catch (error) {
    failed(error);
  }
}

/** Reads a site anew. Answers false where it is not open (any more). */
export async function loadSite(site: string): Promise<boolean> {
  try {
    const { document, ...state } = await api.call('site.get', { site });
    useSite.setState({ state, document, problem: null });
    return true;
  } catch (error) {
    if (isAppError(error, 'site.not-open')) {
      useSite.setState({ state: null, document: null, shown: null, problem: null });
      return false;
    }
    failed(error);
    return true;
  }
}

/** Opens a file or one of the list. @throws AppError */
export async function openSite(input: CallInput<'site.open'>): Promise<SiteState> {
  const state = await api.call('site.open', input);
  await loadSite(state.site);
  return state;
}

/** Makes a site and opens it. @throws AppError */
export async function createSite(input: CallInput<'site.create'>): Promise<SiteState> {
  const state = await api.call('site.create', input);
  await loadSite(state.site);
  return state;
}

const LISTS = [
  'doors',
  'people',
  'schedules',
  'servers',
  'presets',
  'dialRules',
  'photos',
] as const satisfies readonly (keyof SiteItems)[];

function merged<T extends { readonly id: string }>(
  present: readonly T[],
  put: readonly T[],
  removed: readonly string[],
): T[] {
  const fresh = new Map(put.map((item) => [item.id, item]));
  const gone = new Set(removed);
  const kept = present.filter(({ id }) => !gone.has(id)).map((item) => fresh.get(item.id) ?? item);
  const known = new Set(present.map(({ id }) => id));
  return [...kept, ...put.filter(({ id }) => !known.has(id))];
}

/** Takes items as they stand now into the document of the window. */
function takeItems(
  items: SiteItems,
  removed: Partial<Record<keyof SiteItems, string[]>> = {},
): void {
  useSite.setState(({ document }) => {
    if (document === null) return {};
    const lists = LISTS.filter((list) => items[list] !== undefined || removed[list] !== undefined);
    const take = (list: (typeof LISTS)[number]) =>
      // The three are of the same list, which the compiler cannot follow through a union.
      merged<{ readonly id: string }>(document[list], items[list] ?? [], removed[list] ?? []);
    const changed = Object.fromEntries(lists.map((list) => [list, take(list)]));
    return { document: { ...document, ...(changed as Partial<SiteView>) } };
  });
}

/** Changes the open site, all of it or nothing. @throws AppError */
export async function editSite(
  edits: CallInput<'site.edit'>['edits'],
): Promise<CallOutput<'site.edit'>> {
  const site = useSite.getState().state?.site ?? '';
  const done = await api.call('site.edit', { site, edits });
  takeItems(done.items);
  return done;
}

/** Takes an event in: what was changed in this window, in another one, or by a job. */
export async function applySiteChange(change: EventPayload<'site.changed'>): Promise<void> {
  const { state, document } = useSite.getState();
  if (state?.site !== change.site || document === null) {
    if (useSite.getState().sites !== null) await loadSites();
    return;
  }
  if (change.state === null) {
    useSite.setState({ state: null, document: null, shown: null });
    return;
  }
  const { state: now } = change;
  const relocked = now.locked !== state.locked;
  useSite.setState({ state: now });
  const partly = change.changed.every(
    ({ list, all }) => !all && list !== 'acceptances' && list !== 'history',
  );
  if (relocked || change.facts || !partly) {
    await loadSite(change.site);
    return;
  }
  try {
    for (const { list, put, removed } of change.changed) {
      if (list === 'acceptances' || list === 'history') continue;
      const items =
        put.length === 0
          ? {}
          : (await api.call('site.items', { site: change.site, list, ids: put })).items;
      takeItems(items, { [list]: removed });
    }
  } catch (error) {
    failed(error);
  }
}
