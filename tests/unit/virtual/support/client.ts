import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { afterEach } from 'vitest';
import {
  startVirtualIntercom,
  type VirtualIntercom,
  type VirtualOptions,
} from '../../../../electron/backend/virtual/index';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One request, nothing followed and nothing retried. Rejects when the connection breaks. */
export function send(url: string, sent: Sent = {}): Promise<Answer> {
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const method = sent.method ?? (sent.body === undefined ? 'GET' : 'POST');
    const options = {
      method,
      headers: { ...sent.headers },
      agent: false,
      rejectUnauthorized: false,
    };
    const outgoing = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const text = body.toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(sent.body);
  });
}

const md5 = (value: string | Buffer): string => createHash('md5').update(value).digest('hex');

export interface DigestOptions {
  readonly url: string;
  readonly method: string;
  readonly username?: string;
  readonly password?: string;
  readonly qop?: 'auth' | 'auth-int' | '';
  readonly count?: number;
  readonly body?: string | Buffer;
  /** What is written differently from what is right. */
  readonly forge?: Readonly<Record<string, string>>;
}

/** An Authorization header for a challenge, by the letter of RFC 2617. */
export function digest(challenge: string, options: DigestOptions): string {
  const part = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
  const { username = 'admin', password = 'httpapi', qop = 'auth', count = 1, method } = options;
  const { pathname, search } = new URL(options.url);
  const uri = pathname + search;
  const nc = count.toString(16).padStart(8, '0');
  const cnonce = randomBytes(8).toString('hex');
  const integrity = qop === 'auth-int' ? `:${md5(options.body ?? '')}` : '';
  const ha1 = md5(`${username}:${part('realm')}:${password}`);
  const ha2 = md5(`${method}:${uri}${integrity}`);
  const middle = qop === '' ? part('nonce') : `${part('nonce')}:${nc}:${cnonce}:${qop}`;
  const fields: Record<string, string> = {
    username,
    realm: part('realm'),
    nonce: part('nonce'),
    uri,
    opaque: part('opaque'),
    response: md5(`${ha1}:${middle}:${ha2}`),
    ...options.forge,
  };
  const quoted = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  const counted = qop === '' ? [] : [`qop=${qop}`, `nc=${nc}`, `cnonce="${cnonce}"`];
  return `Digest ${[...quoted, ...counted].join(', ')}`;
}

/** Asks, signs and asks again: what a plain client does at its first request. */
export async function signed(url: string, sent: Sent = {}): Promise<Answer> {
  const method = sent.method ?? (sent.body === undefined ? 'GET' : 'POST');
  const first = await send(url, { ...sent, method, ...(sent.body !== undefined && { body: '' }) });
  const challenge = first.headers['www-authenticate'] ?? '';
  if (first.status !== 401) return send(url, sent);
  const authorization = digest(challenge, { url, method });
  return send(url, { ...sent, method, headers: { ...sent.headers, authorization } });
}

export interface Envelope {
  readonly retcode: number;
  readonly action: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A POST with the full envelope, without sign-in unless `ask` is `signed`. */
export async function call(
  intercom: VirtualIntercom,
  name: string,
  data?: unknown,
): Promise<Envelope> {
  const [target, action] = name.split('/');
  const body = JSON.stringify({ target, action, ...(data !== undefined && { data }) });
  const answer = await send(`${intercom.url}/api/`, { body });
  return JSON.parse(answer.text) as Envelope;
}

/** Rows of an answer. */
export function items(envelope: Envelope): readonly Readonly<Record<string, unknown>>[] {
  const { item, Item } = envelope.data ?? {};
  return (item ?? Item ?? []) as readonly Readonly<Record<string, unknown>>[];
}

/** An upload as a browser sends it. */
export function form(field: string, fileName: string, content: Buffer | string): Sent {
  const mark = '----part7a61';
  const head =
    `--${mark}\r\nContent-Disposition: form-data; name="${field}"; filename="${fileName}"\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n';
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.from(content),
    Buffer.from(`\r\n--${mark}--\r\n`),
  ]);
  return { headers: { 'content-type': `multipart/form-data; boundary=${mark}` }, body };
}

const running = new Set<VirtualIntercom>();

afterEach(async () => {
  await Promise.all([...running].map((intercom) => intercom.stop()));
  running.clear();
});

/** A virtual intercom that ends with the test; anybody may use its API unless told. */
export async function start(options: Partial<VirtualOptions> = {}): Promise<VirtualIntercom> {
  const intercom = await startVirtualIntercom({ model: 'A05', auth: { mode: 'none' }, ...options });
  running.add(intercom);
  return intercom;
}
