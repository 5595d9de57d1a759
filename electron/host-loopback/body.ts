import type { IncomingMessage } from 'node:http';
import { MAX_REQUEST_BYTES } from '../../shared/contract/envelope';
import { Refusal } from './refusal';

/** Times the limit that is read and thrown away, so that the sender gets to see the refusal. */
const DISCARDED = 8;

const tooLarge = () =>
  new Refusal(413, 'call.too-large', {
    message: `The request is larger than ${MAX_REQUEST_BYTES} bytes.`,
  });

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_REQUEST_BYTES) chunks.push(chunk);
    else if (bytes > MAX_REQUEST_BYTES * DISCARDED) throw tooLarge();
  }
  if (bytes > MAX_REQUEST_BYTES) throw tooLarge();
  return Buffer.concat(chunks, bytes);
}

/** Reads a request of JSON. @throws Refusal 400 or 413 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Refusal(400, 'call.bad-input', { message: 'Content-Type must be application/json.' });
  if (Number(request.headers['content-length'] ?? 0) > MAX_REQUEST_BYTES * DISCARDED)
    throw tooLarge();
  const body = await readAll(request);
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch (error) {
    throw new Refusal(400, 'call.bad-input', {
      message: 'The request is not JSON.',
      details: { reason: error instanceof Error ? error.message : String(error) },
    });
  }
}
