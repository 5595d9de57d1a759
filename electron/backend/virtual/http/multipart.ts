import { createHash } from 'node:crypto';
import type { Upload } from '../reply';

/** Bytes of an upload that are kept in memory at most; more is a bad upload except for firmware. */
const KEEP_LIMIT = 16 * 1024 * 1024;

/**
 * Reads a multipart/form-data body as it arrives and hashes its first file. Nothing of it is kept
 * unless `keep` says so, so that a firmware image of any size passes through.
 *
 * @returns undefined where the body holds no file part or is not well formed.
 */
export async function readUpload(
  body: AsyncIterable<Buffer>,
  contentType: string,
  keep: boolean,
): Promise<Upload | undefined> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  const parts = new PartReader(mark ?? '', keep);
  for await (const chunk of body) if (mark !== undefined) parts.feed(chunk);
  return mark === undefined ? undefined : parts.result();
}

class PartReader {
  private rest: Buffer = Buffer.from('\r\n');
  private place: 'preamble' | 'after-mark' | 'headers' | 'file' | 'field' | 'end' = 'preamble';
  private readonly delimiter: Buffer;
  private readonly hash = createHash('md5');
  private readonly kept: Buffer[] = [];
  private name: { readonly field: string; readonly fileName: string } | undefined;
  private size = 0;
  private tooLarge = false;

  constructor(
    mark: string,
    private readonly keep: boolean,
  ) {
    this.delimiter = Buffer.from(`\r\n--${mark}`);
  }

  feed(chunk: Buffer): void {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (this.step());
  }

  result(): Upload | undefined {
    if (this.place !== 'end' || this.name === undefined || this.tooLarge) return undefined;
    const bytes = this.keep ? Buffer.concat(this.kept) : undefined;
    return { ...this.name, size: this.size, md5: this.hash.digest('hex'), bytes };
  }

  /** Takes one thing off the front; false when more bytes are needed. */
  private step(): boolean {
    switch (this.place) {
      case 'preamble':
      case 'file':
      case 'field':
        return this.content();
      case 'after-mark': {
        if (this.rest.length < 2) return false;
        this.place = this.rest.subarray(0, 2).toString('latin1') === '--' ? 'end' : 'headers';
        // The line end stays, so that headers always begin with one.
        return true;
      }
      case 'headers': {
        const end = this.rest.indexOf('\r\n\r\n');
        if (end < 0) return false;
        this.begin(this.rest.subarray(0, end).toString('utf8'));
        this.rest = this.rest.subarray(end + 4);
        return true;
      }
      case 'end':
        this.rest = Buffer.alloc(0);
        return false;
    }
  }

  private content(): boolean {
    const at = this.rest.indexOf(this.delimiter);
    // What could be the beginning of a delimiter is held back.
    const safe = at < 0 ? Math.max(0, this.rest.length - this.delimiter.length + 1) : at;
    if (this.place === 'file') this.take(this.rest.subarray(0, safe));
    this.rest = this.rest.subarray(at < 0 ? safe : at + this.delimiter.length);
    if (at < 0) return false;
    this.place = 'after-mark';
    return true;
  }

  private begin(headers: string): void {
    const fileName = /filename="([^"]*)"/i.exec(headers)?.[1];
    const field = /\bname="([^"]*)"/i.exec(headers.replace(/filename="[^"]*"/i, ''))?.[1];
    const first = this.name === undefined && fileName !== undefined;
    if (first) this.name = { field: field ?? '', fileName };
    this.place = first ? 'file' : 'field';
  }

  private take(bytes: Buffer): void {
    this.size += bytes.length;
    this.hash.update(bytes);
    if (!this.keep) return;
    this.tooLarge ||= this.size > KEEP_LIMIT;
    if (!this.tooLarge) this.kept.push(Buffer.from(bytes));
  }
}
