import type { Readable } from 'node:stream';
import type { Clock, Log } from '../ports';
import type { ApiName, ReplyOf, RequestOf } from './api';
import type { RejectionCounter } from './auth/rejections';
import type { Timeouts } from './http/timeouts';
import type { WholeList } from './paging';

/** Where an intercom is reached. Its identity is its MAC, never this. */
export interface Address {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port: number;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** How this intercom lets us in, as found out by asking (never assumed). */
export type AuthScheme = 'none' | 'basic' | 'digest';

/** Certificates trusted on first use, per MAC (upper-case hex with colons). */
export interface PinStore {
  /** SHA-256 fingerprint as lower-case hex without colons, or undefined when none is pinned. */
  get(mac: string): string | undefined;
  set(mac: string, fingerprint: string): Promise<void>;
}

export interface DriverOptions {
  readonly address: Address;
  readonly credentials?: Credentials;
  /** The MAC that this address is believed to belong to, upper-case with colons. Needed for pinning. */
  readonly mac?: string;
  readonly pins: PinStore;
  readonly clock: Clock;
  readonly log: Log;
  /** Shared by all drivers of the program, so that refused passwords count per intercom. */
  readonly rejections?: RejectionCounter;
  /** Milliseconds, where the usual limits do not fit. */
  readonly timeouts?: Partial<Timeouts>;
  /** Several requests at once; 1 unless the intercom is known to take more. */
  readonly concurrency?: number;
  /** Called after every exchange: for the expert's console and for counting. Never holds a secret. */
  readonly onExchange?: (exchange: Exchange) => void;
}

export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly requestBody?: string;
  readonly status: number;
  readonly replyBody?: string;
  readonly milliseconds: number;
}

/** An exchange to the last byte of its bodies, with its headers; only what signs in is blanked. */
export interface ExactExchange extends Exchange {
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly replyHeaders: Readonly<Record<string, string>>;
}

export interface CallOptions {
  /**
   * Told of every exchange of this call, for the person who asked for exactly this call. It may hold
   * passwords: never for a log.
   */
  readonly onExact?: (exchange: ExactExchange) => void;
  readonly signal?: AbortSignal;
  /** Which of the forms that the manual allows; POST with the full envelope unless told. */
  readonly method?: 'GET' | 'POST';
  readonly timeoutMs?: number;
}

/** A reply after the edge: one shape, whatever the dialect. Unknown fields are kept. */
export interface ApiReply<D = unknown> {
  readonly retcode: number;
  readonly message: string;
  /** `data` of the envelope; `{}` where the intercom sent none, null or a list. */
  readonly data: D;
  /** Rows of `data.item` (or `data.Item`, or `data` itself as a list), whatever their spelling. */
  readonly items: readonly Readonly<Record<string, unknown>>[];
  /** `data.num` as a number, where sent. */
  readonly total?: number;
}

/** A body that can be opened more than once (a retry needs it from the start). */
export interface UploadSource {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  open(): Readable;
}

export interface UploadOptions extends CallOptions {
  /** Query parameters, such as `silent=1` for firmware/upload. */
  readonly params?: Readonly<Record<string, string>>;
  /** Bytes of the file handed to the connection so far. Never falls. */
  readonly onProgress?: (sent: number, total: number) => void;
}

export interface DownloadOptions extends CallOptions {
  readonly onProgress?: (received: number, total: number | undefined) => void;
}

export interface Download {
  readonly fileName: string;
  readonly contentType: string;
  readonly size?: number;
  readonly stream: Readable;
}

/** What the identify tree found out without a password (device notes, section 3). */
export type Identity =
  | { readonly kind: 'open'; readonly info: SystemInfo }
  | {
      readonly kind: 'wants-password';
      readonly scheme: 'basic' | 'digest';
      readonly realm: string;
      readonly model?: string;
      readonly firmware?: string;
    }
  | { readonly kind: 'api-disabled'; readonly model?: string; readonly firmware?: string }
  | { readonly kind: 'not-whitelisted'; readonly model?: string; readonly firmware?: string }
  | { readonly kind: 'wants-https'; readonly address: Address }
  | { readonly kind: 'api-absent'; readonly model?: string; readonly firmware?: string }
  | { readonly kind: 'not-an-intercom'; readonly what: string };

/** system/info in one form, from the nested or the flat dialect. */
export interface SystemInfo {
  readonly model: string;
  /** Upper-case with colons, for example `0C:11:05:07:8B:71`. */
  readonly mac: string;
  readonly firmware: string;
  readonly hardware: string;
  readonly lan?: Readonly<Record<string, string>>;
  /** Account1, Account2 as sent: `{ SipServer, Status, UserName }`. */
  readonly accounts: readonly Readonly<Record<string, string>>[];
}

/** One intercom. Requests queue here: one at a time, in the order they were asked for. */
export interface Driver {
  readonly address: Address;
  /** Known after the first answered call. */
  readonly auth: AuthScheme | undefined;
  /** HTTP requests sent so far, those of signing in included. */
  readonly requests: number;
  call<N extends ApiName>(
    name: N,
    data?: RequestOf<N>,
    options?: CallOptions,
  ): Promise<ApiReply<ReplyOf<N>>>;
  /** Every row of a paged list: walks pages until empty or complete, and tells what is missing. */
  list<N extends ApiName>(name: N, data?: RequestOf<N>, options?: CallOptions): Promise<WholeList>;
  /** A function that is in no table: sent as it is, by POST unless told, never repeated. */
  raw(target: string, action: string, data: unknown, options?: CallOptions): Promise<ApiReply>;
  upload(name: ApiName, source: UploadSource, options?: UploadOptions): Promise<ApiReply>;
  download(
    name: ApiName,
    data?: Readonly<Record<string, unknown>>,
    options?: DownloadOptions,
  ): Promise<Download>;
  info(options?: CallOptions): Promise<SystemInfo>;
  close(): Promise<void>;
}
