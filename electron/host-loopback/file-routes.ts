import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../shared/errors';
import type { FileHandles } from '../backend/files/handles';
import { SECURITY_HEADERS } from '../backend/web/assets';
import { Refusal, sendJson } from './refusal';

/** Bytes of one uploaded file; firmware images of the largest models are below 300 MB. */
export const MAX_UPLOAD_BYTES = 1024 * 1024 * 1024;

async function* limited(source: AsyncIterable<Uint8Array>, most: number) {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > most)
      throw new AppError('file.too-large', `The file is larger than ${most} bytes.`);
    yield chunk;
  }
}

export interface UploadOptions {
  readonly files: FileHandles;
  readonly caller: string;
  readonly name: string;
  readonly maxBytes: number;
}

/** Takes a file as the body of the request, without ever holding it in memory. */
export async function receiveFile(
  request: IncomingMessage,
  response: ServerResponse,
  { files, caller, name, maxBytes }: UploadOptions,
): Promise<void> {
  if (name === '' || name.length > 255)
    throw new Refusal(400, 'call.bad-input', {
      message: 'name: the name of the file is missing or too long.',
      details: { field: 'name' },
    });
  if (Number(request.headers['content-length'] ?? 0) > maxBytes)
    throw new Refusal(413, 'file.too-large', {
      message: `The file is larger than ${maxBytes} bytes.`,
    });
  // Leaving the loop early must not cut the connection, on which the refusal is to be answered.
  const content = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  sendJson(response, 200, await files.put(caller, name, limited(content, maxBytes)));
}

/** RFC 6266: a plain name for old readers, and the real one in UTF-8. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Gives a file by its token. */
export async function sendFile(
  response: ServerResponse,
  { files, caller, token }: { files: FileHandles; caller: string; token: string },
): Promise<void> {
  const { path, name, size } = await files.open(caller, token);
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(size),
    'Content-Disposition': contentDisposition(name),
    'Cache-Control': 'no-store',
  });
  // A file that grows meanwhile is cut at the length that was promised.
  await pipeline(createReadStream(path, size === 0 ? {} : { end: size - 1 }), response);
}
