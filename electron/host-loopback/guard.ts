import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { keyOf } from './reconnect';
import { Refusal } from './refusal';

const CLIENT = /^[\w-]{1,64}$/;

/**
 * Refuses what another page or another name for this computer sends: a page of the internet may
 * let its name point to 127.0.0.1 (DNS rebinding), and any page may send a form here.
 *
 * @throws Refusal 403
 */
export function checkWhere(request: IncomingMessage, port: number): void {
  const { host, origin } = request.headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`)
    throw new Refusal(403, 'call.untrusted', { message: 'This is not the address of Lintel.' });
  if (origin !== undefined && origin !== `http://${host}`)
    throw new Refusal(403, 'call.untrusted', { message: 'Another page may not use Lintel.' });
}

/**
 * Lets in who shows a token or a secret in the header; never in the address, which gets into logs.
 *
 * @param keys of those that are right, as `keyOf` makes them
 * @throws Refusal 401
 */
export function checkToken(request: IncomingMessage, keys: readonly string[]): void {
  const given = /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  // Keys have one length, so that comparing tells nothing about the token's.
  const key = Buffer.from(keyOf(given));
  if (!keys.some((one) => timingSafeEqual(key, Buffer.from(one))))
    throw new Refusal(401, 'call.untrusted', {
      message: 'This page does not have the key of the running Lintel.',
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
}

/** @throws Refusal 405 */
export function checkMethod(request: IncomingMessage, ...allowed: readonly string[]): void {
  if (!allowed.includes(request.method ?? ''))
    throw new Refusal(405, 'call.bad-input', {
      message: `Only ${allowed.join(', ')} is answered here.`,
      headers: { Allow: allowed.join(', ') },
    });
}

/** Who asks: each tab names itself by a random word. @throws Refusal 400 */
export function callerOf(request: IncomingMessage): string {
  const named = request.headers['x-lintel-client'] ?? 'default';
  if (typeof named !== 'string' || !CLIENT.test(named))
    throw new Refusal(400, 'call.bad-input', {
      message: 'X-Lintel-Client is not a word.',
      details: { field: 'X-Lintel-Client' },
    });
  return `tab:${named}`;
}
