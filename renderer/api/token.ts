const KEY = 'lintel-token';
const IN_HASH = /^#token=([\w-]+)$/;

/**
 * Takes the token out of the address (`#token=...`), so that it is neither bookmarked nor seen on
 * the screen, and keeps it for as long as this tab lives (a reload must not sign the page out). The
 * storage belongs to the port, so that whoever listens there after Lintel may read it: a token is
 * worth nothing once its run has ended. What brings a page into the next run is never stored.
 */
export function takeToken(): string {
  const match = IN_HASH.exec(location.hash);
  if (match?.[1] !== undefined) {
    keepToken(match[1]);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEY) ?? '';
}

/** Keeps the token of the run that this page goes on with. */
export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
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
