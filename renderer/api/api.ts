import type {
  CallInput,
  CallName,
  CallOutput,
  EventName,
  EventPayload,
} from '../../shared/contract';
import type { FileHandle } from '../../shared/contract/app';
import type { AppError } from '../../shared/errors';

export interface CallOptions {
  /** Aborting it cancels the call; the promise then rejects with `call.cancelled`. */
  readonly signal?: AbortSignal;
}

export interface PickRequest {
  readonly title: string;
  /** Without the dot; empty means any file. */
  readonly extensions: readonly string[];
  readonly multiple?: boolean;
}

export type Unsubscribe = () => void;

/** Everything that the window knows of the program behind it. */
export interface Api {
  /** @throws AppError */
  call<N extends CallName>(
    name: N,
    input: CallInput<N>,
    options?: CallOptions,
  ): Promise<CallOutput<N>>;
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): Unsubscribe;
  /** Events may have been missed (or the stream has just opened): read the snapshots again. */
  onGap(listener: () => void): Unsubscribe;
  /** The program behind the window is gone; told again and again until `onGap` says it is back. */
  onLost(listener: (why: AppError) => void): Unsubscribe;
  /** Lets the person choose files; empty when the dialog was closed. */
  pickFiles(request: PickRequest): Promise<readonly FileHandle[]>;
  /**
   * Hands a file of the window, such as one that was dropped, to the program behind it.
   *
   * @throws AppError `file.too-large` where it has to go by the dialog instead
   */
  putFile(file: File): Promise<FileHandle>;
  /** Saves a file that the backend holds where the person keeps downloads. */
  saveFile(token: string, name: string): Promise<void>;
}
