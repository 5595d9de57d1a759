import { once } from 'node:events';
import { AppError } from '../../../shared/errors';
import { apiRow, unknownRow, type ApiName, type ApiRow, type ReplyOf, type RequestOf } from './api';
import { readFileReply } from './download';
import { noAnswer } from './http/net-errors';
import { cancelled } from './http/deadline';
import { multipart } from './http/multipart';
import { limitFor } from './http/timeouts';
import { toSystemInfo } from './info';
import { replyOf, statusError, unknownIfLost } from './outcome';
import { walkPages, type Page, type WholeList } from './paging';
import { Queue } from './queue';
import type { Row } from './record';
import { buildRequest, checkRequest, chooseMethod, type BuiltRequest } from './request';
import { Session, type Reply } from './session';
import type {
  Address,
  ApiReply,
  AuthScheme,
  CallOptions,
  Download,
  DownloadOptions,
  Driver,
  DriverOptions,
  SystemInfo,
  UploadOptions,
  UploadSource,
} from './types';

/** One call, checked and ready to be sent in either spelling of its target. */
interface Call {
  readonly row: ApiRow;
  readonly data: Row;
  readonly options: CallOptions;
}

/** Opens no connection yet; the first call does. */
export function openIntercom(options: DriverOptions): Driver {
  return new Intercom(options);
}

class Intercom implements Driver {
  readonly #session: Session;
  readonly #queue: Queue;
  readonly #closing = new AbortController();
  /** This unit knows `/api/` only. */
  #bare = false;
  /** Targets that this unit knows under their second spelling. */
  readonly #aliased = new Set<string>();

  constructor(options: DriverOptions) {
    this.#session = new Session(options);
    this.#queue = new Queue(options.concurrency);
  }

  get address(): Address {
    return this.#session.address;
  }

  get auth(): AuthScheme | undefined {
    return this.#session.auth;
  }

  get requests(): number {
    return this.#session.requests;
  }

  async call<N extends ApiName>(
    name: N,
    data?: RequestOf<N>,
    options: CallOptions = {},
  ): Promise<ApiReply<ReplyOf<N>>> {
    const reply = await this.#call({ ...prepare(name, data), options });
    // The row's own schema has made `data` what its type says.
    return reply as ApiReply<ReplyOf<N>>;
  }

  async raw(
    target: string,
    action: string,
    data: unknown,
    options: CallOptions = {},
  ): Promise<ApiReply> {
    const row = unknownRow(target, action);
    return await this.#call({ row, data: checkRequest(row, data), options });
  }

  async list<N extends ApiName>(
    name: N,
    data?: RequestOf<N>,
    options: CallOptions = {},
  ): Promise<WholeList> {
    const { row, data: filter } = prepare(name, data);
    // Pages are documented for the GET form only; what cannot stand in a query goes by POST.
    const flat = Object.values(filter).every((value) => typeof value !== 'object');
    const wanted = options.method ?? (flat && row.methods.includes('GET') ? 'GET' : undefined);
    const fetch = (method: CallOptions['method']) => (page: number) =>
      this.#call({ row, data: { ...filter, page }, options: { ...options, method } });
    try {
      return await walkPages(fetch(wanted));
    } catch (error) {
      if (!unsupported(error) || wanted !== 'GET' || options.method === 'GET') throw error;
      return await walkPages((page): Promise<Page> => fetch('POST')(page));
    }
  }

