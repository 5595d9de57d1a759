const KEY = 'lintel-token';
const IN_HASH = /^#token=([\w-]+)$/;

/**
 * Takes the token out of the address (`#token=...`), so that it is neither bookmarked nor seen on
 * the screen, and keeps it for as long as this tab lives (a reload must not sign the page out).
 */
export function takeToken(): string {
  const match = IN_HASH.exec(location.hash);
  if (match?.[1] !== undefined) {
    sessionStorage.setItem(KEY, match[1]);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEY) ?? '';
}

/**
 * An address with a token that is opened in a tab that shows Lintel already changes only the part
 * behind the `#`, and nothing would happen: the page is loaded anew, and takes it.
 */
export function reloadForToken(): void {
  addEventListener('hashchange', () => {
    if (IN_HASH.test(location.hash)) location.reload();
  });
}
