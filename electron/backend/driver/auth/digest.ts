import { createHash } from 'node:crypto';
import type { Credentials } from '../types';
import type { DigestChallenge } from './challenge';

export type Qop = 'auth' | 'auth-int';

const HASHES: Readonly<Record<string, 'md5' | 'sha256'>> = { md5: 'md5', 'sha-256': 'sha256' };

interface Algorithm {
  readonly hash: 'md5' | 'sha256';
  readonly session: boolean;
}

function algorithmOf(challenge: DigestChallenge): Algorithm | undefined {
  const name = (challenge.algorithm ?? 'MD5').toLowerCase();
  const session = name.endsWith('-sess');
  const hash = HASHES[session ? name.slice(0, -'-sess'.length) : name];
  return hash === undefined ? undefined : { hash, session };
}

/** Whether Lintel can answer this challenge: MD5 or SHA-256, plain or -sess, with a qop it knows. */
export function canAnswer(challenge: DigestChallenge): boolean {
  const known = challenge.qop.length === 0 || chooseQop(challenge) !== undefined;
  return known && algorithmOf(challenge) !== undefined;
}

/**
 * `auth` wherever it is offered, for it needs no hash of the body; `auth-int` where it stands alone;
 * undefined for the form without qop (RFC 2069).
 */
export function chooseQop(challenge: DigestChallenge): Qop | undefined {
  if (challenge.qop.includes('auth')) return 'auth';
  return challenge.qop.includes('auth-int') ? 'auth-int' : undefined;
}

/** The name of the hash that the body needs for `auth-int`, else undefined. */
export function bodyHashFor(challenge: DigestChallenge): 'md5' | 'sha256' | undefined {
  return chooseQop(challenge) === 'auth-int' ? algorithmOf(challenge)?.hash : undefined;
}

export interface DigestRequest {
  readonly method: string;
  /** Path with query, exactly as in the request line. */
  readonly uri: string;
  readonly credentials: Credentials;
  /** How many requests used this nonce, this one included. */
  readonly count: number;
  readonly cnonce: string;
  /** Hash of the body as lower-case hex; needed for `auth-int`. */
  readonly bodyHash?: string;
}

/**
 * The value of the Authorization header (RFC 7616, 3.4). Pure: the caller brings count and cnonce.
 * The realm is echoed, never compared: units differ in it (device notes 3).
 */
export function digestHeader(challenge: DigestChallenge, request: DigestRequest): string {
  const algorithm = algorithmOf(challenge);
  if (algorithm === undefined) throw new Error(`Unknown algorithm ${challenge.algorithm ?? ''}.`);
  const hash = (text: string) => createHash(algorithm.hash).update(text).digest('hex');
  const { username, password } = request.credentials;
  const { realm, nonce, opaque } = challenge;
  const qop = chooseQop(challenge);
  const nc = request.count.toString(16).padStart(8, '0');

  const user = hash(`${username}:${realm}:${password}`);
  const ha1 = algorithm.session ? hash(`${user}:${nonce}:${request.cnonce}`) : user;
  const body = qop === 'auth-int' ? `:${request.bodyHash ?? hash('')}` : '';
  const ha2 = hash(`${request.method}:${request.uri}${body}`);
  const middle = qop === undefined ? nonce : `${nonce}:${nc}:${request.cnonce}:${qop}`;
  const response = hash(`${ha1}:${middle}:${ha2}`);

  const parts = [
    `username=${quote(username)}`,
    `realm=${quote(realm)}`,
    `nonce=${quote(nonce)}`,
    `uri=${quote(request.uri)}`,
    `response="${response}"`,
  ];
  // Echoed only where sent: old servers answer 401 to an algorithm they did not name.
  if (challenge.algorithm !== undefined) parts.push(`algorithm=${challenge.algorithm}`);
  if (opaque !== undefined) parts.push(`opaque=${quote(opaque)}`);
  if (qop !== undefined) parts.push(`qop=${qop}`, `nc=${nc}`);
  if (qop !== undefined || algorithm.session) parts.push(`cnonce="${request.cnonce}"`);
  return `Digest ${parts.join(', ')}`;
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** The value of the Authorization header for Basic (RFC 7617, UTF-8). */
export function basicHeader({ username, password }: Credentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
