import { headerOf, type SipText } from '../../../shared/sip/message';
import { AppError } from '../../../shared/errors';
import type { Clock } from '../ports';
import { SipTrouble, type Channel } from './types';

/** Milliseconds (RFC 3261, section 17.1.1.1 and table 4). */
export const T1 = 500;
export const T2 = 4_000;
/** Timer F: after this a request that is not an INVITE is given up (section 17.1.2.2). */
export const TIMER_F = 64 * T1;

export interface TransactionOptions {
  readonly channel: Channel;
  readonly text: string;
  readonly branch: string;
  readonly method: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds until it is given up; timer F unless told. */
  readonly patienceMs?: number;
}

export interface Answered {
  readonly answer: SipText;
  readonly status: number;
  /** How often the request was sent. */
  readonly sent: number;
}

/** A response belongs to a request by the branch of its topmost Via and its method (17.1.3). */
function isAnswerTo(message: SipText, { branch, method }: TransactionOptions): boolean {
  if (message.isRequest || message.method !== method) return false;
  const top = headerOf(message, 'via').split(',')[0] ?? '';
  return /;\s*branch\s*=\s*([^\s;,]+)/i.exec(top)?.[1] === branch;
}

/**
 * Sends a request and waits for its final answer: the non-INVITE client transaction of RFC 3261
 * (section 17.1.2). Over UDP it is repeated after T1, 2 T1, 4 T1 ... at most every T2; after a
 * provisional answer every T2; over a stream it is sent once.
 *
 * @throws SipTrouble `no-answer` with how often it was sent, or what the socket said; AppError
 * `call.cancelled`
 */
export async function transact(options: TransactionOptions): Promise<Answered> {
  const { channel, text, clock, signal, patienceMs = TIMER_F } = options;
  const repeats = channel.hop.transport === 'udp';
  const over = new AbortController();
  const stop = (): void => over.abort();
  signal.addEventListener('abort', stop);
  let sent = 0;
  let provisional = false;
  let unlisten = (): void => undefined;

  const final = new Promise<SipText>((resolve, reject) => {
    unlisten = channel.listen({
      message(message) {
        if (!isAnswerTo(message, options)) return;
        if ((message.status ?? 0) < 200) provisional = true;
        else resolve(message);
      },
      trouble: (trouble) => reject(new SipTrouble(trouble.kind, sent)),
    });
  });

  const sending = async (): Promise<never> => {
    const until = clock.now() + patienceMs;
    let pause = T1;
    for (;;) {
      if (sent === 0 || repeats) {
        sent += 1;
        await channel.send(text);
      }
      const left = until - clock.now();
      if (left > 0) await clock.sleep(repeats ? Math.min(pause, left) : left, over.signal);
      if (clock.now() >= until) throw new SipTrouble('no-answer', sent);
      pause = provisional ? T2 : Math.min(2 * pause, T2);
    }
  };

  try {
    if (signal.aborted) throw new AppError('call.cancelled', 'Cancelled.');
    const answer = await Promise.race([final, sending()]);
    return { answer, status: answer.status ?? 0, sent };
  } catch (error) {
    if (signal.aborted) throw new AppError('call.cancelled', 'Cancelled.');
    throw error;
  } finally {
    over.abort();
    unlisten();
    signal.removeEventListener('abort', stop);
  }
}
