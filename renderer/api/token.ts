const KEY = 'lintel-token';

/**
 * Takes the token out of the address (`#token=...`), so that it is neither bookmarked nor seen on
 * the screen, and keeps it for as long as this tab lives (a reload must not sign the page out).
 */
export function takeToken(): string {
  const match = /^#token=([\w-]+)$/.exec(location.hash);
  if (match?.[1] !== undefined) {
    sessionStorage.setItem(KEY, match[1]);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEY) ?? '';
}
