import { AppError, isAppError } from '../../../../shared/errors';
import { formatAddress, parseAddress } from '../../driver/address';
import type { Address, Identity } from '../../driver/types';

/** Milliseconds that the identify tree may take. */
const IDENTIFY_MS = 5_000;

export type Identify = (
  address: Address,
  options: { readonly signal: AbortSignal; readonly timeoutMs: number },
) => Promise<Identity>;

/** What a password may be sent to: an intercom that is there and whose API is switched on. */
export interface Reached {
  readonly address: Address;
  readonly identity: Extract<Identity, { kind: 'open' | 'wants-password' }>;
}

/**
 * Where HTTPS is worth a try after HTTP failed: only where the person named no scheme. Port 443
 * where nothing listens on port 80, the same port where the unit hung up on plain HTTP.
 */
function secureAlternative(text: string, error: unknown): Address | undefined {
  if (text.includes('://') || !isAppError(error, 'net.refused', 'net.dropped')) return undefined;
  const { host, port } = parseAddress(text);
  const standard = port === 80 && !/:80$/.test(text.trim());
  if (error.code === 'net.refused' && !standard) return undefined;
  return { scheme: 'https', host, port: standard ? 443 : port };
}

function refuse(address: Address, identity: Exclude<Identity, Reached['identity']>): AppError {
  const at = formatAddress(address);
  const details = { address: at, ...('model' in identity && { model: identity.model }) };
  switch (identity.kind) {
    case 'not-an-intercom':
      return new AppError(
        'device.not-an-intercom',
        `At ${at} is no Akuvox intercom${identity.what === '' ? '' : `: ${identity.what}`}.`,
        { details },
      );
    case 'api-disabled':
      return new AppError('auth.api-disabled', `The HTTP API of ${at} lets nobody in.`, {
        details: {
          ...details,
          causes: ['api-disabled', 'white-list', 'model-needs-web-page'],
        },
      });
    case 'not-whitelisted':
      return new AppError('auth.not-whitelisted', `${at} answers listed addresses only.`, {
        details,
      });
    case 'api-absent':
      return new AppError('device.unsupported', `The intercom at ${at} has no HTTP API.`, {
        hint: 'Its firmware may be too old. Set it up on its web page.',
        details,
      });
    case 'wants-https':
      return new AppError('tls.required', `${at} wants HTTPS, and points back to itself.`, {
        details,
      });
  }
}

async function identifyAt(
  address: Address,
  identify: Identify,
  signal: AbortSignal,
): Promise<{ address: Address; identity: Identity }> {
  const identity = await identify(address, { signal, timeoutMs: IDENTIFY_MS });
  if (identity.kind !== 'wants-https') return { address, identity };
  // The tree follows to the same host only, so that this is still the unit that was asked for.
  const secure = identity.address;
  return {
    address: secure,
    identity: await identify(secure, { signal, timeoutMs: IDENTIFY_MS }),
  };
}

/**
 * Finds out what is at an address before any password is sent there. Goes on at HTTPS where the
 * unit wants it, and tries HTTPS where nothing listens on port 80 and no port was named.
 *
 * @throws AppError `net.*`, `device.not-an-intercom`, `auth.api-disabled`, `auth.not-whitelisted`,
 *   `device.unsupported` where the unit has no API at all
 */
export async function findOut(
  text: string,
  identify: Identify,
  signal: AbortSignal,
): Promise<Reached> {
  const first = parseAddress(text);
  const { address, identity } = await identifyAt(first, identify, signal).catch(
    async (error: unknown) => {
      const secure = secureAlternative(text, error);
      if (secure === undefined) throw error;
      // Where HTTPS fails as well, what HTTP said is nearer to what the person typed.
      return identifyAt(secure, identify, signal).catch((second: unknown) => {
        throw isAppError(second, 'call.cancelled') ? second : error;
      });
    },
  );
  if (identity.kind === 'open' || identity.kind === 'wants-password') return { address, identity };
  throw refuse(address, identity);
}
