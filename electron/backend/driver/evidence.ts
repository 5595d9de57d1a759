import { parseChallenges } from './auth/challenge';
import { headerOf } from './http/body';
import type { Headers } from './http/transport';
import { isRecord } from './record';
import { parseEnvelope } from './reply';

/** A reply without a password, as the identify tree looks at it. */
export interface Probe {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Product {
  readonly model?: string;
  readonly firmware?: string;
}

/** Realms of the API: `HTTPAPI` in the manual, `HTTP API` on real units (device notes 3). */
const REALM = /^\s*http\s*api\s*$/i;
/** Its own web server (device notes 3). lighttpd is left out: half the world's devices run it. */
const SERVER = /easyhttpserver/i;
const BRAND = /akuvox/i;

/** The envelope of a reply, where it is one; a foreign JSON service has no return code. */
export function envelopeOf({ text }: Probe): ReturnType<typeof parseEnvelope> | undefined {
  if (!/"retcode"\s*:/.test(text)) return undefined;
  try {
    return parseEnvelope(text);
  } catch {
    return undefined; // Not an envelope after all: that is an answer, not a failure.
  }
}

/**
 * Whether a reply by itself shows an Akuvox intercom: the realm of its API, its own web server, its
 * envelope, or its maker's name on the page. A challenge alone shows nothing: routers, cameras and
 * printers ask for Digest too, and would be handed a password that is not theirs.
 */
export function isEvidence(probe: Probe): boolean {
  const challenges = parseChallenges(probe.headers['www-authenticate']);
  return (
    challenges.some((challenge) => 'realm' in challenge && REALM.test(challenge.realm)) ||
    SERVER.test(headerOf(probe.headers, 'server') ?? '') ||
    BRAND.test(probe.text) ||
    envelopeOf(probe) !== undefined
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Model and firmware as the web page of newer firmware tells them to anybody (device notes 3). */
export function productOf(probe: Probe): Product | undefined {
  const data = envelopeOf(probe)?.data;
  if (probe.status !== 200 || data === undefined) return undefined;
  const status = isRecord(data['Status']) ? data['Status'] : data;
  const model = textOf(status['Model']) ?? textOf(status['ProductName']);
  const firmware = textOf(status['FirmwareVersion']);
  if (model === undefined) return undefined;
  return { model, ...(firmware === undefined ? {} : { firmware }) };
}

/** What a foreign device says it is, for the person who expected an intercom there. */
export function describe({ headers, text, status }: Probe): string {
  const title = /<title[^>]*>([^<]{1,80})/i.exec(text)?.[1]?.trim();
  const server = headerOf(headers, 'server')?.slice(0, 80);
  const [challenge] = parseChallenges(headers['www-authenticate']);
  if (title !== undefined && title !== '') return `a web page titled "${title}"`;
  if (challenge !== undefined && 'realm' in challenge && challenge.realm !== '')
    return `a device that calls itself "${challenge.realm}"`;
  return server === undefined ? `a web server (HTTP ${status})` : `a web server "${server}"`;
}

/** Web servers of computers, never of an intercom: their 403 is their own. */
export function isForeignServer({ headers }: Probe): boolean {
  return /nginx|apache|iis|caddy|openresty|cloudflare|jetty|express/i.test(
    headerOf(headers, 'server') ?? '',
  );
}
