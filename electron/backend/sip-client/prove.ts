import type { SipProof } from '../../../shared/sip/proof';
import type { Clock, Log } from '../ports';
import { hopOf, type ResolveSrv } from './hop';
import { agentOf, askRegistrar, contactsOf, createAsker, type Asking } from './register';
import { openStream } from './stream';
import { placeOfHop, SipTrouble, type Channel, type Hop, type SipAccountToProve } from './types';
import { openUdp } from './udp';
import { judgeAnswer, judgeTrouble, type Afterwards } from './words';

/** Milliseconds: five repeats by UDP, longer than any registrar on site thinks. */
const PATIENCE_MS = 12_000;
/** Milliseconds for a second question after a silence. */
const SECOND_MS = 2_000;
const MAX_CONTACTS = 5;

export interface ProveDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** `Lintel/1.0.0`. */
  readonly agent: string;
  readonly patienceMs?: number;
  readonly resolveSrv?: ResolveSrv;
}

const open = (hop: Hop, deps: ProveDeps): Promise<Channel> =>
  hop.transport === 'udp' ? openUdp(hop) : openStream(hop, deps);

/** Any answer to OPTIONS will do: it is there and speaks SIP. */
async function answersOptions(asking: Asking): Promise<boolean> {
  try {
    await createAsker(asking)('OPTIONS', {
      patienceMs: Math.min(SECOND_MS, asking.patienceMs),
    });
    return true;
  } catch (error) {
    if (error instanceof SipTrouble) return false;
    throw error;
  }
}

async function takesTcp(hop: Hop, deps: ProveDeps): Promise<boolean> {
  try {
    const channel = await openStream({ ...hop, transport: 'tcp' }, deps);
    channel.close();
    return true;
  } catch (error) {
    if (error instanceof SipTrouble) return false;
    throw error;
  }
}

/** After a silence by UDP: is anybody there at all? */
async function lookAgain(asking: Asking, deps: ProveDeps): Promise<Afterwards | undefined> {
  const { hop } = asking.channel;
  if (hop.transport !== 'udp') return undefined;
  if (await answersOptions(asking)) return { options: true, tcp: false };
  return { options: false, tcp: await takesTcp(hop, deps) };
}

/**
 * Proves a SIP account from this laptop: asks its registrar with the same user and password, so that
 * a wrong password is told from a network that blocks. It never touches the registration that the
 * intercom has (see `askRegistrar`) and sends a wrong password once. The password is in no result
 * and no log.
 *
 * @throws AppError `call.cancelled`; everything else is the result
 */
export async function proveAccount(account: SipAccountToProve, deps: ProveDeps): Promise<SipProof> {
  const { clock, signal, agent, log, patienceMs = PATIENCE_MS } = deps;
  const began = clock.now();
  const hop = await hopOf(account, deps.resolveSrv);
  const seconds = (): number => Math.round((clock.now() - began) / 10) / 100;
  const facts = {
    ...{ server: placeOfHop(hop), transport: hop.transport },
    ...{ status: null, sent: 0, agent: '', contacts: [], certificate: null },
  };
  let channel: Channel | undefined;
  try {
    channel = await open(hop, deps);
    const { certificate } = channel;
    const asking: Asking = { channel, account, clock, signal, agent, patienceMs };
    try {
      const registered = await askRegistrar(asking);
      const { answer, status, sent } = registered;
      const contacts = status < 300 ? contactsOf(answer).slice(0, MAX_CONTACTS) : [];
      return {
        ...{ ...facts, ...judgeAnswer(hop, registered), certificate },
        ...{ status, sent, contacts: [...contacts], agent: agentOf(answer), seconds: seconds() },
      };
    } catch (error) {
      if (!(error instanceof SipTrouble) || error.kind !== 'no-answer') throw error;
      const passed = seconds();
      const afterwards = await lookAgain(asking, deps);
      const { sent, kind } = error;
      const judged = judgeTrouble(kind, { hop, sent, seconds: passed, afterwards });
      return { ...facts, ...judged, certificate, sent, seconds: seconds() };
    }
  } catch (error) {
    if (!(error instanceof SipTrouble)) throw error;
    const { sent } = error;
    // Some servers say nothing at all to a greeting by TLS at a port that is none for it.
    const plain =
      hop.transport === 'tls' && error.kind === 'no-answer' && (await takesTcp(hop, deps));
    const kind = plain ? 'tls-failed' : error.kind;
    const judged = judgeTrouble(kind, { hop, sent, seconds: seconds(), afterwards: undefined });
    return { ...facts, ...judged, sent, seconds: seconds() };
  } finally {
    channel?.close();
    log('debug', 'A SIP account was tried from this laptop', { server: facts.server });
  }
}
