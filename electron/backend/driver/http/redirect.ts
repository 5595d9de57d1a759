import { isIPv6 } from 'node:net';
import { AppError } from '../../../../shared/errors';
import { formatAddress, originOf } from '../address';
import type { Address } from '../types';

export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Where a redirect leads, seen from the address that sent it. */
export type RedirectTarget =
  | { readonly kind: 'https'; readonly address: Address }
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly location: string };

/**
 * Sorts a Location header: to HTTPS on the same host (enforced by newer firmware), to a page of the
 * same server (the unit's web page), or anywhere else, which is never followed.
 */
export function redirectTarget(from: Address, location: string | undefined): RedirectTarget {
  let url: URL;
  try {
    url = new URL(location ?? '', originOf(from));
  } catch {
    return { kind: 'elsewhere', location: location ?? '' };
  }
  const name = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const host = isIPv6(from.host) ? new URL(originOf(from)).hostname.slice(1, -1) : from.host;
  if (location === undefined || name !== host)
    return { kind: 'elsewhere', location: location ?? '' };
  if (url.origin === new URL(originOf(from)).origin)
    return { kind: 'page', path: url.pathname + url.search };
  if (url.protocol === 'https:' && from.scheme === 'http') {
    const port = url.port === '' ? 443 : Number(url.port);
    return { kind: 'https', address: { scheme: 'https', host: from.host, port } };
  }
  return { kind: 'elsewhere', location };
}

export function redirectedAway(from: Address, location: string): AppError {
  const where = location === '' ? 'an unknown place' : location;
  return new AppError('net.redirected-away', `${formatAddress(from)} points to ${where}.`, {
    details: { address: formatAddress(from), location },
  });
}

/** The unit answers an API call with its web page: this firmware serves no HTTP API there. */
export function redirectedToPage(path: string): AppError {
  return new AppError('device.unsupported', 'The intercom points to its web page instead.', {
    hint: 'This firmware may have no HTTP API. Open its web page.',
    details: { location: path },
  });
}
