import { createHash, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { EarlierRun } from './earlier-runs';

/**
 * How a page that is still open finds the next run, without telling its secret to a stranger.
 *
 * While Lintel is down, any user of this computer may listen on its port. So there are two secrets:
 *
 * - The **token** lets requests in. It ends with its run. It came in the address of the page and is
 *   kept in `sessionStorage`, so that a reload does not sign the page out. A stranger on the port may
 *   get to see it, by serving a page that reads the storage: it opens nothing any more.
 * - The **secret** brings a page into the next run. It is only in the memory of the page, given with
 *   the stream of events, and gone when the page is loaded anew, whoever served that. Here is kept
 *   its hash, with the port.
 *
 * A page whose stream broke off sends nothing at all before the other side has proven that it knows
 * the hash: `POST /hello` with a nonce answers HMAC-SHA-256(hash, port + nonce). The port is in it,
 * so that nobody on the old port can have a Lintel that took another one answer for him. Only then
 * does the page send its secret (`POST /resume`) and get the token of this run.
 *
 * What this cannot help: where somebody opens or reloads a page while a stranger serves it, that
 * page is his. It gets no secret, and nothing is worth entering there.
 */
export interface Reconnect {
  /** Of this run; a page gets it with the stream of events. */
  readonly secret: string;
  /** What is kept of it. */
  readonly key: string;
  /** Of every run whose pages may come to this port. */
  proofs(port: number, nonce: string): readonly string[];
  /** Keys of the pages that may come to this port. */
  keys(port: number): readonly string[];
}

export const helloSchema = z.object({ nonce: z.string().regex(/^[0-9a-f]{32,128}$/) });

/** What a token or a secret is compared by: SHA-256 as hex. */
export const keyOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The same is computed by the page, see `renderer/api/reconnect.ts`. */
const proofOf = (key: string, port: number, nonce: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`${port} ${nonce}`).digest('hex');

export function createReconnect(earlier: readonly EarlierRun[]): Reconnect {
  const secret = randomBytes(32).toString('base64url');
  const key = keyOf(secret);
  const keys = (port: number): readonly string[] => [
    ...earlier.filter((run) => run.port === port).map((run) => run.key),
    key,
  ];
  return {
    secret,
    key,
    keys,
    proofs: (port, nonce) => keys(port).map((one) => proofOf(one, port, nonce)),
  };
}
