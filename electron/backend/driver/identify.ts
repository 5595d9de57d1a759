import { AppError } from '../../../shared/errors';
import type { Clock, Log } from '../ports';
import { systemClock } from '../system-clock';
import { parseChallenges } from './auth/challenge';
import { canAnswer } from './auth/digest';
import { headerText, speaksOfWhiteList } from './auth/refusal';
import {
  describe,
  envelopeOf,
  isEvidence,
  isForeignServer,
  productOf,
  type Probe,
  type Product,
} from './evidence';
import { collect, headerOf } from './http/body';
import { toNetError } from './http/net-errors';
import { isRedirect, redirectTarget } from './http/redirect';
import { DEFAULT_TIMEOUTS } from './http/timeouts';
import { Transport } from './http/transport';
import { hasIdentity, toSystemInfo } from './info';
import type { Address, Identity } from './types';

export interface IdentifyOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for each of the up to four questions; 2.5 s unless told. */
  readonly timeoutMs?: number;
  readonly log?: Log;
  /** Real time unless told. */
  readonly clock?: Clock;
}

type Ask = (path: string) => Promise<Probe>;

/**
 * Finds out what answers at an address without ever sending a password (device notes 3): first
 * GET /api/system/info, then, only where that leaves a doubt, the two addresses at which newer
 * firmware tells its model to anybody, and the start page.
 *
 * The rule for "is it an intercom": there must be evidence beyond a challenge or a refusal. Evidence
 * is the realm of the API, Akuvox's own web server, its envelope, its maker's name, or a model told
 * by its web page. The realm is one hint among these, and nothing is ever refused for it. A 403 has
 * one more: an intercom refuses its API to everybody, so a 403 counts unless the web server is one of
 * a computer's or its start page is guarded too. No password is sent to a 403, so that a wrong guess
 * costs a row in the list and nothing else.
 *
 * @throws AppError `net.*`, `tls.failed`, `call.cancelled`: nothing can be said about the address.
 */
export async function identify(address: Address, options: IdentifyOptions = {}): Promise<Identity> {
  const { signal, log, clock = systemClock, timeoutMs = 2500 } = options;
  const limit = timeoutMs;
  const transport = new Transport({
    address,
    clock,
    concurrency: 1,
    timeouts: {
      ...DEFAULT_TIMEOUTS,
      connect: Math.min(limit, DEFAULT_TIMEOUTS.connect),
      read: limit,
    },
    // Nothing secret is sent, so any certificate will do; the driver pins before it signs in.
    trust: () => Promise.resolve(),
  });
  const ask: Ask = async (path) => {
    const headers = { accept: '*/*' };
    const answer = await transport.open({
      ...{ method: 'GET', path, headers, limit, signal },
      repeatable: true,
    });
    try {
      const { status, headers: sent } = answer;
      return { status, headers: sent, text: (await collect(answer)).toString('utf8') };
    } catch (error) {
      throw toNetError(error, { address, sent: true });
    }
  };
  try {
    const identity = await climb({ address, ask, options });
    log?.('debug', 'Identified.', { host: address.host, kind: identity.kind });
    return identity;
  } catch (error) {
    if (error instanceof AppError && error.details['not'] === 'http')
      return { kind: 'not-an-intercom', what: 'something that does not speak HTTP' };
    throw error;
  } finally {
    await transport.close();
  }
}

async function climb(context: {
  readonly address: Address;
  readonly ask: Ask;
  readonly options: IdentifyOptions;
}): Promise<Identity> {
  const { address, ask, options } = context;
  const probe = await ask('/api/system/info');
  if (isRedirect(probe.status)) {
    const target = redirectTarget(address, headerOf(probe.headers, 'location'));
    if (target.kind === 'https') return await behindHttps(target.address, { probe, options });
    if (target.kind === 'elsewhere')
      return { kind: 'not-an-intercom', what: `a device that points to ${target.location}` };
  }
  const envelope = envelopeOf(probe);
  if (probe.status === 200 && envelope !== undefined && hasIdentity(envelope.data))
    return { kind: 'open', info: toSystemInfo(envelope.data) };
  if (address.scheme === 'http' && probe.status === 400 && /https/i.test(probe.text))
    return await behindHttps({ ...address, scheme: 'https' }, { probe, options });
  if (probe.status === 401) return await guarded(probe, ask);
  if (probe.status === 403) return await forbidden(probe, ask);

  const product = await productByWeb(ask);
  if (product !== undefined || isEvidence(probe)) return { kind: 'api-absent', ...product };
  const page = probe.status === 200 ? probe : await quietly(ask('/'));
  if (page !== undefined && isEvidence(page)) return { kind: 'api-absent' };
  return { kind: 'not-an-intercom', what: describe(page ?? probe) };
}

/** The redirect alone is no evidence: many a router enforces HTTPS. What is behind it decides. */
async function behindHttps(
  address: Address,
  context: { readonly probe: Probe; readonly options: IdentifyOptions },
): Promise<Identity> {
  try {
    const behind = await identify(address, context.options);
    return behind.kind === 'not-an-intercom' ? behind : { kind: 'wants-https', address };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'call.cancelled' && isEvidence(context.probe))
      return { kind: 'wants-https', address };
    throw error;
  }
}

async function guarded(probe: Probe, ask: Ask): Promise<Identity> {
  const challenges = parseChallenges(probe.headers['www-authenticate']);
  const product = await productByWeb(ask);
  if (product === undefined && !isEvidence(probe)) {
    const page = await quietly(ask('/'));
    // The same challenge on every page guards a device, not an API.
    if (page === undefined || page.status === 401 || !isEvidence(page))
      return { kind: 'not-an-intercom', what: describe(probe) };
  }
  const digest = challenges.find(
    (challenge) => challenge.scheme === 'digest' && canAnswer(challenge),
  );
  const chosen = digest ?? challenges.find(({ scheme }) => scheme === 'basic');
  if (chosen === undefined || chosen.scheme === 'other')
    return { kind: 'not-whitelisted', ...product };
  return { kind: 'wants-password', scheme: chosen.scheme, realm: chosen.realm, ...product };
}

async function forbidden(probe: Probe, ask: Ask): Promise<Identity> {
  const product = await productByWeb(ask);
  const listed = speaksOfWhiteList(probe.text) || speaksOfWhiteList(headerText(probe.headers));
  if (product === undefined && !listed && !isEvidence(probe)) {
    const page = await quietly(ask('/'));
    if (page?.status === 401 || isForeignServer(probe))
      return { kind: 'not-an-intercom', what: describe(page ?? probe) };
  }
  return { kind: listed ? 'not-whitelisted' : 'api-disabled', ...product };
}

/** Asks the SPA firmware, then the E18C family, for their model. */
async function productByWeb(ask: Ask): Promise<Product | undefined> {
  const spa = await quietly(ask('/api/web/system/info'));
  const product = spa === undefined ? undefined : productOf(spa);
  if (product !== undefined) return product;
  const status = await quietly(ask('/web/status/get?session=&web=1'));
  return status === undefined ? undefined : productOf(status);
}

/**
 * A second question that gets no answer is no reason to drop what the first one told; a cancelled
 * one is.
 */
async function quietly(question: Promise<Probe>): Promise<Probe | undefined> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof AppError && error.code === 'call.cancelled') throw error;
    return undefined;
  }
}
