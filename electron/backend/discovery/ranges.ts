import { isIPv6 } from 'node:net';
import { AppError, isAppError } from '../../../shared/errors';
import { parseAddress } from '../driver/address';
import { hostSpan, parseCidr, parseIpv4, spanSize, type Span } from '../../../shared/device/ipv4';

/** What one typed piece asks for. Without `port` both 80 and 443 are asked. */
export type Range =
  | { readonly kind: 'span'; readonly text: string; readonly span: Span; readonly port?: number }
  | {
      readonly kind: 'host';
      readonly text: string;
      readonly host: string;
      readonly port?: number;
      readonly scheme?: 'http' | 'https';
    };

/** A /16; more than that takes an hour and is nearly always a slip of the finger. */
export const LARGEST_RANGE = 65_536;
/** Over this a range is searched, but the technician is told that it takes minutes. */
export const LARGE_RANGE = 4096;

function bad(piece: string, why: string): AppError {
  return new AppError('scan.bad-range', `"${piece}" ${why}.`, { details: { field: piece } });
}

function readPort(text: string, piece: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535)
    throw bad(piece, `has no valid port (1 to 65535)`);
  return port;
}

/** `10.0.0.*` and `10.0.*.*`: stars at the end only, they stand for 0 to 255. */
function readWildcard(text: string): Span | undefined {
  if (!/^(\d{1,3}\.){0,3}\*(\.\*)*$/.test(text) || text.split('.').length !== 4) return undefined;
  const from = parseIpv4(text.replaceAll('*', '0'));
  const to = parseIpv4(text.replaceAll('*', '255'));
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** `10.0.0.5-80` (last number only) and `10.0.0.5-10.0.1.20`. */
function readDash(text: string, piece: string): Span {
  const dash = text.indexOf('-');
  const from = parseIpv4(text.slice(0, dash));
  const right = text.slice(dash + 1);
  if (from === undefined) throw bad(piece, 'does not begin with an IPv4 address');
  const last = /^\d{1,3}$/.test(right) && Number(right) <= 255 ? Number(right) : undefined;
  const to = last !== undefined ? from - (from % 256) + last : parseIpv4(right);
  if (to === undefined) throw bad(piece, 'does not end with an IPv4 address or a number up to 255');
  if (to < from) throw bad(piece, 'ends before it begins');
  return { from, to };
}

function readSpan(text: string, piece: string): Span {
  if (text.includes('-')) return readDash(text, piece);
  if (text.includes('*')) {
    const span = readWildcard(text);
    if (!span) throw bad(piece, 'is not a pattern such as 10.0.0.*');
    return span;
  }
  const cidr = parseCidr(text);
  if (!cidr) throw bad(piece, 'is not a network such as 192.168.1.0/24');
  return hostSpan(cidr.address, cidr.prefix);
}

/** An address, a host name or a URL, by the same reading as everywhere else in Lintel. */
function readHost(text: string, piece: string): Range {
  try {
    const { scheme, host, port } = parseAddress(text);
    if (/^https?:/i.test(text)) return { kind: 'host', text, host, port, scheme };
    const portTyped = !isIPv6(text) && /:\d+$/.test(text.replace(/^\[.*\]/, ''));
    return portTyped ? { kind: 'host', text, host, port } : { kind: 'host', text, host };
  } catch (error) {
    if (!isAppError(error, 'net.bad-address')) throw error;
    throw new AppError('scan.bad-range', error.message, {
      details: { field: piece },
      cause: error,
    });
  }
}

/**
 * Reads one piece that a technician typed: `192.168.1.0/24`, `10.0.0.5-80`, `10.0.0.5-10.0.1.20`,
 * `10.0.0.*`, an address, a host name or a URL; with `:port` behind it where it is not 80 or 443.
 *
 * @throws AppError `scan.bad-range`, naming the piece.
 */
export function parseRange(typed: string): Range {
  const text = typed
    .trim()
    .replaceAll(/[\u2012-\u2015]/g, '-')
    .replaceAll(/\s*-\s*/g, '-');
  if (/^https?:|^\[/i.test(text) || isIPv6(text)) return readHost(text, typed);
  // Only what looks like addresses can be a range; "front-gate-2" is a name.
  const pattern = /^([\d.]+\/[^:]*|\d+\.\d+\.\d+\.\d+-[^:]*|[\d.]*\*[\d.*]*)(?::(.*))?$/.exec(text);
  if (!pattern?.[1]) {
    if (/[/*]/.test(text)) throw bad(typed, 'is not a range');
    return readHost(text, typed);
  }
  const span = readSpan(pattern[1], typed);
  if (spanSize(span) > LARGEST_RANGE)
    throw bad(
      typed,
      `has ${String(spanSize(span))} addresses; at most ${String(LARGEST_RANGE)} (a /16) are searched`,
    );
  return pattern[2] === undefined
    ? { kind: 'span', text, span }
    : { kind: 'span', text, span, port: readPort(pattern[2], typed) };
}

/** Reads every piece; a piece may hold several, separated by commas, semicolons or blanks. */
export function parseRanges(typed: readonly string[]): readonly Range[] {
  return typed
    .flatMap((piece) => piece.replaceAll(/\s*[-\u2012-\u2015]\s*/g, '-').split(/[\s,;]+/))
    .filter((piece) => piece !== '')
    .map(parseRange);
}
