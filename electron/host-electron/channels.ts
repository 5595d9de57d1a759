/** The only channels between a window and the backend. */
export const CALL_CHANNEL = 'lintel:call';
export const CANCEL_CHANNEL = 'lintel:cancel';
export const EVENT_CHANNEL = 'lintel:event';

/** Where the page lives. `app:` is registered as a standard scheme, so it has hosts and origins. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'lintel';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

/** Whether a URL is of the page itself; parsed, because a prefix also fits `app://lintel.example`. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '' && password === '';
}
