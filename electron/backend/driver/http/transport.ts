import type { Readable } from 'node:stream';
import { Pool, type Dispatcher } from 'undici';
import type { AppError } from '../../../../shared/errors';
import type { Clock } from '../../ports';
import { originOf } from '../address';
import type { Address } from '../types';
import { openConnection } from './connector';
import { Deadline } from './deadline';
import { noAnswer, toNetError } from './net-errors';
import type { Timeouts } from './timeouts';

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Path with query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A stream is opened when it is sent; it calls `moved` as its bytes go out. */
  readonly body?: string | ((moved: () => void) => Readable);
  /** Milliseconds until the answer begins; for an upload, since its last byte moved. */
  readonly limit: number;
  /** Asking again does no harm. */
  readonly repeatable: boolean;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly stream: Readable;
  /** Watches the body: `touch` with every chunk, `stop` at its end. */
  readonly deadline: Deadline;
}

export interface TransportOptions {
  readonly address: Address;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  readonly concurrency: number;
  readonly trust: (fingerprint: string) => Promise<void>;
}

/** Progress of one request on its way, as far as it matters for what may be done after a failure. */
interface Trace {
  sent: boolean;
  answered: boolean;
}

/**
 * HTTP to one address. Kept-alive connections are not trusted (device notes 1.2): a call that must
 * not be repeated always gets a connection of its own, for a reset on a used one would leave open
 * whether the intercom acted. A repeatable call that dies on a used connection is asked again once.
 */
export class Transport {
  readonly address: Address;
  readonly #options: TransportOptions;
  #pool: Pool;
  #used = false;
  #running = 0;

  constructor(options: TransportOptions) {
    this.address = options.address;
    this.#options = options;
    this.#pool = this.#newPool();
  }

  /** @throws AppError `net.*`, `tls.*`, `call.cancelled`, `device.bad-reply` (not HTTP). */
  async open(request: HttpRequest): Promise<HttpAnswer> {
    this.#running += 1;
    const trace: Trace = { sent: false, answered: false };
    let reused = this.#used;
    try {
      if (!request.repeatable && reused) {
        await this.#renew();
        reused = false;
      }
      return await this.#attempt(request, trace);
    } catch (error) {
      const failure = this.#failure(error, trace);
      const stale = reused && failure.code === 'net.dropped' && !trace.answered;
      if (!stale || !request.repeatable || typeof request.body === 'function') throw failure;
      await this.#renew();
      const second: Trace = { sent: false, answered: false };
      return await this.#attempt(request, second).catch((again: unknown) => {
        throw this.#failure(again, second);
      });
    } finally {
      this.#running -= 1;
    }
  }

  /** Ends every connection at once; what is under way fails with `call.cancelled`. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  #failure(error: unknown, trace: Trace): AppError {
    return toNetError(error, { address: this.address, sent: trace.sent });
  }

  async #attempt(request: HttpRequest, trace: Trace): Promise<HttpAnswer> {
    const deadline = new Deadline(this.#options.clock, request.signal);
    deadline.watch(request.limit, () => noAnswer(this.address, request.limit));
    const body =
      typeof request.body === 'function' ? request.body(() => deadline.touch()) : request.body;
    try {
      const answer = await this.#pool.compose(tracing(trace)).request({
        method: request.method,
        path: request.path,
        headers: request.headers,
        body: body ?? null,
        signal: deadline.signal,
      });
      this.#used = true;
      const { statusCode: status, headers, body: stream } = answer;
      return { status, headers, stream, deadline };
    } catch (error) {
      deadline.stop();
      throw error;
    }
  }

  async #renew(): Promise<void> {
    const old = this.#pool;
    this.#pool = this.#newPool();
    this.#used = false;
    // A unit with a single thread answers nobody else while an idle connection is open to it.
    if (this.#running <= 1) await old.destroy();
    else void old.close();
  }

  #newPool(): Pool {
    const { address, clock, timeouts, trust } = this.#options;
    return new Pool(originOf(address), {
      connections: this.#options.concurrency,
      // Deadlines are kept by `Deadline`, on the injected clock.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 2000,
      keepAliveMaxTimeout: 10_000,
      connect: (_options, callback) => {
        openConnection({ address, clock, timeouts, trust }).then(
          (socket) => callback(null, socket),
          (error: unknown) => callback(error as Error, null),
        );
      },
    });
  }
}

/** Notes when the request was handed to a connection, and when its answer began. */
function tracing(trace: Trace): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) =>
    dispatch(options, {
      onRequestStart: (controller, context: unknown) => {
        trace.sent = true;
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (controller, status, headers, socket) =>
        handler.onRequestUpgrade?.(controller, status, headers, socket),
      onResponseStart: (controller, status, headers, text) => {
        trace.answered = true;
        handler.onResponseStart?.(controller, status, headers, text);
      },
      onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
      onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
      onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
    });
}
