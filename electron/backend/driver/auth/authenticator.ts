import { randomBytes } from 'node:crypto';
import { AppError } from '../../../../shared/errors';
import type { AuthScheme, Credentials } from '../types';
import { parseParams, type Challenge, type DigestChallenge } from './challenge';
import { basicHeader, bodyHashFor, canAnswer, digestHeader } from './digest';

/**
 * What this intercom asks for, as found out, and the nonce in use. A nonce is kept and counted up, so
 * that a steady call costs one round trip. Credentials go out only after a challenge asked for them.
 */
export class Authenticator {
  readonly #credentials: Credentials | undefined;
  readonly #newCnonce: () => string;
  #scheme: AuthScheme | undefined;
  #digest: DigestChallenge | undefined;
  #count = 0;

  /** The nonce in use is kept from an earlier request, so that a refusal may be due to its age. */
  get keepsNonce(): boolean {
    return this.#digest !== undefined && this.#count > 0;
  }

  constructor(
    credentials: Credentials | undefined,
    newCnonce = () => randomBytes(8).toString('hex'),
  ) {
    this.#credentials = credentials;
    this.#newCnonce = newCnonce;
  }

  /** Undefined until the intercom has answered once. */
  get scheme(): AuthScheme | undefined {
    return this.#scheme;
  }

  /** The hash of the body that the next request needs, where only `auth-int` is offered. */
  get bodyHash(): 'md5' | 'sha256' | undefined {
    return this.#digest === undefined ? undefined : bodyHashFor(this.#digest);
  }

  /** The Authorization header for a request; undefined where none was asked for yet. */
  header(request: {
    readonly method: string;
    readonly uri: string;
    readonly bodyHash?: string;
  }): string | undefined {
    const credentials = this.#credentials;
    if (credentials === undefined) return undefined;
    if (this.#scheme === 'basic') return basicHeader(credentials);
    if (this.#digest === undefined) return undefined;
    this.#count += 1;
    const cnonce = this.#newCnonce();
    return digestHeader(this.#digest, { ...request, credentials, cnonce, count: this.#count });
  }

  /**
   * Takes up the challenges of a 401: Digest where it can be answered, else Basic.
   *
   * @throws AppError `auth.unsupported` where neither is offered.
   */
  learn(challenges: readonly Challenge[]): void {
    const digest = challenges.find(
      (challenge): challenge is DigestChallenge =>
        challenge.scheme === 'digest' && canAnswer(challenge),
    );
    if (digest !== undefined) {
      this.#scheme = 'digest';
      this.#digest = digest;
      this.#count = 0;
      return;
    }
    this.#digest = undefined;
    if (challenges.some(({ scheme }) => scheme === 'basic')) {
      this.#scheme = 'basic';
      return;
    }
    const offered = challenges.map((challenge) => {
      if (challenge.scheme === 'digest') return `Digest ${challenge.algorithm ?? 'MD5'}`;
      return challenge.scheme === 'other' ? challenge.name : challenge.scheme;
    });
    throw new AppError('auth.unsupported', `The unit asks for ${offered.join(', ')}.`, {
      details: { offered },
    });
  }

  /** Forgets the nonce: the next request asks for a fresh one, and its answer is about the password. */
  forgetNonce(): void {
    this.#digest = undefined;
    this.#count = 0;
  }

  /** A reply that came without our having signed in: the intercom is open. */
  learnOpen(): void {
    this.#scheme ??= 'none';
  }

  /** Takes the nonce that an Authentication-Info header offers for the next request (RFC 7616, 3.5). */
  learnNext(info: string | undefined): void {
    const next = info === undefined ? undefined : parseParams(info).get('nextnonce');
    if (next === undefined || this.#digest === undefined) return;
    this.#digest = { ...this.#digest, nonce: next };
    this.#count = 0;
  }
}
