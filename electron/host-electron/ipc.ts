import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Reply } from '../../shared/contract/envelope';
import { AppError } from '../../shared/errors';
import type { Hosted } from '../backend/hosted';
import type { Log } from '../backend/ports';
import { CALL_CHANNEL, CANCEL_CHANNEL, EVENT_CHANNEL, isAppUrl } from './channels';

export interface IpcOptions {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on' | 'removeHandler' | 'removeListener'>;
  readonly backend: Hosted;
  readonly log: Log;
}

/** The part of a window that the IPC needs. */
export type WindowContents = Pick<WebContents, 'id' | 'send' | 'isDestroyed' | 'once'>;

export interface ElectronHost {
  /** Lets a window in: answers its calls and sends it the events, until it is destroyed. */
  admit(contents: WindowContents): void;
  close(): void;
}

type SenderEvent = Pick<IpcMainInvokeEvent | IpcMainEvent, 'senderFrame'> & {
  readonly sender: Pick<WebContents, 'id'>;
};

const callerOf = (id: number) => `window:${id}`;

/** Serves a backend to the windows of this program over IPC. */
export function createElectronHost({ ipcMain, backend, log }: IpcOptions): ElectronHost {
  const admitted = new Set<number>();
  const unsubscribes = new Map<number, () => void>();

  /** A window that we made, its main frame, and our own page in it: anything else is a stranger. */
  const isTrusted = ({ sender, senderFrame }: SenderEvent): boolean =>
    admitted.has(sender.id) &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isAppUrl(senderFrame.url);

  const refuse = (event: SenderEvent, request: unknown): Reply => {
    log('warn', 'A stranger was refused', {
      contents: event.sender.id,
      url: event.senderFrame?.url ?? '',
    });
    const id: unknown =
      typeof request === 'object' && request !== null && 'id' in request ? request.id : '';
    const error = new AppError('call.untrusted', 'This page may not use Lintel.');
    return { id: typeof id === 'string' ? id.slice(0, 64) : '', ok: false, error: error.toData() };
  };

  const onCancel = (event: IpcMainEvent, id: unknown): void => {
    if (!isTrusted(event)) refuse(event, { id });
    else if (typeof id === 'string' && id.length <= 64)
      backend.router.cancel(id, callerOf(event.sender.id));
  };

  ipcMain.handle(CALL_CHANNEL, (event, request: unknown) =>
    isTrusted(event)
      ? backend.router.handle(request, callerOf(event.sender.id))
      : refuse(event, request),
  );
  ipcMain.on(CANCEL_CHANNEL, onCancel);

  const leave = (id: number): void => {
    const caller = callerOf(id);
    admitted.delete(id);
    unsubscribes.get(id)?.();
    unsubscribes.delete(id);
    backend.router.dropCaller(caller);
    backend.files
      .dropCaller(caller)
      .catch((error: unknown) =>
        log('warn', 'Files of a closed window could not be deleted', { error }),
      );
  };

  return {
    admit(contents) {
      const { id } = contents;
      admitted.add(id);
      const unsubscribe = backend.events.subscribe(callerOf(id), (message) => {
        // Between the end of the window and its `destroyed` event, sending would throw.
        if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, message);
      });
      unsubscribes.set(id, unsubscribe);
      contents.once('destroyed', () => leave(id));
    },
    close() {
      for (const unsubscribe of unsubscribes.values()) unsubscribe();
      unsubscribes.clear();
      ipcMain.removeHandler(CALL_CHANNEL);
      ipcMain.removeListener(CANCEL_CHANNEL, onCancel);
    },
  };
}
