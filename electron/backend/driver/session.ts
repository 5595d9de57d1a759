import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { AppError } from '../../../shared/errors';
import { formatAddress } from './address';
import { Authenticator } from './auth/authenticator';
import { parseChallenges } from './auth/challenge';
import { refused403, refusedWithoutChallenge } from './auth/refusal';
import { MAX_REJECTIONS, RejectionCounter } from './auth/rejections';
import { collect, headerOf } from './http/body';
import { toNetError } from './http/net-errors';
import { Pin } from './http/pin';
import { isRedirect, redirectedAway, redirectedToPage, redirectTarget } from './http/redirect';
import { DEFAULT_TIMEOUTS, type Timeouts } from './http/timeouts';
import { Transport, type Headers, type HttpAnswer } from './http/transport';
import { blankHeaders, redact } from './redact';
import type { Address, AuthScheme, DriverOptions, ExactExchange } from './types';

/** A body that can be opened again where a request has to be repeated. */
export interface StreamBody {
  /** Bytes. */
  readonly size: number;
  /** `moved` is called as bytes go out; it is left out where the body is only hashed. */
  open(moved?: () => void): Readable;
}

export interface SessionRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | StreamBody;
  readonly limit: number;
  readonly repeatable: boolean;
  readonly signal?: AbortSignal;
  readonly onExact?: (exchange: ExactExchange) => void;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

interface Sent {
  readonly answer: HttpAnswer;
  readonly signedIn: boolean;
  /** Signed in with a nonce of an earlier request. */
  readonly keptNonce: boolean;
  readonly started: number;
  readonly sentHeaders: Readonly<Record<string, string>>;
}

/** Wait before credentials that were good a moment ago are tried again (device notes 1.8). */
const THROTTLE_PAUSE = 3000;
const MAX_REDIRECTS = 3;
/** How often a password that was good before is sent once more within one call. */
const MAX_AGAIN = 2;
/** Nonces in a row that may be called stale within one call; then it is a refusal after all. */
const MAX_STALE = 2;
/** Bytes of a reply that the expert's console is given. */
const MAX_REPORT = 64 * 1024;

/** The password was right, only the nonce was too old (RFC 7616, 3.3): no refusal. */
function staleOf({ headers }: HttpAnswer): boolean {
  const challenges = parseChallenges(headers['www-authenticate']);
  return challenges.some((challenge) => challenge.scheme === 'digest' && challenge.stale);
}

/**
 * HTTP with one intercom: signs in as it asks for, follows it to HTTPS on its own host, trusts its
 * certificate on first use. Knows nothing of targets and actions.
 */
export class Session {
  readonly timeouts: Timeouts;
  readonly #options: DriverOptions;
  readonly #auth: Authenticator;
  readonly #rejections: RejectionCounter;
  readonly #pin: Pin;
  #transport: Transport;
  #requests = 0;
  /** These credentials have let us in: a refusal may be a pause that the unit wants. */
  #proved = false;

  constructor(options: DriverOptions) {
    this.#options = options;
    this.timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    this.#auth = new Authenticator(options.credentials);
    this.#rejections = options.rejections ?? new RejectionCounter();
    this.#pin = new Pin(options.pins, options.mac);
    this.#transport = this.#connectTo(options.address);
  }

  get address(): Address {
    return this.#transport.address;
  }

  get auth(): AuthScheme | undefined {
    return this.#auth.scheme;
  }

  /** The intercom told its MAC. @throws AppError `tls.changed`. */
  async learnMac(mac: string): Promise<void> {
    await this.#pin.learn(mac);
  }

  /** Sends a request and reads its reply whole. Throws for every status that is about access. */
  async send(request: SessionRequest): Promise<Reply> {
    return await this.#read({ request, ...(await this.#admitted(request)) });
  }

  /** Sends a request and hands out the body of a 2xx reply as it comes; others are read whole. */
  async open(request: SessionRequest): Promise<HttpAnswer | Reply> {
    const sent = await this.#admitted(request);
    const { answer } = sent;
    if (answer.status < 200 || answer.status > 299) return await this.#read({ request, ...sent });
    this.#report({ request, sent });
    return answer;
  }

