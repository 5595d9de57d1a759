import type { Api } from './api';
import { createApi } from './client';
import type { Transport } from './transport';
import { createElectronTransport } from './transport-electron';
import { createHttpTransport } from './transport-http';
import { keepToken, reloadForToken, takeToken } from './token';

export type { Api, CallOptions, PickRequest, Unsubscribe } from './api';

function overHttp(): Transport {
  reloadForToken();
  return createHttpTransport(takeToken(), keepToken);
}

/** The one client of this window. */
export const api: Api = createApi(
  window.lintel ? createElectronTransport(window.lintel) : overHttp(),
);
