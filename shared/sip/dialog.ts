import type { SipDialog } from '../contract/diagnostics';
import type { SipText } from './message';

/** A message with when and between whom it went. */
export interface Placed extends SipText {
  /** Seconds since 1970. */
  readonly time: number;
  /** `address:port`. */
  readonly from: string;
  readonly to: string;
  readonly transport: 'udp' | 'tcp';
}

export type DialogKind = SipDialog['kind'];

/** A request, sent once or again and again, with what was answered to it. */
export interface Transaction {
  readonly method: string;
  readonly requests: readonly Placed[];
  readonly provisional: readonly Placed[];
  /** The answer that ended it; a success wins over what a fork refused (RFC 3261, section 16.7). */
  readonly final: Placed | undefined;
}

/** Transactions of a dialog in the order in which they begin: same number, same method. */
export function transactionsOf(messages: readonly Placed[]): readonly Transaction[] {
  const groups = new Map<string, Placed[]>();
  for (const message of messages) {
    // An ACK has the number of its INVITE and is never answered; it is none of its own.
    if (message.method === 'ACK') continue;
    const key = `${Number.parseInt(message.cseq, 10)} ${message.method}`;
    const group = groups.get(key);
    if (group) group.push(message);
    else groups.set(key, [message]);
  }
  return [...groups.values()].map(toTransaction);
}

function toTransaction(messages: readonly Placed[]): Transaction {
  const answers = messages.filter(({ status }) => status !== null);
  const finals = answers.filter(({ status }) => (status ?? 0) >= 200);
  return {
    method: messages[0]?.method ?? '',
    requests: messages.filter(({ isRequest }) => isRequest),
    provisional: answers.filter(({ status }) => (status ?? 0) < 200),
    final: finals.find(({ status }) => (status ?? 0) < 300) ?? finals.at(-1),
  };
}

/** A challenge is the ordinary way in (RFC 3261, section 22), not a failure by itself. */
export function isChallenge(message: Placed | undefined): boolean {
  return message?.status === 401 || message?.status === 407;
}

/** Whether a request carries the answer to a challenge. */
export function hasCredentials({ headers }: Placed): boolean {
  return headers.some(([name]) => name === 'authorization' || name === 'proxy-authorization');
}

export function kindOf(messages: readonly Placed[]): DialogKind {
  if (messages.some(({ method }) => method === 'INVITE')) return 'call';
  return messages.some(({ method }) => method === 'REGISTER') ? 'registration' : 'other';
}
