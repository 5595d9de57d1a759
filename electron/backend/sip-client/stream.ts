import { TLSSocket } from 'node:tls';
import { contentLength, headEnd, looksLikeSip, parseSip } from '../../../shared/sip/message';
import { openConnection } from '../driver/http/connector';
import { DEFAULT_TIMEOUTS } from '../driver/http/timeouts';
import type { Clock } from '../ports';
import { createListeners, troubleOf } from './channel';
import { SipTrouble, type Channel, type Hop } from './types';

/** Characters of an answer before it is no answer to a REGISTER any more. */
const LONGEST = 65_536;

/** What is whole in the text, and what is left of it (RFC 3261, section 18.3). */
interface Cut {
  readonly messages: readonly string[];
  readonly rest: string;
  /** The peer does not speak SIP. */
  readonly foreign: boolean;
}

/** Cuts whole messages off the beginning of a stream. Pure. */
export function cutMessages(text: string): Cut {
  const messages: string[] = [];
  let rest = text;
  for (;;) {
    // Empty lines between messages are keep-alives (RFC 5626, section 3.5.1).
    rest = rest.replace(/^(?:\r?\n)+/, '');
    if (rest.includes('\n') && !looksLikeSip(rest)) return { messages, rest: '', foreign: true };
    const head = headEnd(rest);
    if (head === undefined) break;
    const end = head.body + (contentLength(rest.slice(0, head.at)) ?? 0);
    if (end > rest.length) break;
    messages.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return { messages, rest, foreign: rest.length > LONGEST };
}

/**
 * A TCP or TLS connection to the server. A certificate that nobody vouches for is taken, for PBXs
 * carry self-signed ones as intercoms do; `certificate.trusted` says so.
 *
 * @throws SipTrouble; AppError `call.cancelled`
 */
export async function openStream(
  hop: Hop,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Channel> {
  let fingerprint = '';
  const socket = await openConnection(
    {
      address: {
        scheme: hop.transport === 'tls' ? 'https' : 'http',
        host: hop.host.replaceAll(/[[\]]/g, ''),
        port: hop.port,
      },
      protocols: [],
      clock,
      timeouts: { ...DEFAULT_TIMEOUTS, connect: 4_000 },
      trust: (print) => {
        fingerprint = print;
        return Promise.resolve();
      },
    },
    signal,
  ).catch((error: unknown) => {
    throw troubleOf(error, hop);
  });
  const listeners = createListeners();
  let text = '';
  socket.on('error', (error) => listeners.trouble(troubleOf(error, hop)));
  socket.on('close', () => listeners.trouble(new SipTrouble('cut')));
  socket.on('data', (bytes: Buffer) => {
    const cut = cutMessages(text + bytes.toString('latin1'));
    text = cut.rest;
    for (const one of cut.messages) {
      const message = parseSip(one);
      if (message !== undefined) listeners.message(message);
    }
    if (cut.foreign) {
      socket.destroy();
      listeners.trouble(new SipTrouble('not-sip'));
    }
  });
  return {
    hop,
    local: { host: socket.localAddress ?? '', port: socket.localPort ?? 0 },
    certificate: socket instanceof TLSSocket ? { fingerprint, trusted: socket.authorized } : null,
    send: (message) =>
      new Promise((resolve, reject) => {
        socket.write(message, (error) => {
          if (error) reject(troubleOf(error, hop));
          else resolve();
        });
      }),
    listen: listeners.add,
    close: () => socket.destroy(),
  };
}
