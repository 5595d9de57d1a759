import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '../../../shared/errors';
import { originOf } from './address';
import type { ApiRow } from './api';
import { headerOf } from './http/body';
import { toNetError } from './http/net-errors';
import { redirectedAway } from './http/redirect';
import type { HttpAnswer } from './http/transport';
import { isRecord, type Row } from './record';
import { judge, parseEnvelope } from './reply';
import type { Address, Download } from './types';

/** Bytes within which a JSON reply in place of a file must end. */
const PEEK = 64 * 1024;

export interface FileOptions {
  readonly row: ApiRow;
  readonly data: Row;
  readonly address: Address;
  /** Milliseconds without a byte. */
  readonly idle: number;
  readonly idleError: () => AppError;
  readonly onProgress?: (received: number, total: number | undefined) => void;
}

/** What an export answered: the file itself, or where it lies (manual, Api user export). */
export type FileReply =
  | { readonly kind: 'file'; readonly download: Download }
  | { readonly kind: 'elsewhere'; readonly path: string };

/**
 * Looks at the first bytes of an export: an error in JSON becomes that error, never a file.
 *
 * @throws AppError `device.*` for a JSON error, a web page or nothing at all; `net.*`.
 */
export async function readFileReply(answer: HttpAnswer, options: FileOptions): Promise<FileReply> {
  const { row, address } = options;
  answer.deadline.watch(options.idle, options.idleError);
  const iterator = (answer.stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  try {
    const head = await peek(iterator, answer);
    const text = head.bytes.toString('utf8').trimStart();
    if (looksLikeEnvelope(text)) {
      abandon(answer);
      return { kind: 'elsewhere', path: pathOf(text, { row, address }) };
    }
    const named = headerOf(answer.headers, 'content-disposition') !== undefined;
    if (/^<!doctype html|^<html/i.test(text) || (head.bytes.length === 0 && !named)) {
      // Throws: a web page or nothing is no envelope.
      parseEnvelope(text);
    }
    return { kind: 'file', download: toDownload({ answer, iterator, head: head.bytes, options }) };
  } catch (error) {
    abandon(answer);
    throw error instanceof AppError ? error : toNetError(error, { address, sent: true });
  }
}

/** Reads no more of it; doing so twice does no harm. */
function abandon(answer: HttpAnswer): void {
  answer.deadline.stop();
  answer.stream.on('error', () => undefined);
  answer.stream.destroy();
}

/** Reads until it is clear whether this is an envelope: past the first brace, up to PEEK bytes. */
async function peek(
  iterator: AsyncIterator<Buffer>,
  answer: HttpAnswer,
): Promise<{ readonly bytes: Buffer }> {
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const next = await iterator.next();
    answer.deadline.touch();
    if (next.done) return { bytes };
    bytes = Buffer.concat([bytes, next.value]);
    const first = bytes.toString('latin1').trimStart()[0];
    if (bytes.length >= PEEK || (first !== undefined && first !== '{')) return { bytes };
  }
}

function looksLikeEnvelope(text: string): boolean {
  return text.startsWith('{') && /"retcode"\s*:/.test(text);
}

/** Where the file lies, from the JSON reply. Throws the error that the reply is. */
function pathOf(
  text: string,
  context: { readonly row: ApiRow; readonly address: Address },
): string {
  const envelope = parseEnvelope(text);
  judge(envelope, context.row.title);
  const found = envelope.data['address'] ?? envelope.data['url'];
  if (typeof found !== 'string' || found.trim() === '')
    throw new AppError('device.bad-reply', 'The intercom said OK but sent no file.', {
      details: { data: isRecord(envelope.data) ? envelope.data : {} },
    });
  // The password goes along, so it must be this very server.
  const origin = originOf(context.address);
  const url = new URL(found.trim(), origin);
  if (url.hostname !== new URL(origin).hostname)
    throw redirectedAway(context.address, found.trim());
  return url.pathname + url.search;
}

/** File name of a Content-Disposition header, without any path. */
export function fileNameOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const extended = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(header)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(header);
  const name = extended === undefined ? (plain?.[1] ?? plain?.[2]) : safeDecode(extended);
  const cleaned = basename((name ?? '').replaceAll('\\', '/').trim())
    .replaceAll(/[\p{Cc}<>:"|?*]/gu, '_')
    .replace(/^\.+/, '');
  return cleaned === '' ? undefined : cleaned;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text.trim());
  } catch {
    return text;
  }
}

/** The row's own name, with the ending of the form that was asked for (manual, contact and log export). */
function fallbackName({ row, data }: FileOptions): string {
  const name = row.downloadName ?? `${row.target}.bin`;
  if (typeof data['filetype'] === 'string') return name.replace(/\.\w+$/, `.${data['filetype']}`);
  if (data['type'] === 'kmsg') return 'kmsg.txt';
  return data['type'] === 'log_debug' ? 'log_debug.tar.gz' : name;
}

function toDownload(parts: {
  readonly answer: HttpAnswer;
  readonly iterator: AsyncIterator<Buffer>;
  readonly head: Buffer;
  readonly options: FileOptions;
}): Download {
  const { answer, options } = parts;
  const size = Number(headerOf(answer.headers, 'content-length') ?? Number.NaN);
  const total = Number.isFinite(size) ? size : undefined;
  const disposition = headerOf(answer.headers, 'content-disposition');
  const stream = Readable.from(bytesOf(parts, total), { objectMode: false });
  // A file that is given up before its first byte was read never gets into `bytesOf` at all.
  stream.once('close', () => abandon(answer));
  return {
    fileName: fileNameOf(disposition) ?? fallbackName(options),
    contentType: headerOf(answer.headers, 'content-type') ?? 'application/octet-stream',
    ...(total === undefined ? {} : { size: total }),
    stream,
  };
}

async function* bytesOf(
  parts: {
    readonly answer: HttpAnswer;
    readonly iterator: AsyncIterator<Buffer>;
    readonly head: Buffer;
    readonly options: FileOptions;
  },
  total: number | undefined,
): AsyncGenerator<Buffer> {
  const { answer, iterator, head, options } = parts;
  let received = 0;
  try {
    let chunk: Buffer | undefined = head;
    while (chunk !== undefined) {
      received += chunk.length;
      answer.deadline.touch();
      options.onProgress?.(received, total);
      if (chunk.length > 0) yield chunk;
      const next: IteratorResult<Buffer, unknown> = await iterator.next();
      chunk = next.done ? undefined : next.value;
    }
  } catch (error) {
    throw toNetError(error, { address: options.address, sent: true });
  } finally {
    abandon(answer);
  }
}
