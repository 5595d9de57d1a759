import type { IpcRenderer, IpcRendererEvent } from 'electron';
import type { EventMessage, Reply, Request } from '../../shared/contract/envelope';
import { AppError } from '../../shared/errors';
import { CALL_CHANNEL, CANCEL_CHANNEL, EVENT_CHANNEL } from './channels';

/** What the page gets, and all that it gets. */
export interface Bridge {
  call(request: Request): Promise<Reply>;
  cancel(id: string): void;
  /** Calls `listener` with every event until the function that comes back is called. */
  onEvent(listener: (message: EventMessage) => void): () => void;
}

/**
 * Builds the bridge over the window's end of the IPC. A request that cannot be sent at all (nobody
 * listens any more, a value that cannot be cloned) is answered like any other failure.
 */
export function createBridge(
  ipc: Pick<IpcRenderer, 'invoke' | 'send' | 'on' | 'removeListener'>,
): Bridge {
  return {
    async call(request) {
      try {
        return (await ipc.invoke(CALL_CHANNEL, request)) as Reply;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const failure = /could not be cloned/i.test(reason)
          ? new AppError('call.bad-input', 'The request holds something that cannot be sent.', {
              details: { reason, field: 'input' },
            })
          : new AppError('call.shut-down', 'Lintel does not answer any more.', {
              details: { reason },
            });
        return { id: request.id, ok: false, error: failure.toData() };
      }
    },
    cancel: (id) => ipc.send(CANCEL_CHANNEL, id),
    onEvent(listener) {
      const relay = (_event: IpcRendererEvent, message: EventMessage) => listener(message);
      ipc.on(EVENT_CHANNEL, relay);
      return () => {
        ipc.removeListener(EVENT_CHANNEL, relay);
      };
    },
  };
}
