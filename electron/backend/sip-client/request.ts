import { placeOfHop, type Channel, type SipAccountToProve } from './types';

export interface RequestFacts {
  readonly method: 'REGISTER' | 'OPTIONS';
  readonly account: Pick<SipAccountToProve, 'server' | 'port' | 'username' | 'proxy'>;
  readonly channel: Pick<Channel, 'hop' | 'local'>;
  /** Begins with the cookie of RFC 3261 (section 8.1.1.7). */
  readonly branch: string;
  readonly callId: string;
  readonly tag: string;
  readonly cseq: number;
  /** Of the program, for whoever reads the server's log. */
  readonly agent: string;
  /** Authorization and Proxy-Authorization, by name. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Takes a registration of this very socket away; nobody else's (RFC 3261, section 10.2.2). */
  readonly leavesOwn: boolean;
}

/** Characters of a user part that need no escaping (RFC 3261, section 25.1: unreserved and more). */
const escapeUser = (user: string): string =>
  Array.from(user, (one) =>
    /[A-Za-z0-9\-_.!~*'()&=+$,;?/]/.test(one) ? one : encodeURIComponent(one),
  ).join('');

const bracketed = (host: string): string =>
  host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;

/** Nothing that a person typed may begin a header of its own. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n\0]+/g, ' ');

/** The address that the request is for; it is also what the password is signed with. */
export function requestUri({ account, channel }: Pick<RequestFacts, 'account' | 'channel'>) {
  const { transport } = channel.hop;
  const usual = transport === 'tls' ? 5061 : 5060;
  const port = account.port === usual ? '' : `:${account.port}`;
  return oneLine(`sip:${bracketed(account.server)}${port}`);
}

/** One request as it goes over the line (RFC 3261, sections 8.1.1 and 10.2). Pure. */
export function buildRequest(facts: RequestFacts): string {
  const { method, account, channel, branch, callId, tag, cseq, agent, leavesOwn } = facts;
  const { hop, local } = channel;
  const own = placeOfHop(local);
  const aor = `<sip:${escapeUser(account.username)}@${bracketed(account.server)}>`;
  const lines = [
    `${method} ${requestUri(facts)} SIP/2.0`,
    `Via: SIP/2.0/${hop.transport.toUpperCase()} ${own};branch=${branch};rport`,
    'Max-Forwards: 70',
    ...(account.proxy ? [`Route: <sip:${placeOfHop(hop)};transport=${hop.transport};lr>`] : []),
    `From: ${aor};tag=${tag}`,
    `To: ${aor}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} ${method}`,
    ...(leavesOwn
      ? [`Contact: <sip:lintel@${own};transport=${hop.transport}>;expires=0`, 'Expires: 0']
      : []),
    ...Object.entries(facts.credentials).map(([name, value]) => `${name}: ${value}`),
    `User-Agent: ${agent}`,
    'Content-Length: 0',
  ];
  return `${lines.map(oneLine).join('\r\n')}\r\n\r\n`;
}
