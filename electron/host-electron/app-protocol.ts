import type { Protocol } from 'electron';
import { SECURITY_HEADERS, type Assets } from '../backend/web/assets';
import { APP_HOST, APP_SCHEME } from './channels';

/** Must run before Electron is ready: only then can a scheme get an origin of its own. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

const plain = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });

/** Answers requests for `app://lintel/...` from the folder of the built renderer. */
export function createAppHandler(assets: Assets): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return plain(405, 'Only GET is answered here.');
    const { host, pathname } = new URL(request.url);
    if (host !== APP_HOST) return plain(404, 'There is nothing at this address.');
    const asset = await assets.load(pathname);
    if (!asset) return plain(404, 'There is nothing at this address.');
    return new Response(new Uint8Array(asset.body), { headers: asset.headers });
  };
}
