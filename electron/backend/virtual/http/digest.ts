import { createHash, randomBytes } from 'node:crypto';

export interface DigestRules {
  readonly realm: string;
  readonly qop: string;
  /** Requests that one nonce serves. */
  readonly nonceUses: number;
  /** Milliseconds that a nonce lives. */
  readonly nonceMs: number;
}

export interface DigestRequest {
  readonly method: string;
  /** Path and query exactly as in the request line. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** The body, known only for `auth-int`. */
  readonly body?: Buffer;
}

export type DigestVerdict = 'ok' | 'stale' | 'wrong' | 'needs-body';

interface Nonce {
  readonly opaque: string;
  readonly issuedAt: number;
  uses: number;
  lastCount: number;
}

const md5 = (value: string | Buffer): string => createHash('md5').update(value).digest('hex');

/** Strict Digest access (RFC 2617, MD5): whatever a client leaves out or repeats is refused. */
export class DigestGate {
  private readonly nonces = new Map<string, Nonce>();

  constructor(private readonly now: () => number) {}

  /** Value of a WWW-Authenticate header with a fresh nonce. */
  challenge(rules: DigestRules, stale = false): string {
    const nonce = randomBytes(16).toString('hex');
    const opaque = randomBytes(8).toString('hex');
    this.forgetOld(rules);
    this.nonces.set(nonce, { opaque, issuedAt: this.now(), uses: 0, lastCount: 0 });
    const qop = rules.qop === '' ? '' : `qop="${rules.qop}",`;
    const staleFlag = stale ? ', stale=true' : '';
    return `Digest realm="${rules.realm}",${qop}nonce="${nonce}", opaque="${opaque}"${staleFlag}`;
  }

  /** Makes every nonce stale, as a restart does. */
  forgetAll(): void {
    this.nonces.clear();
  }

  verify(header: string, request: DigestRequest, rules: DigestRules): DigestVerdict {
    const fields = digestFields(header);
    const field = (name: string): string => fields.get(name) ?? '';
    const nonce = this.nonces.get(field('nonce'));
    if (nonce === undefined) return 'stale';
    if (this.now() - nonce.issuedAt > rules.nonceMs || nonce.uses >= rules.nonceUses)
      return 'stale';
    if (field('realm') !== rules.realm || field('opaque') !== nonce.opaque) return 'wrong';
    if (field('uri') !== request.url || field('username') !== request.username) return 'wrong';
    if (fields.has('algorithm') && field('algorithm').toUpperCase() !== 'MD5') return 'wrong';
    const qop = field('qop');
    const offered = rules.qop.split(',').map((name) => name.trim());
    if (rules.qop === '' ? qop !== '' : !offered.includes(qop)) return 'wrong';
    const count = parseInt(field('nc'), 16);
    if (qop !== '') {
      if (!/^[0-9a-f]{8}$/i.test(field('nc')) || field('cnonce') === '') return 'wrong';
      // A count that does not rise is a replay; a real unit forgets the nonce then.
      if (count <= nonce.lastCount) return 'stale';
    }
    if (qop === 'auth-int' && request.body === undefined) return 'needs-body';
    const ha1 = md5(`${request.username}:${rules.realm}:${request.password}`);
    const bodyHash = qop === 'auth-int' ? `:${md5(request.body ?? Buffer.alloc(0))}` : '';
    const ha2 = md5(`${request.method}:${request.url}${bodyHash}`);
    const middle =
      qop === '' ? field('nonce') : [field('nonce'), field('nc'), field('cnonce'), qop].join(':');
    if (field('response') !== md5(`${ha1}:${middle}:${ha2}`)) return 'wrong';
    nonce.uses += 1;
    if (qop !== '') nonce.lastCount = count;
    return 'ok';
  }

  private forgetOld(rules: DigestRules): void {
    for (const [value, nonce] of this.nonces)
      if (this.now() - nonce.issuedAt > rules.nonceMs) this.nonces.delete(value);
  }
}

/** Fields of a Digest Authorization header, names in lower case; quoted commas are text. */
function digestFields(header: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const pattern = /([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gi;
  for (const match of header.slice('Digest '.length).matchAll(pattern)) {
    const [, name = '', quoted, bare] = match;
    fields.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  }
  return fields;
}
