export interface BasicChallenge {
  readonly scheme: 'basic';
  readonly realm: string;
}

export interface DigestChallenge {
  readonly scheme: 'digest';
  readonly realm: string;
  readonly nonce: string;
  readonly opaque?: string;
  /** As sent, for example `MD5`, `MD5-sess`, `SHA-256`; MD5 where absent. */
  readonly algorithm?: string;
  /** Lower-case; empty where the header has no `qop` (RFC 2069). */
  readonly qop: readonly string[];
  readonly stale: boolean;
}

export interface OtherChallenge {
  readonly scheme: 'other';
  readonly name: string;
}

export type Challenge = BasicChallenge | DigestChallenge | OtherChallenge;

const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const PARAM = /\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/y;

/** `name=value` pairs, quoted or not, separated by commas (RFC 9110, 11.2). */
export function parseParams(text: string): Map<string, string> {
  return readParams(text, 0).params;
}

function readParams(text: string, from: number): { params: Map<string, string>; end: number } {
  const params = new Map<string, string>();
  let end = from;
  for (;;) {
    PARAM.lastIndex = end;
    const match = PARAM.exec(text);
    if (match === null) return { params, end };
    const [, name = '', quoted, plain = ''] = match;
    params.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? plain);
    end = skip(text, PARAM.lastIndex);
  }
}

/** Skips blanks and commas, of which there may be several. */
function skip(text: string, from: number): number {
  let at = from;
  while (/[\s,]/.test(text[at] ?? '')) at += 1;
  return at;
}

/**
 * Reads all challenges of one or several WWW-Authenticate headers. One header may hold several, and
 * quoted values may hold commas and `=` (RFC 9110, 11.6.1).
 */
export function parseChallenges(headers: string | readonly string[] | undefined): Challenge[] {
  const list = headers === undefined ? [] : typeof headers === 'string' ? [headers] : headers;
  return list.flatMap(parseHeader);
}

function parseHeader(text: string): Challenge[] {
  const challenges: Challenge[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const scheme = TOKEN.exec(text)?.[0];
    if (scheme === undefined) break;
    const { params, end } = readParams(text, at + scheme.length);
    challenges.push(toChallenge(scheme, params));
    // A token68 (NTLM, Negotiate) follows the scheme without a name: it is passed over.
    at = end === at + scheme.length ? skipToken68(text, end) : end;
  }
  return challenges;
}

function skipToken68(text: string, from: number): number {
  const comma = text.indexOf(',', from);
  return comma < 0 ? text.length : skip(text, comma);
}

function toChallenge(scheme: string, params: ReadonlyMap<string, string>): Challenge {
  const realm = params.get('realm') ?? '';
  const name = scheme.toLowerCase();
  if (name === 'basic') return { scheme: 'basic', realm };
  const nonce = params.get('nonce');
  if (name !== 'digest') return { scheme: 'other', name: scheme };
  const opaque = params.get('opaque');
  const algorithm = params.get('algorithm');
  return {
    scheme: 'digest',
    realm,
    nonce: nonce ?? '',
    ...(opaque === undefined ? {} : { opaque }),
    ...(algorithm === undefined ? {} : { algorithm }),
    qop: (params.get('qop') ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    stale: params.get('stale')?.toLowerCase() === 'true',
  };
}
