import type { Headers } from './http/transport';

/** Stands where a secret stood. */
export const BLANK = '***';

/** Names of fields that hold a password, a PIN, a card or a token. `retcode` is none of them. */
const SECRET = String.raw`(?!retcode)[\w.-]*(?:pwd|passw(?:or)?d|userpasswd|pin|publickey\d|secret|token|encrypt|code\d*)`;
const IN_JSON = new RegExp(String.raw`("${SECRET}"\s*:\s*)("(?:[^"\\]|\\.)*"?|-?\d+)`, 'gi');
const IN_QUERY = new RegExp(String.raw`([?&]${SECRET}=)[^&]*`, 'gi');

/** Blanks the secrets of a JSON text or of a path with a query, for eyes and logs. */
export function redact(text: string): string {
  return text.replaceAll(IN_JSON, `$1"${BLANK}"`).replaceAll(IN_QUERY, `$1${BLANK}`);
}

/** How a reply that cannot be read begins, for support; also where it was cut within a secret. */
export function startOf(text: string): string {
  return redact(text.slice(0, 2000)).slice(0, 200);
}

const NAME = new RegExp(`^${SECRET}$`, 'i');

/** The same for what was read already: the fields stay, what they hold does not. */
export function blankSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(blankSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const plain = typeof part === 'string' || typeof part === 'number';
      return [name, plain && part !== '' && NAME.test(name) ? BLANK : blankSecrets(part)];
    }),
  );
}

/** Headers by which somebody signs in, or stays signed in. */
const SIGNS_IN = /^(authorization|cookie|set-cookie|authentication-info)$/i;

/** Headers as one line each; of those that sign in only the scheme is left. */
export function blankHeaders(headers: Headers): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const line = typeof value === 'string' ? value : value.join(', ');
    plain[name] = SIGNS_IN.test(name)
      ? `${/^\w+(?= )/.exec(line)?.[0] ?? ''} ${BLANK}`.trim()
      : line;
  }
  return plain;
}
