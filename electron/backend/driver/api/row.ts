import { z } from 'zod';

export type ApiKind = 'read' | 'write' | 'action' | 'upload' | 'download';
export type ApiMethod = 'GET' | 'POST';

/** One function of the intercom's HTTP API. A function is a row, never a function of code. */
export interface ApiRow<Q extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly target: string;
  readonly action: string;
  /** What it does, in plain words. */
  readonly title: string;
  /** Methods that the manual's table allows; empty where it allows none. */
  readonly methods: readonly ApiMethod[];
  /** The form to use unless told; POST with the full envelope where absent (device notes 1.2). */
  readonly prefer?: ApiMethod;
  readonly kind: ApiKind;
  /** Schema of `data`: strict about what is named, open for what a firmware adds. */
  readonly request: Q;
  /** Schema of the reply's `data`; never refuses, brings every field to one form. */
  readonly reply: R;
  /** Asking twice does no harm, so a lost answer may be asked for again. */
  readonly safeToRepeat: boolean;
  /** Loses settings, records or calls that cannot be had back by calling something else. */
  readonly destructive: boolean;
  /**
   * A call that is cut once it has left may have taken or not, so it is seen through; false where
   * it changes nothing, or where cutting it off is what ends it (a file on its way).
   */
  readonly seenThrough: boolean;
  /** The GET form carries `data` in the query. */
  readonly query: boolean;
  /** Names that differ in the query: the manual writes `type` there and `Type` in the body. */
  readonly queryNames?: Readonly<Record<string, string>>;
  /** A second spelling of the target, tried where the first is unsupported (device notes 1.4). */
  readonly alias?: string;
  /** Name of the multipart field of an upload. */
  readonly uploadField?: 'file' | 'config';
  /** File name of a download where the intercom sends none. */
  readonly downloadName?: string;
  /** Milliseconds, where the limit of the kind is too short. */
  readonly timeoutMs?: number;
  /** Why `methods` is empty. */
  readonly unsupported?: string;
  /** Section of the manual, or of the device notes, that the row comes from. */
  readonly source: string;
}

/** What varies between rows; the rest follows from the kind. */
export type RowSpec<Q extends z.ZodType, R extends z.ZodType> = Omit<
  Partial<ApiRow<Q, R>>,
  'target' | 'action' | 'kind'
> & {
  readonly title: string;
  readonly source: string;
};

type Draft<Q extends z.ZodType, R extends z.ZodType> = Omit<ApiRow<Q, R>, 'target' | 'action'>;

/** Brings any scalar to text: units send numbers where the manual has strings. */
export const text = z.unknown().transform((value): string => {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
});

/** Brings any scalar to a number; undefined where there is none in it. */
export const numeric = z.unknown().transform((value): number | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
});

/** `data` of calls without parameters, and of replies without content. */
export const nothing = z.looseObject({});
/** Keys and values of a section: `Config.X.Y.Z`. */
export const settingsReply = z.record(z.string(), text);
export const settingsRequest = z
  .record(z.string().min(1), z.union([z.string(), z.number()]))
  .refine((data) => Object.keys(data).length > 0, 'Name at least one setting.');

/** On the way out, a number may stand for its digits. */
export const textIn = z.union([z.string(), z.number()]);
export const numberIn = z.union([z.number().int(), z.string().regex(/^-?\d+$/)]);

/** A reply with rows; the envelope parser has put them into `item` whatever their spelling. */
export function rowsReply<R extends z.ZodType>(row: R) {
  return z.looseObject({ num: numeric.optional(), item: z.array(row).default([]) });
}

/** A request with rows. */
export function rowsRequest<R extends z.ZodType>(row: R) {
  return z.looseObject({ item: z.array(row).min(1) });
}

function draft(kind: ApiKind, methods: readonly ApiMethod[], repeat: boolean) {
  return <Q extends z.ZodType = typeof nothing, R extends z.ZodType = typeof nothing>(
    spec: RowSpec<Q, R>,
  ): Draft<Q, R> => ({
    methods,
    safeToRepeat: repeat,
    destructive: false,
    seenThrough: kind === 'write' || kind === 'action',
    query: methods.includes('GET'),
    ...spec,
    kind,
    // Where a spec leaves a schema out, its type parameter is that of `nothing`.
    request: spec.request ?? (nothing as unknown as Q),
    reply: spec.reply ?? (nothing as unknown as R),
  });
}

export const read = draft('read', ['GET', 'POST'], true);
export const write = draft('write', ['POST'], false);
export const action = draft('action', ['GET', 'POST'], false);
export const upload = draft('upload', ['POST'], false);
export const download = draft('download', ['GET', 'POST'], true);

type Named<T extends string, S extends Readonly<Record<string, unknown>>> = {
  readonly [A in keyof S & string as `${T}/${A}`]: S[A] & {
    readonly target: T;
    readonly action: A;
  };
};

/** Names the rows of one target: `target/action`. */
export function target<
  T extends string,
  S extends Readonly<Record<string, Draft<z.ZodType, z.ZodType>>>,
>(name: T, rows: S): Named<T, S> {
  return Object.fromEntries(
    Object.entries(rows).map(([verb, row]) => [
      `${name}/${verb}`,
      { ...row, target: name, action: verb },
    ]),
  ) as Named<T, S>;
}
