import type { FileHandle } from '../../shared/contract/app';
import type { EventMessage, Reply, Request } from '../../shared/contract/envelope';
import type { AppError } from '../../shared/errors';
import type { PickRequest, Unsubscribe } from './api';

/** How requests travel: over the bridge of the desktop shell, or over HTTP on this computer. */
export interface Transport {
  /** Answers for every request; rejects only where the program behind the window is gone. */
  send(request: Request): Promise<Reply>;
  cancel(id: string): void;
  onEvent(listener: (message: EventMessage) => void): Unsubscribe;
  /** The stream of events has opened, or opened again: what came before is not known. */
  onOpen(listener: () => void): Unsubscribe;
  /**
   * The stream of events cannot be opened again: the program is gone, or another one answers. Told
   * at every try, so also after it was told and is so still.
   */
  onLost(listener: (why: AppError) => void): Unsubscribe;
  /** The host's own way of choosing files; absent where the backend has a dialog (files.pick). */
  readonly pickFiles?: (request: PickRequest) => Promise<readonly FileHandle[]>;
  /** The host's own way of taking a file of any size that was dropped; absent where files.put is the only one. */
  readonly putFile?: (file: File) => Promise<FileHandle>;
  /** The host's own way of downloading; absent where files.get is the only one. */
  readonly download?: (token: string) => Promise<Blob>;
}
