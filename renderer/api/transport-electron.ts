import type { EventMessage, Reply, Request } from '../../shared/contract/envelope';
import type { Transport } from './transport';

/** What the preload script puts on `window`; nothing else crosses. */
export interface Bridge {
  call(request: Request): Promise<Reply>;
  cancel(id: string): void;
  onEvent(listener: (message: EventMessage) => void): () => void;
}

declare global {
  interface Window {
    readonly lintel?: Bridge;
  }
}

/** Requests over the bridge of the desktop shell. */
export function createElectronTransport(bridge: Bridge): Transport {
  return {
    send: (request) => bridge.call(request),
    cancel: (id) => bridge.cancel(id),
    onEvent: (listener) => bridge.onEvent(listener),
    // The bridge is open from the start and never reopens; gaps show in the sequence numbers.
    onOpen: () => () => undefined,
    // The program and its window end together.
    onLost: () => () => undefined,
  };
}
