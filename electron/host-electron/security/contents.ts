import type { WebContents } from 'electron';
import type { Log } from '../../backend/ports';

export type HardenedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/**
 * Keeps whatever is shown in place: no navigation (the page has one document and moves by its
 * hash), no redirect, no new window, no webview.
 */
export function hardenContents(contents: HardenedContents, log: Log): void {
  const block = (what: string, url: string): void =>
    log('warn', 'Blocked in a window', { what, url: url.slice(0, 200) });
  contents.on('will-navigate', (event) => {
    event.preventDefault();
    block('navigation', event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
    block('frame navigation', event.url);
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    block('redirect', event.url);
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    block('webview', '');
  });
  contents.setWindowOpenHandler(({ url }) => {
    block('new window', url);
    return { action: 'deny' };
  });
}