  /** HTTP requests sent so far, those of signing in included. */
  get requests(): number {
    return this.#requests;
  }

  async close(): Promise<void> {
    await this.#transport.close();
  }

  #connectTo(address: Address): Transport {
    return new Transport({
      address,
      clock: this.#options.clock,
      timeouts: this.timeouts,
      concurrency: this.#options.concurrency ?? 1,
      trust: (fingerprint) => this.#pin.check(fingerprint),
    });
  }

  /**
   * Follows redirects and answers challenges until the intercom lets the request in.
   *
   * A 401 to a request that was signed in is answered once more only where that can help: where it
   * says stale, where the nonce was kept from an earlier request, or where this very password has
   * been good before and the unit may want a pause (device notes 1.8). A nonce that was fetched in
   * this same exchange is fresh already: the password is wrong, and the same again would only bring
   * the unit nearer to locking itself (device notes 3 infer a retry on any 401). Every refusal counts
   * as the unit counts it; once one has been counted, no kept nonce is used, so that each further
   * try decides.
   */
  async #admitted(request: SessionRequest): Promise<Sent> {
    this.#refuseIfLocked();
    if (this.#rejections.count(this.#keys()) > 0) this.#auth.forgetNonce();
    let refusals = 0;
    let redirects = 0;
    let stale = 0;
    for (;;) {
      const sent = await this.#once(request);
      const { status } = sent.answer;
      if (isRedirect(status)) {
        redirects += 1;
        await this.#follow({ request, sent, last: redirects > MAX_REDIRECTS });
      } else if (status === 401) {
        const old = sent.signedIn && staleOf(sent.answer) && stale < MAX_STALE;
        if (old) stale += 1;
        else if (sent.signedIn) refusals += 1;
        await this.#challenged({ request, sent, refusals: old ? 0 : refusals });
      } else if (status === 403) {
        const reply = await this.#read({ request, ...sent });
        throw refused403({ headers: reply.headers, text: reply.body.toString('latin1') });
      } else {
        if (status < 500) this.#admit(sent);
        return sent;
      }
    }
  }

  #admit({ answer, signedIn }: Sent): void {
    if (!signedIn) {
      this.#auth.learnOpen();
      return;
    }
    this.#auth.learnNext(headerOf(answer.headers, 'authentication-info'));
    this.#proved = true;
    this.#rejections.clear(this.#keys());
  }

  async #once(request: SessionRequest): Promise<Sent> {
    const { method, path, limit, repeatable, signal } = request;
    this.#requests += 1;
    const started = this.#options.clock.now();
    const bodyHash = await this.#hashOf(request.body);
    const keptNonce = this.#auth.keepsNonce;
    const authorization = this.#auth.header({ method, uri: path, bodyHash });
    const stream = typeof request.body === 'object' ? request.body : undefined;
    const body = stream === undefined ? request.body : stream.open.bind(stream);
    const sentHeaders = {
      ...request.headers,
      ...(stream === undefined ? {} : { 'content-length': String(stream.size) }),
      ...(authorization === undefined ? {} : { authorization }),
    };
    const answer = await this.#transport.open({
      method,
      path,
      headers: sentHeaders,
      limit,
      repeatable,
      ...(typeof body === 'string' || typeof body === 'function' ? { body } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
    return { answer, started, sentHeaders, keptNonce, signedIn: authorization !== undefined };
  }

  async #hashOf(body: string | StreamBody | undefined): Promise<string | undefined> {
    const algorithm = this.#auth.bodyHash;
    if (algorithm === undefined) return undefined;
    const hash = createHash(algorithm);
    if (typeof body === 'string') hash.update(body);
    else if (body !== undefined)
      for await (const chunk of body.open() as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex');
  }

  async #follow(options: {
    readonly request: SessionRequest;
    readonly sent: Sent;
    readonly last: boolean;
  }): Promise<void> {
    const reply = await this.#read({ request: options.request, ...options.sent });
    const location = headerOf(reply.headers, 'location');
    const target = redirectTarget(this.address, location);
    if (options.last || target.kind === 'elsewhere')
      throw redirectedAway(this.address, location ?? '');
    if (target.kind === 'page') throw redirectedToPage(target.path);
    this.#options.log('info', 'The intercom wants HTTPS.', {
      from: formatAddress(this.address),
      to: formatAddress(target.address),
    });
    const old = this.#transport;
    this.#transport = this.#connectTo(target.address);
    await old.close();
  }

  /** Gets ready to send the request again, or throws why not. */
  async #challenged(options: {
    readonly request: SessionRequest;
    readonly sent: Sent;
    readonly refusals: number;
  }): Promise<void> {
    const { request, sent, refusals } = options;
    const reply = await this.#read({ request, ...sent });
    const value = reply.headers['www-authenticate'];
    const challenges = parseChallenges(value);
    if (challenges.length === 0) throw refusedWithoutChallenge();
    if (this.#options.credentials === undefined)
      throw new AppError('auth.required', 'The intercom wants a user name and password.', {
        details: { challenges: challenges.map(({ scheme }) => scheme) },
      });
    const pause = refusals > 0 && this.#weighRefusal(sent, refusals) === 'pause';
    this.#auth.learn(challenges);
    if (pause) await this.#pause(request.signal);
  }

  /**
   * Counts a refusal, and says how to try once more.
   *
   * @throws AppError `auth.denied` where it would be the same again, or the last try was this one
   */
  #weighRefusal({ keptNonce }: Sent, refusals: number): 'at once' | 'pause' {
    const rejected = this.#rejections.reject(this.#keys());
    const aged = keptNonce && refusals === 1;
    const again = aged || (this.#proved && refusals <= MAX_AGAIN);
    if (!again || rejected >= MAX_REJECTIONS) throw this.#denied(rejected);
    return aged ? 'at once' : 'pause';
  }

  async #pause(signal: AbortSignal | undefined): Promise<void> {
    await this.#options.clock.sleep(THROTTLE_PAUSE, signal).catch((error: unknown) => {
      if (signal?.aborted) throw new AppError('call.cancelled', 'Cancelled.', { cause: error });
      throw error;
    });
  }

  #keys(): readonly string[] {
    const { mac, address } = this.#options;
    return [formatAddress(address), ...(mac === undefined ? [] : [mac])];
  }

  #denied(rejected: number): AppError {
    const username = this.#options.credentials?.username;
    return new AppError(
      'auth.denied',
      `The intercom refused the password of "${username ?? ''}".`,
      {
        details: { username, rejected, left: Math.max(0, MAX_REJECTIONS - rejected) },
      },
    );
  }

  #refuseIfLocked(): void {
    if (this.#options.credentials === undefined || !this.#rejections.isLocked(this.#keys())) return;
    const rejected = this.#rejections.count(this.#keys());
    throw new AppError(
      'auth.locked',
      `This intercom has refused ${rejected} times in a row; nothing more was sent.`,
      {
        details: { rejected },
      },
    );
  }

  async #read(options: Sent & { readonly request: SessionRequest }): Promise<Reply> {
    const { answer, request } = options;
    const { status, headers } = answer;
    try {
      const body = await collect(answer);
      this.#report({ request, sent: options, reply: body });
      return { status, headers, body };
    } catch (error) {
      throw toNetError(error, { address: this.address, sent: true });
    }
  }

  #report(options: {
    readonly request: SessionRequest;
    readonly sent: Sent;
    readonly reply?: Buffer;
  }): void {
    const { request, sent, reply } = options;
    if (!this.#options.onExchange && !request.onExact) return;
    const { method, path, body } = request;
    const text = reply?.subarray(0, MAX_REPORT).toString('utf8');
    const { status } = sent.answer;
    const milliseconds = this.#options.clock.now() - sent.started;
    this.#options.onExchange?.({
      ...{ method, path: redact(path), status, milliseconds },
      ...(typeof body === 'string' ? { requestBody: redact(body) } : {}),
      ...(text === undefined ? {} : { replyBody: redact(text) }),
    });
    request.onExact?.({
      ...{ method, path, status, milliseconds },
      ...(typeof body === 'string' ? { requestBody: body } : {}),
      ...(text === undefined ? {} : { replyBody: text }),
      requestHeaders: blankHeaders(sent.sentHeaders),
      replyHeaders: blankHeaders(sent.answer.headers),
    });
  }
}
