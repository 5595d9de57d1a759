import type { Api } from './api';
import { createApi } from './client';
import { createElectronTransport } from './transport-electron';
import { createHttpTransport } from './transport-http';
import { takeToken } from './token';

export type { Api, CallOptions, PickRequest, Unsubscribe } from './api';

/** The one client of this window. */
export const api: Api = createApi(
  window.lintel ? createElectronTransport(window.lintel) : createHttpTransport(takeToken()),
);
