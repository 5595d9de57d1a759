import { useSyncExternalStore } from 'react';

export const FILES_TABS = ['firmware', 'backups', 'templates'] as const;
export type FilesTab = (typeof FILES_TABS)[number];

/** Where the window is. The tab of an intercom is that screen's own business. */
export type Route =
  | { readonly screen: 'find' }
  | { readonly screen: 'intercoms' }
  | { readonly screen: 'intercom'; readonly id: string; readonly tab: string }
  /** An open site, by the ID of its document; null is the list of sites. */
  | { readonly screen: 'site'; readonly id: string | null; readonly tab: string }
  | { readonly screen: 'jobs'; readonly id: string | null }
  | { readonly screen: 'files'; readonly tab: FilesTab }
  /** Sides as `sideText` writes them; empty where none was chosen. */
  | { readonly screen: 'compare'; readonly left: string; readonly right: string }
  | { readonly screen: 'firmware' }
  | { readonly screen: 'passwords' }
  | { readonly screen: 'help' };

/** The place as it stands after the `#`, so that links are real links. */
export function toHash(route: Route): string {
  switch (route.screen) {
    case 'intercom':
      return `#/intercom/${encodeURIComponent(route.id)}/${encodeURIComponent(route.tab)}`;
    case 'site':
      return route.id === null
        ? '#/site'
        : `#/site/${encodeURIComponent(route.id)}/${encodeURIComponent(route.tab)}`;
    case 'jobs':
      return route.id === null ? '#/jobs' : `#/jobs/${encodeURIComponent(route.id)}`;
    case 'compare':
      return `#/compare/${encodeURIComponent(route.left)}/${encodeURIComponent(route.right)}`;
    case 'files':
      return `#/files/${route.tab}`;
    default:
      return `#/${route.screen}`;
  }
}

/** Anything that is not a place in Lintel leads to Find, where all work begins. */
export function fromHash(hash: string): Route {
  const [screen, first, second] = hash.replace(/^#\/?/, '').split('/').map(decode);
  if (screen === 'intercom' && first) {
    return { screen, id: first, tab: second ? second : 'overview' };
  }
  if (screen === 'site')
    return first
      ? { screen, id: first, tab: second ? second : 'doors' }
      : { screen, id: null, tab: '' };
  if (screen === 'jobs') return { screen, id: first ? first : null };
  if (screen === 'compare') return { screen, left: first ?? '', right: second ?? '' };
  if (screen === 'files')
    return { screen, tab: FILES_TABS.find((tab) => tab === first) ?? 'firmware' };
  if (screen === 'intercoms' || screen === 'firmware' || screen === 'help') return { screen };
  if (screen === 'passwords') return { screen };
  return { screen: 'find' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A mistyped escape in the address bar; no place has such a name.
    return '';
  }
}

export function navigate(route: Route): void {
  location.hash = toHash(route);
}

/** Asked before a place is left; calls `leave` when the person agrees. */
export type LeaveGuard = (leave: () => void) => void;

let guard: LeaveGuard | null = null;
let current = '';
const listeners = new Set<() => void>();

/** Puts a question before leaving; null takes it away. There is one at a time. */
export function setLeaveGuard(next: LeaveGuard | null): void {
  guard = next;
}

function onHashChange(): void {
  const wanted = location.hash;
  if (wanted === current) return;
  if (guard !== null) {
    // The address has changed already: put it back, and go on only when the person says so.
    history.replaceState(null, '', current === '' ? location.pathname : current);
    guard(() => {
      guard = null;
      location.hash = wanted;
    });
    return;
  }
  current = wanted;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    current = location.hash;
    window.addEventListener('hashchange', onHashChange);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('hashchange', onHashChange);
  };
}

/** The place now; renders again when it changes. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () =>
    listeners.size === 0 ? location.hash : current,
  );
  return fromHash(hash);
}
