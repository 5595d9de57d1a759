import type { Device } from './device';
import type { Row } from './types';

export interface JsonReply {
  readonly kind: 'json';
  readonly retcode: number;
  /** The action of the request unless told. */
  readonly action?: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Fields beside retcode, action and message (the flat system/info). */
  readonly flat?: Readonly<Record<string, unknown>>;
  /** Runs when the answer has left. */
  readonly after?: () => void;
}

export interface FileReply {
  readonly kind: 'file';
  readonly name: string;
  readonly body: Buffer;
}

export type Reply = JsonReply | FileReply;

/** What was uploaded. `bytes` is kept except for firmware, whose images are large. */
export interface Upload {
  readonly field: string;
  readonly fileName: string;
  readonly size: number;
  readonly md5: string;
  readonly bytes: Buffer | undefined;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly target: string;
  readonly action: string;
  /** `data` of the envelope and the query, the query where both have a name. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The body as it came, for requests that are no JSON (manual, config get example 3). */
  readonly raw: string;
  readonly upload?: Upload;
}

export type Handler = (device: Device, request: ApiRequest) => Reply | Promise<Reply>;

/** `post` where the manual's table of functions allows no GET. */
export interface Action {
  readonly methods: 'both' | 'post';
  readonly run: Handler;
  /** The multipart field that it wants (device notes 1.6). */
  readonly uploadField?: 'file' | 'config';
}

export type Actions = Readonly<Record<string, Action>>;

export const both = (run: Handler): Action => ({ methods: 'both', run });
export const post = (run: Handler): Action => ({ methods: 'post', run });
export const upload = (uploadField: 'file' | 'config', run: Handler): Action => ({
  methods: 'post',
  run,
  uploadField,
});

export function ok(
  data?: Readonly<Record<string, unknown>>,
  extra: Partial<JsonReply> = {},
): JsonReply {
  return { kind: 'json', retcode: 0, message: 'OK', ...(data && { data }), ...extra };
}

export function refused(message: string, extra: Partial<JsonReply> = {}): JsonReply {
  return { kind: 'json', retcode: -1, message, ...extra };
}

/** -100 as the X912 family says it (device notes 1.1, row 4). */
export const badParam = (): JsonReply => refused('error param', { retcode: -100 });

export function file(name: string, body: Buffer | string): FileReply {
  return { kind: 'file', name, body: typeof body === 'string' ? Buffer.from(body) : body };
}

/** A value of the request as text, whatever the case of its name and whether sent as a number. */
export function text(data: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const entry = Object.entries(data).find(([key]) => key.toLowerCase() === wanted);
  return entry === undefined ? undefined : asText(entry[1]);
}

/** Text of a JSON scalar; undefined for everything else. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(Number(value));
  return undefined;
}

/** The rows of `data.item`; one row where `data` itself is the row; none for anything else. */
export function itemsOf(request: ApiRequest): readonly Row[] {
  const { item } = request.data;
  const list: readonly unknown[] = Array.isArray(item) ? item : [item ?? request.data];
  return list.filter(isObject).map(textRow);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textRow(value: Readonly<Record<string, unknown>>): Row {
  const row: Record<string, string> = {};
  for (const [key, cell] of Object.entries(value)) {
    const known = asText(cell);
    if (known !== undefined) row[key] = known;
  }
  return row;
}
