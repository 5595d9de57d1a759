import { assertNever } from '../../../shared/assert';
import type { SipText } from '../../../shared/sip/message';
import type { ProofVerdict } from '../../../shared/sip/proof';
import { explainStatus } from '../../../shared/sip/status-words';
import { contactsOf, type Registered } from './register';
import { placeOfHop, type Hop, type TroubleKind } from './types';

export interface Said {
  readonly verdict: ProofVerdict;
  readonly message: string;
  readonly advice: string;
}

const said = (verdict: ProofVerdict, message: string, advice = ''): Said => ({
  verdict,
  message,
  advice,
});

const ASK_PBX = 'Ask whoever runs the telephone system for user, authentication name and password.';

/** What was learnt after a silence: whether the server is there after all. */
export interface Afterwards {
  readonly options: boolean;
  readonly tcp: boolean;
}

/** What a registrar's answer means. Pure. */
export function judgeAnswer(hop: Hop, registered: Registered): Said {
  const { status, signed, answer, unknownWay } = registered;
  const who = `The registrar ${placeOfHop(hop)}`;
  const because = explainStatus('REGISTER', status);
  if (unknownWay !== undefined)
    return said(
      'cannot-sign-in',
      `${who} asks for a way of signing in that Lintel does not know: ${unknownWay}.`,
      'Choose Digest with MD5 or SHA-256 at the telephone system.',
    );
  if (status < 300)
    return signed
      ? said('accepted', `${who} accepted user and password.`)
      : said(
          'open',
          `${who} accepted the user without asking for a password.`,
          'Anybody in this network could register as this door. Set a password for the account at the telephone system.',
        );
  if (status === 401 || status === 407 || (status === 403 && signed))
    return said(
      'wrong-password',
      `${who} answered ${status} to the password: ${because}.`,
      ASK_PBX,
    );
  if (status === 403)
    return said(
      'forbidden',
      `${who} answered 403 before any password was sent: this user or this address may not register here.`,
      `${ASK_PBX} After several wrong passwords some servers block an address for a while.`,
    );
  if (status === 404 || status === 604)
    return said('unknown-user', `${who} answered ${status}: ${because}.`, ASK_PBX);
  if (status < 400) return moved(who, status, answer);
  return said('refused', `${who} answered ${status}: ${because}.`, ASK_PBX);
}

function moved(who: string, status: number, answer: SipText): Said {
  const [to] = contactsOf(answer);
  const where = to === undefined ? 'without saying where' : `to ${to}`;
  return said(
    'moved',
    `${who} answered ${status}: it sends its users ${where}.`,
    'Enter that address as the SIP server, or ask whoever runs the telephone system.',
  );
}

const NAMES = { udp: 'UDP', tcp: 'TCP', tls: 'TLS' } as const;

/** What it means that no answer came. Pure. */
export function judgeTrouble(
  kind: TroubleKind,
  about: {
    readonly hop: Hop;
    readonly sent: number;
    readonly seconds: number;
    readonly afterwards: Afterwards | undefined;
  },
): Said {
  const { hop, sent, seconds, afterwards } = about;
  const place = placeOfHop(hop);
  const by = NAMES[hop.transport];
  switch (kind) {
    case 'no-answer': {
      const asked =
        sent > 1 ? `asked ${sent} times in ${Math.round(seconds)} s` : `${Math.round(seconds)} s`;
      const none = `${place} did not answer by ${by} (${asked})`;
      if (afterwards?.options === true)
        return said(
          'no-answer',
          `${none} to REGISTER, but does answer OPTIONS: it takes no registrations, or it blocks this address.`,
          'Ask whoever runs the telephone system whether this is the registrar, and whether it blocks addresses after wrong passwords.',
        );
      if (afterwards?.tcp === true)
        return said(
          'no-answer',
          `${none}, but takes connections by TCP at the same port: UDP is blocked on the way, or the server speaks only TCP.`,
          'Try TCP as the transport, or let UDP through the firewall.',
        );
      return said(
        'no-answer',
        `${none}: wrong address or port, or the network blocks it.`,
        'Check address and port. Is this laptop in a network from which the telephone system may be reached?',
      );
    }
    case 'not-listening':
      return said(
        'not-listening',
        `At ${place} nothing listens by ${by}: the computer is there, the telephone system is not.`,
        'Check port and transport, and that the telephone system runs.',
      );
    case 'unreachable':
      return said(
        'unreachable',
        `There is no way from this laptop to ${place}.`,
        'Check gateway and subnet of this laptop: the server is in another network.',
      );
    case 'unknown-host':
      return said(
        'unknown-host',
        `The name ${hop.host} is not known in this network.`,
        'Enter the IP address of the server, or check the DNS servers.',
      );
    case 'cut':
      return said(
        'cut',
        `${place} hung up without an answer.`,
        'Check the transport: some servers speak only UDP, or only TLS, at a port.',
      );
    case 'tls-failed':
      return said(
        'tls-failed',
        `No encrypted connection to ${place} came about.`,
        'Check that TLS is switched on at the telephone system, and the port (usually 5061).',
      );
    case 'not-sip':
      return said(
        'not-sip',
        `What answers at ${place} does not speak SIP.`,
        'Check the port: it belongs to another service.',
      );
    default:
      return assertNever(kind, 'trouble');
  }
}
