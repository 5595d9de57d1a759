import {
  isEventName,
  type CallInput,
  type CallName,
  type CallOutput,
  type EventName,
} from '../../shared/contract';
import { MAX_INLINE_FILE } from '../../shared/contract/app';
import type { EventMessage } from '../../shared/contract/envelope';
import { AppError, isAppError, toAppError } from '../../shared/errors';
import type { Api, CallOptions, PickRequest, Unsubscribe } from './api';
import { base64Of, saveBlob } from './browser-files';
import type { Transport } from './transport';

type Listener = (payload: unknown) => void;

/** Builds the typed client over a transport; knows nothing of how requests travel. */
export function createApi(transport: Transport): Api {
  const listeners = new Map<EventName, Set<Listener>>();
  const gapListeners = new Set<() => void>();
  const nextId = createIds();
  let lastSeq: number | null = null;

  const gap = () => {
    for (const listener of [...gapListeners]) listener();
  };
  transport.onOpen(() => {
    lastSeq = null;
    gap();
  });
  transport.onEvent((message) => {
    const missed = lastSeq !== null && message.seq !== lastSeq + 1;
    lastSeq = message.seq;
    if (missed) gap();
    deliver(listeners, message);
  });

  async function call<N extends CallName>(
    name: N,
    input: CallInput<N>,
    options: CallOptions = {},
  ): Promise<CallOutput<N>> {
    const { signal } = options;
    const id = nextId();
    if (signal?.aborted) throw cancelled();
    const cancel = () => transport.cancel(id);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const reply = await transport.send({ id, call: name, input });
      if (!reply.ok) throw AppError.fromData(reply.error);
      // The router has checked the value against the output schema of this very call.
      return reply.value as CallOutput<N>;
    } catch (error) {
      if (signal?.aborted && !isAppError(error)) throw cancelled();
      throw toAppError(error);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  async function pickFiles(request: PickRequest) {
    if (transport.pickFiles) return transport.pickFiles(request);
    const { title, extensions, multiple = false } = request;
    const { files } = await call('files.pick', { title, extensions: [...extensions], multiple });
    return files;
  }

  async function putFile(file: File) {
    if (transport.putFile) return transport.putFile(file);
    if (file.size > MAX_INLINE_FILE)
      throw new AppError('file.too-large', `"${file.name}" is too large to be dropped here.`, {
        hint: 'Choose it with the button instead.',
      });
    return call('files.put', { name: file.name, base64: await base64Of(file) });
  }

  async function saveFile(token: string, name: string) {
    if (transport.download) {
      saveBlob(await transport.download(token), name);
      return;
    }
    const { base64 } = await call('files.get', { token });
    saveBlob(blobFromBase64(base64), name);
  }

  return {
    call,
    pickFiles,
    putFile,
    saveFile,
    on(name, listener) {
      // The router emits only payloads of the event's own schema.
      return add(listeners, name, listener as Listener);
    },
    onGap(listener) {
      gapListeners.add(listener);
      return () => gapListeners.delete(listener);
    },
    onLost: (listener) => transport.onLost(listener),
  };
}

function deliver(listeners: Map<EventName, Set<Listener>>, message: EventMessage): void {
  if (!isEventName(message.name)) return;
  for (const listener of [...(listeners.get(message.name) ?? [])]) listener(message.payload);
}

function add(
  listeners: Map<EventName, Set<Listener>>,
  name: EventName,
  listener: Listener,
): Unsubscribe {
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set.add(listener));
  return () => set.delete(listener);
}

const cancelled = () => new AppError('call.cancelled', 'Cancelled.');

function createIds(): () => string {
  const prefix = randomHex(8);
  let count = 0;
  return () => `${prefix}-${++count}`;
}

/** Random bytes as lower-case hex. */
export function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return [...values].map((value) => value.toString(16).padStart(2, '0')).join('');
}

function blobFromBase64(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))]);
}
