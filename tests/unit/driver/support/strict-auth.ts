import { createHash, randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { json, type Handler, type Seen } from './server';

export interface StrictDigest {
  readonly user?: string;
  readonly password?: string;
  readonly realm?: string;
  readonly qop?: string;
  readonly algorithm?: string;
  readonly opaque?: string;
  /** Sent before or after the Digest challenge, in the same header or one of its own. */
  readonly also?: string;
  readonly separate?: boolean;
  readonly newNonce?: () => string;
  /** How many requests a nonce lasts; then 401 with stale=true. */
  readonly uses?: number;
  /** The nonce in Authentication-Info, for the next request. */
  readonly nextNonce?: boolean;
}

/**
 * Digest as a server checks it, written apart from the driver's own: exact parameter quoting, nonce
 * known, nonce count rising by one, uri equal to the request line, opaque echoed.
 */
export function strictDigest(options: StrictDigest, inner: Handler): Handler & { refused: number } {
  const uses = new Map<string, number>();
  const makeNonce = options.newNonce ?? (() => `${randomBytes(12).toString('base64')}==`);
  const issue = (): string => {
    const nonce = makeNonce();
    uses.set(nonce, 0);
    return nonce;
  };
  const challenge = (response: ServerResponse, stale: boolean): void => {
    const parts = [`realm="${options.realm ?? 'HTTP API'}"`, `nonce="${issue()}"`];
    if (options.qop !== undefined) parts.unshift(`qop="${options.qop}"`);
    if (options.algorithm !== undefined) parts.push(`algorithm=${options.algorithm}`);
    if (options.opaque !== undefined) parts.push(`opaque="${options.opaque}"`);
    if (stale) parts.push('stale=true');
    const digest = `Digest ${parts.join(', ')}`;
    const both = options.also === undefined ? [digest] : [options.also, digest];
    response.setHeader('www-authenticate', options.separate === true ? both : both.join(', '));
    json(response, '<html>401</html>', 401);
  };
  const handler = (async (request, response, raw) => {
    const given = request.headers.authorization;
    if (given === undefined) {
      challenge(response, false);
      return;
    }
    const verdict = verify(request, given);
    if (verdict !== 'ok') {
      handler.refused += 1;
      challenge(response, verdict === 'stale');
      return;
    }
    if (options.nextNonce === true)
      response.setHeader('authentication-info', `qop=auth, nextnonce="${issue()}"`);
    await inner(request, response, raw);
  }) as Handler & { refused: number };
  handler.refused = 0;
  return handler;

  function verify(request: Seen, given: string): 'ok' | 'wrong' | 'stale' {
    const value = (name: string): string =>
      new RegExp(`[ ,]${name}="?((?<=")[^"]*|[^",]*)`).exec(given)?.[1] ?? '';
    const nonce = value('nonce');
    const count = (uses.get(nonce) ?? Number.NaN) + 1;
    if (Number.isNaN(count)) return 'stale';
    if (count > (options.uses ?? Infinity)) return 'stale';
    const wantsQop = options.qop !== undefined;
    const qop = value('qop');
    if (wantsQop && (!options.qop.split(/, ?/).includes(qop) || qop.includes('"'))) return 'wrong';
    if (wantsQop && value('nc') !== count.toString(16).padStart(8, '0')) return 'wrong';
    if (value('uri') !== request.url) return 'wrong';
    if (options.opaque !== undefined && value('opaque') !== options.opaque) return 'wrong';
    const hash = (text: string): string =>
      createHash(/^sha-256/i.test(options.algorithm ?? '') ? 'sha256' : 'md5')
        .update(text)
        .digest('hex');
    const { user = 'admin', password = 'httpapi', realm = 'HTTP API' } = options;
    let first = hash([user, realm, password].join(':'));
    if (/-sess$/i.test(options.algorithm ?? ''))
      first = hash([first, nonce, value('cnonce')].join(':'));
    const body = qop === 'auth-int' ? [hash(request.body)] : [];
    const second = hash([request.method, request.url, ...body].join(':'));
    const middle = wantsQop ? [nonce, value('nc'), value('cnonce'), qop] : [nonce];
    if (hash([first, ...middle, second].join(':')) !== value('response')) return 'wrong';
    if (!given.includes(`username="${user}"`)) return 'wrong';
    uses.set(nonce, count);
    return 'ok';
  }
}
