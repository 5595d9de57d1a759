import { AppError } from '../../shared/errors';

const HINT =
  'Do not enter anything here. Close this page, and open Lintel from its own icon or address.';

/**
 * Lets whoever answers where this page came from prove that it is Lintel, before anything of this
 * page goes there; the protocol and its reasons are told in `electron/host-loopback/reconnect.ts`.
 *
 * @param secret given by the run of Lintel that served this page
 * @returns the token of the run that answers
 * @throws AppError `call.untrusted` where it is not Lintel; what `ask` throws where nobody answers
 */
export async function reconnect(
  secret: string,
  ask: (path: string, init: RequestInit) => Promise<Response>,
): Promise<string> {
  // A worker that somebody else's page left behind sees every request of this one.
  if ('serviceWorker' in navigator && navigator.serviceWorker.controller !== null) throw stranger();
  const nonce = hexOf(crypto.getRandomValues(new Uint8Array(32)));
  const hello = await ask('/hello', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ nonce }),
  });
  const expected = await proofOf(secret, Number(location.port), nonce);
  const { proofs } = await objectOf(hello);
  if (!Array.isArray(proofs) || !proofs.includes(expected)) throw stranger();
  const resumed = await ask('/resume', {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}` },
  });
  const { token } = await objectOf(resumed);
  if (typeof token !== 'string') throw stranger();
  return token;
}

function stranger(): AppError {
  return new AppError('call.untrusted', 'Another program answers where Lintel was.', {
    hint: HINT,
  });
}

async function objectOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = response.ok ? await response.json().catch(() => null) : null;
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

async function proofOf(secret: string, port: number, nonce: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey(
    'raw',
    await crypto.subtle.digest('SHA-256', bytes(secret)),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(`${port} ${nonce}`))));
}

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
