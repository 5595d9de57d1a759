import { randomBytes } from 'node:crypto';
import { headerOf, type SipText } from '../../../shared/sip/message';
import { parseChallenges, type DigestChallenge } from '../driver/auth/challenge';
import { canAnswer, digestHeader } from '../driver/auth/digest';
import type { Clock } from '../ports';
import { buildRequest, requestUri, type RequestFacts } from './request';
import { transact, type Answered } from './transaction';
import type { Channel, SipAccountToProve } from './types';

/** What a person typed into the form is asked with, at most this often with one password. */
const MAX_SIGNED = 2;

export interface Asking {
  readonly channel: Channel;
  readonly account: SipAccountToProve;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** For the `User-Agent` header. */
  readonly agent: string;
  /** Milliseconds that each request waits for its answer. */
  readonly patienceMs: number;
}

/** How a registrar answered. */
export interface Registered extends Answered {
  /** Whether the last request was signed with the password. */
  readonly signed: boolean;
  /** The server asks for a way of signing in that Lintel does not know; its name. */
  readonly unknownWay?: string;
}

type Credentials = Record<string, string>;

const WAYS = {
  401: { asked: 'www-authenticate', answered: 'Authorization' },
  407: { asked: 'proxy-authenticate', answered: 'Proxy-Authorization' },
} as const;

const isChallenge = (status: number): status is keyof typeof WAYS => status in WAYS;

const token = (): string => randomBytes(8).toString('hex');

function challengesIn(answer: SipText, name: string) {
  return parseChallenges(
    answer.headers.filter(([header]) => header === name).map(([, value]) => value),
  );
}

/** Says who asks for what; undefined where Lintel can answer nothing of it. */
function digestOf(answer: SipText, name: string): DigestChallenge | undefined {
  return challengesIn(answer, name).find(
    (one): one is DigestChallenge => one.scheme === 'digest' && canAnswer(one),
  );
}

const waysOffered = (answer: SipText, name: string): string =>
  challengesIn(answer, name)
    .map((one) => (one.scheme === 'digest' ? `Digest ${one.algorithm ?? 'MD5'}` : one.scheme))
    .join(', ') || 'nothing that it names';

/** One conversation: the same Call-ID and tag throughout, the number rises (RFC 3261, 10.2.4). */
export function createAsker(asking: Asking) {
  const { channel, account, clock, signal, agent, patienceMs } = asking;
  const callId = `${token()}@lintel`;
  const tag = token();
  let cseq = 0;
  return (
    method: RequestFacts['method'],
    what: {
      readonly credentials?: Credentials;
      readonly leavesOwn?: boolean;
      readonly patienceMs?: number;
    } = {},
  ): Promise<Answered> => {
    const { credentials = {}, leavesOwn = false } = what;
    const branch = `z9hG4bK${token()}`;
    cseq += 1;
    const facts = { method, account, channel, branch, callId, tag, cseq, agent };
    return transact({
      text: buildRequest({ ...facts, credentials, leavesOwn }),
      ...{ channel, branch, method, clock, signal },
      patienceMs: what.patienceMs ?? patienceMs,
    });
  };
}

/**
 * Asks a registrar whether it takes an account.
 *
 * The REGISTER has no Contact: that is a question for what is registered (RFC 3261, section 10.2.3),
 * which has to be signed like any other but adds, renews and removes nothing, so that the intercom
 * keeps its registration. Where a server wants a Contact (400), it gets that of this very socket with
 * `expires=0`, which takes away a registration that does not exist; never `*`. One password is sent
 * once, and a second time only where the server says that its nonce was stale.
 *
 * @throws SipTrouble where no answer came; AppError `call.cancelled`
 */
export async function askRegistrar(asking: Asking): Promise<Registered> {
  const ask = createAsker(asking);
  const plain = await climb(asking, (credentials) => ask('REGISTER', { credentials }));
  if (plain.status !== 400) return plain;
  return climb(asking, (credentials) => ask('REGISTER', { credentials, leavesOwn: true }));
}

async function climb(
  { account, channel }: Asking,
  ask: (credentials: Credentials) => Promise<Answered>,
): Promise<Registered> {
  const credentials: Credentials = {};
  const tried: Record<number, number> = {};
  for (;;) {
    const answered = await ask(credentials);
    const { status, answer } = answered;
    const signed = Object.keys(credentials).length > 0;
    if (!isChallenge(status)) return { ...answered, signed };
    const { asked, answered: header } = WAYS[status];
    const challenge = digestOf(answer, asked);
    if (challenge === undefined)
      return { ...answered, signed, unknownWay: waysOffered(answer, asked) };
    const times = (tried[status] ?? 0) + 1;
    tried[status] = times;
    // Asked again: the password is wrong, unless only the nonce was too old (RFC 7616, 3.3).
    if (times > MAX_SIGNED || (times > 1 && !challenge.stale)) return { ...answered, signed };
    credentials[header] = sign(challenge, { account, uri: requestUri({ account, channel }) });
  }
}

function sign(
  challenge: DigestChallenge,
  { account, uri }: { readonly account: SipAccountToProve; readonly uri: string },
): string {
  const { authName, username, password } = account;
  return digestHeader(challenge, {
    method: 'REGISTER',
    uri,
    credentials: { username: authName === '' ? username : authName, password },
    count: 1,
    cnonce: token(),
  });
}

/** `host:port` of every contact of an answer, none of them with a login in it. */
export function contactsOf(answer: SipText): readonly string[] {
  return answer.headers
    .filter(([name]) => name === 'contact')
    .flatMap(([, value]) => [...value.matchAll(/sips?:(?:[^@>;,\s]{0,256}@)?([^>;,\s?]{1,256})/gi)])
    .map((match) => match[1] ?? '')
    .filter((place) => place !== '');
}

/** As the server calls itself. */
export const agentOf = (answer: SipText): string =>
  (headerOf(answer, 'server') || headerOf(answer, 'user-agent')).slice(0, 120);
