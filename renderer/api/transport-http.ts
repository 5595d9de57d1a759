import type { FileHandle } from '../../shared/contract/app';
import type { EventMessage, Reply } from '../../shared/contract/envelope';
import { AppError, ERROR_CODES, isAppError, type AppErrorData } from '../../shared/errors';
import { chooseFiles } from './browser-files';
import { randomHex } from './client';
import { reconnect } from './reconnect';
import { readSse } from './sse';
import type { Transport } from './transport';

/** Milliseconds between two tries to open the stream of events again after it broke off. */
const REOPEN_MS = 1000;

type Asked = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

const JSON_TYPE = { 'Content-Type': 'application/json' };

/**
 * Requests over HTTP to the program on this computer that served this page. Once the stream of
 * events broke off, nothing is sent before that program, or its next run, has proven itself.
 *
 * @param onToken told the token of the next run
 */
export function createHttpTransport(
  first: string,
  onToken: (token: string) => void = () => undefined,
): Transport {
  const client = { 'X-Lintel-Client': randomHex(16) };
  const events = new Set<(message: EventMessage) => void>();
  const opens = new Set<() => void>();
  const losses = new Set<(why: AppError) => void>();
  let token = first;
  let streaming = false;
  /** In memory only, see `reconnect`. Null before the stream was open for the first time. */
  let secret: string | null = null;
  /** Who answers is who served this page, as far as it is known. */
  let trusted = true;
  let proving: Promise<void> | null = null;

  async function ask(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(path, init);
    } catch (cause) {
      doubt();
      const hint = 'Start it again: this window goes on by itself as soon as it is back.';
      throw new AppError('call.shut-down', 'Lintel is not running any more.', { cause, hint });
    }
  }

  /** A page that was never let in has nothing yet that could be proven. */
  function doubt(): void {
    trusted = secret === null;
  }

  async function prove(known: string): Promise<void> {
    token = await reconnect(known, ask);
    onToken(token);
    trusted = true;
  }

  /** A request with the token, to Lintel and nobody else. */
  async function askLintel(path: string, init: Asked = {}): Promise<Response> {
    if (!trusted && secret !== null)
      await (proving ??= prove(secret).finally(() => (proving = null)));
    const headers = { ...client, ...init.headers, Authorization: `Bearer ${token}` };
    return ask(path, { ...init, headers });
  }

  async function follow(): Promise<void> {
    const response = await askLintel('/events', { headers: { Accept: 'text/event-stream' } });
    if (!response.ok || response.body === null) throw await refusal(response);
    secret = response.headers.get('X-Lintel-Secret') ?? secret;
    for (const listener of [...opens]) listener();
    try {
      for await (const event of readSse(response.body)) {
        // The loopback host writes nothing but event messages into this stream.
        const message = JSON.parse(event.data) as EventMessage;
        for (const listener of [...events]) listener(message);
      }
    } finally {
      doubt();
    }
  }

  /** Follows for as long as the page is open; every reopening tells that events may be missing. */
  function startStream(): void {
    if (streaming) return;
    streaming = true;
    const open = (): void => void follow().then(open, failed);
    const failed = (error: unknown): void => {
      // A stream that was cut says nothing yet: whether the program is gone shows when it is asked.
      const gone = isAppError(error);
      if (gone) for (const listener of [...losses]) listener(error);
      setTimeout(open, gone ? REOPEN_MS : 0);
    };
    open();
  }

  return {
    async send(request) {
      const body = JSON.stringify(request);
      const response = await askLintel('/call', { method: 'POST', headers: JSON_TYPE, body });
      if (!response.ok) throw await refusal(response);
      return (await response.json()) as Reply;
    },
    cancel(id) {
      const body = JSON.stringify({ id });
      // Where the program is gone there is nothing left to cancel; the call itself says so.
      void askLintel('/cancel', { method: 'POST', headers: JSON_TYPE, body }).catch(
        () => undefined,
      );
    },
    onEvent(listener) {
      events.add(listener);
      startStream();
      return () => events.delete(listener);
    },
    onOpen(listener) {
      opens.add(listener);
      return () => opens.delete(listener);
    },
    onLost(listener) {
      losses.add(listener);
      return () => losses.delete(listener);
    },
    async pickFiles(request) {
      const files = await chooseFiles(request);
      return Promise.all(files.map(upload));
    },
    putFile: upload,
    async download(fileToken) {
      const response = await askLintel(`/files/${encodeURIComponent(fileToken)}`);
      if (!response.ok) throw await refusal(response);
      return response.blob();
    },
  };

  async function upload(file: File): Promise<FileHandle> {
    const path = `/files?name=${encodeURIComponent(file.name)}`;
    const response = await askLintel(path, { method: 'POST', body: file });
    if (!response.ok) throw await refusal(response);
    return (await response.json()) as FileHandle;
  }
}

/** The host's own refusals are error data; anything else that answers here is not Lintel. */
async function refusal(response: Response): Promise<AppError> {
  const body: unknown = await response.json().catch(() => null);
  if (isErrorData(body)) return AppError.fromData(body);
  return new AppError('call.untrusted', `This page is not let in (HTTP ${response.status}).`);
}

function isErrorData(value: unknown): value is AppErrorData {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'code' in value && typeof value.code === 'string' && Object.hasOwn(ERROR_CODES, value.code)
  );
}
