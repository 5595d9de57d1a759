import { isIP, isIPv6 } from 'node:net';
import { AppError } from '../../../shared/errors';
import type { Address } from './types';

const DEFAULT_PORT = { http: 80, https: 443 } as const;
const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$/i;

function bad(text: string, why: string): AppError {
  return new AppError('net.bad-address', `"${text}" is not an address: ${why}.`, {
    details: { address: text },
  });
}

function parsePort(text: string, digits: string | undefined, fallback: number): number {
  if (digits === undefined || digits === '') return fallback;
  const port = Number(digits);
  if (!/^\d{1,5}$/.test(digits) || port < 1 || port > 65535)
    throw bad(text, `port ${digits} is outside 1 to 65535`);
  return port;
}

/**
 * Reads what a person types: `host`, `host:port`, `[v6]:port`, a bare v6 address, or an http(s) URL
 * (whose path, if any, is dropped: people copy it from the browser).
 *
 * @throws AppError `net.bad-address` naming what is wrong.
 */
export function parseAddress(text: string): Address {
  const trimmed = text.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed);
  const name = scheme?.[1]?.toLowerCase() ?? 'http';
  if (name !== 'http' && name !== 'https') throw bad(text, `${name}:// is not HTTP`);
  const rest = trimmed.slice(scheme?.[0].length ?? 0).replace(/[/?#].*$/, '');
  if (rest.includes('@')) throw bad(text, 'write user and password in their own fields');
  if (isIPv6(rest)) return { scheme: name, host: rest.toLowerCase(), port: DEFAULT_PORT[name] };

  const bracketed = /^\[([^\]]+)\](?::(.*))?$/.exec(rest);
  if (bracketed) {
    const host = bracketed[1] ?? '';
    if (!isIPv6(host)) throw bad(text, `${host} is not an IPv6 address`);
    const port = parsePort(text, bracketed[2], DEFAULT_PORT[name]);
    return { scheme: name, host: host.toLowerCase(), port };
  }
  const [host = '', port, ...more] = rest.split(':');
  if (more.length > 0) throw bad(text, 'it has too many colons');
  if (host === '') throw bad(text, 'the host is missing');
  if (/^[\d.]+$/.test(host) && isIP(host) !== 4)
    throw bad(text, 'an IPv4 address has four numbers from 0 to 255');
  if (!HOST_NAME.test(host)) throw bad(text, 'a host has letters, digits, dots and hyphens only');
  return {
    scheme: name,
    host: host.toLowerCase(),
    port: parsePort(text, port, DEFAULT_PORT[name]),
  };
}

/** `host` with brackets where it is IPv6, as it stands in URLs and in the Host header. */
export function formatHost(address: Address): string {
  return isIPv6(address.host) ? `[${address.host}]` : address.host;
}

/** `http://host:port`, without the port where it is the scheme's own. */
export function originOf(address: Address): string {
  const port = address.port === DEFAULT_PORT[address.scheme] ? '' : `:${address.port}`;
  return `${address.scheme}://${formatHost(address)}${port}`;
}

/** The shortest form that `parseAddress` reads back as the same: `host`, `host:port` or `https://...`. */
export function formatAddress(address: Address): string {
  const origin = originOf(address);
  return address.scheme === 'http' ? origin.slice('http://'.length) : origin;
}