  async upload(
    name: ApiName,
    source: UploadSource,
    options: UploadOptions = {},
  ): Promise<ApiReply> {
    const row = apiRow(name);
    const field = row.uploadField;
    if (field === undefined) throw notA('file to it', name);
    return await this.#exclusively(options.signal, async (signal) => {
      await this.#prime(signal);
      const body = multipart({ field, source, onProgress: options.onProgress });
      const query = new URLSearchParams(options.params).toString();
      const reply = await this.#session
        .send({
          method: 'POST',
          path: `/api/${row.target}/${row.action}${query === '' ? '' : `?${query}`}`,
          headers: { accept: '*/*', 'content-type': body.contentType },
          body,
          limit: options.timeoutMs ?? limitFor(row.kind, this.#session.timeouts),
          repeatable: false,
          signal,
          onExact: options.onExact,
        })
        .then((answer) => replyOf(row, answer))
        .catch((error: unknown) => {
          throw unknownIfLost(row, error);
        });
      return reply;
    });
  }

  async download(name: ApiName, data?: Row, options: DownloadOptions = {}): Promise<Download> {
    const call = { ...prepare(name, data), options };
    if (call.row.kind !== 'download') throw notA('file from it', name);
    const { signal, release } = this.#linked(options.signal);
    const leave = await this.#queue.enter(signal).catch((error: unknown) => {
      release();
      throw error;
    });
    const finish = (): void => {
      leave();
      release();
    };
    try {
      const download = await this.#inSpelling(call, (target) =>
        this.#download({ ...call, options: { ...options, signal } }, target),
      );
      // The place in the queue is held until the file is read or given up.
      void once(download.stream, 'close').then(finish, finish);
      return download;
    } catch (error) {
      finish();
      throw error;
    }
  }

  async info(options: CallOptions = {}): Promise<SystemInfo> {
    const reply = await this.call('system/info', undefined, options);
    const info = toSystemInfo(reply.data);
    if (info.mac !== '') await this.#session.learnMac(info.mac);
    return info;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#session.close();
  }

  async #call(call: Call): Promise<ApiReply> {
    const method = chooseMethod(call.row, call.options.method);
    return await this.#exclusively(call.options.signal, (caller) =>
      this.#inSpelling(call, async (target) => {
        if (caller.aborted) throw cancelled();
        // Waiting for its turn may be given up; what has left is waited for, so that it is known.
        const signal = call.row.seenThrough ? this.#closing.signal : caller;
        const build = (bare: boolean) => buildRequest({ ...call, target, method, bare });
        try {
          const { timeoutMs: limit, onExact } = call.options;
          const { row } = call;
          return replyOf(row, await this.#routed(build, { row, signal, limit, onExact }));
        } catch (error) {
          throw unknownIfLost(call.row, error);
        }
      }),
    );
  }

  /** To the path of the function; to `/api/` where the unit answers 404 there (device notes 1.2). */
  async #routed(
    build: (bare: boolean) => BuiltRequest,
    call: {
      readonly row: ApiRow;
      readonly signal: AbortSignal;
      readonly limit?: number;
      readonly onExact?: CallOptions['onExact'];
    },
  ): Promise<Reply> {
    const { row, signal, onExact } = call;
    const limit = call.limit ?? row.timeoutMs ?? limitFor(row.kind, this.#session.timeouts);
    const send = (bare: boolean) =>
      this.#session.send({ ...build(bare), limit, repeatable: row.safeToRepeat, signal, onExact });
    const reply = await send(this.#bare);
    if (reply.status !== 404 || this.#bare || build(true).path === build(false).path) return reply;
    const second = await send(true);
    this.#bare = second.status !== 404;
    return second;
  }

  /** In the spelling that this unit knows; where it knows neither, the first refusal counts. */
  async #inSpelling<T>(call: Call, work: (target: string) => Promise<T>): Promise<T> {
    const { target, alias } = call.row;
    if (alias === undefined) return await work(target);
    const [first, second] = this.#aliased.has(target) ? [alias, target] : [target, alias];
    try {
      return await work(first);
    } catch (error) {
      if (!unsupported(error)) throw error;
      const result = await work(second).catch((again: unknown) => {
        throw unsupported(again) ? error : again;
      });
      if (second === alias) this.#aliased.add(target);
      else this.#aliased.delete(target);
      return result;
    }
  }

  async #download(call: Call & { readonly options: DownloadOptions }, target: string) {
    const { row, data, options } = call;
    const method = chooseMethod(row, options.method);
    const request = buildRequest({ row, target, data, method, bare: this.#bare });
    const first = await this.#file(call, request);
    if (first.kind === 'file') return first.download;
    const path = { method: 'GET', path: first.path, headers: { accept: '*/*' } } as const;
    const second = await this.#file(call, path);
    if (second.kind === 'file') return second.download;
    throw new AppError('device.bad-reply', 'The intercom points from one file to another.');
  }

  async #file(call: Call & { readonly options: DownloadOptions }, request: BuiltRequest) {
    const { row, data, options } = call;
    const { timeouts, address } = this.#session;
    const limit = options.timeoutMs ?? limitFor(row.kind, timeouts);
    const { signal, onProgress, onExact } = options;
    const answer = await this.#session.open({
      ...{ ...request, limit, repeatable: true, signal, onExact },
    });
    if (!('stream' in answer)) throw statusError(row, answer);
    const idleError = () => noAnswer(address, timeouts.idle);
    return await readFileReply(answer, {
      ...{ row, data, address, onProgress, idleError },
      idle: timeouts.idle,
    });
  }

  /**
   * A cheap read before a big body: it finds out how to sign in and fetches a nonce, so that the body
   * is sent once. Where nothing is asked for, or only Basic, there is nothing to fetch.
   */
  async #prime(signal: AbortSignal): Promise<void> {
    if (this.auth === 'none' || this.auth === 'basic') return;
    const row = apiRow('system/status');
    const { target } = row;
    const build = (bare: boolean) => buildRequest({ row, target, data: {}, method: 'POST', bare });
    // Whether it knows this function does not matter: it has let us in.
    await this.#routed(build, { row, signal });
  }

  async #exclusively<T>(
    outer: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { signal, release } = this.#linked(outer);
    try {
      return await this.#queue.run(() => work(signal), signal);
    } finally {
      release();
    }
  }

  /** One signal for the caller's and for `close`. */
  #linked(outer: AbortSignal | undefined): { signal: AbortSignal; release: () => void } {
    if (this.#closing.signal.aborted || outer?.aborted) throw cancelled();
    const both = new AbortController();
    const abort = (): void => both.abort();
    const signals = [this.#closing.signal, ...(outer === undefined ? [] : [outer])];
    for (const signal of signals) signal.addEventListener('abort', abort);
    const release = (): void => {
      for (const signal of signals) signal.removeEventListener('abort', abort);
    };
    return { signal: both.signal, release };
  }
}

function prepare(name: ApiName, data: unknown): { readonly row: ApiRow; readonly data: Row } {
  const row = apiRow(name);
  return { row, data: checkRequest(row, data) };
}

function unsupported(error: unknown): boolean {
  return error instanceof AppError && error.code === 'device.unsupported';
}

function notA(what: string, name: string): AppError {
  return new AppError('call.bad-input', `"${name}" takes no ${what}.`, {
    details: { field: 'name' },
  });
}
