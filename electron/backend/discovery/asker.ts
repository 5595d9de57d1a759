import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import { AppError, isAppError } from '../../../shared/errors';
import { formatAddress } from '../driver/address';
import type { Address, Identity } from '../driver/types';
import type { Log } from '../ports';
import type { DiscoveryOptions } from './types';

/** Hosts that are asked who they are at once. */
const IDENTIFY_WIDTH = 32;
const IDENTIFY_MS = 2500;

/** What asking a host came to. */
export type Answer =
  | { readonly kind: 'silent' }
  /** It takes connections, but who it is could not be learnt now. */
  | { readonly kind: 'mute'; readonly address: string }
  | { readonly kind: 'foreign'; readonly address: string }
  | { readonly kind: 'intercom'; readonly address: Address; readonly identity: Identity };

export interface Question {
  readonly host: string;
  /** Ports that took a connection. */
  readonly open: readonly number[];
  /** Only where somebody typed it; else http is tried before https on a port of its own. */
  readonly scheme?: Address['scheme'];
}

export interface Asker {
  /**
   * Asks a host who it is, without a password. The same host is asked once, however many sources
   * name it. Rejects with `call.cancelled` as soon as the signal aborts.
   */
  answerOf(question: Question): Promise<Answer>;
  /** Resolves when no question is under way, also none that an abort has let go of. */
  idle(): Promise<void>;
}

/** Rejects as soon as the signal aborts, whatever becomes of the work (its outcome is let go). */
export function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new AppError('call.cancelled', 'The search was stopped.'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function candidates({ host, open, scheme }: Question): readonly Address[] {
  return open.flatMap((port): readonly Address[] => {
    if (scheme !== undefined) return [{ scheme, host, port }];
    if (port === 443) return [{ scheme: 'https', host, port }];
    if (port === 80) return [{ scheme: 'http', host, port }];
    return [
      { scheme: 'http', host, port },
      { scheme: 'https', host, port },
    ];
  });
}

export interface AskerOptions {
  readonly identify: DiscoveryOptions['identify'];
  readonly signal: AbortSignal;
  readonly log: Log;
}

export function createAsker({ identify, signal, log }: AskerOptions): Asker {
  // Every host that is asked waits on this one signal and takes its listener off again; Node's
  // warning at eleven is about leaks, which this is not.
  setMaxListeners(0, signal);
  const limit = pLimit(IDENTIFY_WIDTH);
  const answers = new Map<string, Promise<Answer>>();
  const questions = new Set<Promise<Identity>>();

  const tryIdentify = async (address: Address): Promise<Identity> => {
    const once = (): Promise<Identity> => {
      const question = identify(address, { signal, timeoutMs: IDENTIFY_MS });
      questions.add(question);
      const forget = (): boolean => questions.delete(question);
      question.then(forget, forget);
      return orAbort(question, signal);
    };
    try {
      return await once();
    } catch (error) {
      // One more try: a unit that serves one request at a time may be busy with another client.
      if (!isAppError(error) || !error.retryable || signal.aborted) throw error;
      return once();
    }
  };

  const identifyAt = async (address: Address): Promise<Answer> => {
    const identity = await tryIdentify(address);
    if (identity.kind === 'not-an-intercom')
      return { kind: 'foreign', address: formatAddress(address) };
    if (identity.kind !== 'wants-https' || address.scheme === 'https')
      return { kind: 'intercom', address, identity };
    const secure = identity.address;
    try {
      const behind = await tryIdentify(secure);
      if (behind.kind === 'not-an-intercom')
        return { kind: 'foreign', address: formatAddress(secure) };
      return { kind: 'intercom', address: secure, identity: behind };
    } catch (error) {
      if (signal.aborted) throw error;
      // It does want HTTPS; that its TLS is beyond us (too old) is for the sign-in to explain.
      return { kind: 'intercom', address: secure, identity };
    }
  };

  const ask = async (question: Question): Promise<Answer> => {
    let answer: Answer = { kind: 'silent' };
    for (const address of candidates(question)) {
      try {
        const next = await identifyAt(address);
        if (next.kind === 'intercom') return next;
        answer = next;
      } catch (error) {
        if (signal.aborted || !isAppError(error)) throw error;
        const at = formatAddress(address);
        log('debug', 'A host did not say what it is', { address: at, code: error.code });
        if (answer.kind === 'silent') answer = { kind: 'mute', address: at };
      }
    }
    return answer;
  };

  return {
    answerOf(question) {
      const { host, open, scheme = '' } = question;
      const key = `${scheme} ${host} ${open.join()}`;
      const answer = answers.get(key) ?? limit(() => ask(question));
      answers.set(key, answer);
      return answer;
    },
    async idle() {
      await Promise.allSettled(questions);
    },
  };
}
