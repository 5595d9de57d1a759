import type { Readable } from 'node:stream';
import { AppError } from '../../../../shared/errors';
import type { HttpAnswer } from './transport';

/** Bytes of a JSON reply; 10 000 users with all their fields stay below it. */
const MAX_REPLY = 32 * 1024 * 1024;

/**
 * Reads a whole body into memory.
 *
 * @throws AppError `device.bad-reply` where it does not end, and what the stream throws.
 */
export async function collect(answer: HttpAnswer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_REPLY)
        throw new AppError('device.bad-reply', 'The intercom answered more than it can have.');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    answer.deadline.stop();
  }
}

/** Reads a body away that nobody needs, so that its connection can be used again. */
export async function discard(stream: Readable): Promise<void> {
  for await (const _ of stream);
}

/** First value of a header, whatever its spelling; undici gives names in lower case. */
export function headerOf(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  name: string,
): string | undefined {
  const value = headers[name];
  return typeof value === 'object' ? value[0] : value;
}
