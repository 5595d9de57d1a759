import { assertNever } from '../assert';
import type { SipDialog } from '../contract/diagnostics';
import {
  hasCredentials,
  isChallenge,
  transactionsOf,
  type DialogKind,
  type Placed,
  type Transaction,
} from './dialog';
import { headerOf } from './message';
import { explainStatus } from './status-words';

/** Times that an answer comes before it is no lost packet any more (RFC 3261, section 13.3.1.4). */
const UNCONFIRMED = 3;
/** Seconds within which an answer may be expected: longer than any intercom or registrar thinks. */
const PATIENCE = 2;

export interface Verdict {
  readonly outcome: SipDialog['outcome'];
  readonly verdict: string;
  /** The message that says so, where one does. */
  readonly culprit?: Placed;
}

export interface Judged {
  readonly kind: DialogKind;
  readonly messages: readonly Placed[];
  /** When the capture ended, seconds since 1970. */
  readonly end: number;
}

const words = (outcome: SipDialog['outcome'], verdict: string, culprit?: Placed): Verdict => ({
  outcome,
  verdict,
  ...(culprit && { culprit }),
});

const PART_ONLY = words('unfinished', 'Only a part of it is in the capture.');

/** What became of a dialog, in words. */
export function judge({ kind, messages, end }: Judged): Verdict {
  const all = transactionsOf(messages);
  switch (kind) {
    case 'call':
      return judgeCall({ kind, messages, end }, all);
    case 'registration':
      return judgeLast(
        { kind, messages, end },
        all.filter(({ method }) => method === 'REGISTER'),
      );
    case 'other':
      return judgeLast({ kind, messages, end }, all);
    default:
      return assertNever(kind, 'kind of dialog');
  }
}

function judgeCall(judged: Judged, all: readonly Transaction[]): Verdict {
  const invites = all.filter(({ method }) => method === 'INVITE');
  // An INVITE with a tag in To changes a call that is up; it does not decide whether it came up.
  const first = invites.filter(
    ({ requests }) => !requests.some((one) => /;\s*tag=/i.test(headerOf(one, 'to'))),
  );
  const answered = first.find(({ final }) => (final?.status ?? 999) < 300);
  if (answered?.final)
    return (
      unconfirmed(judged, answered.final) ?? words('ok', answeredWords(judged, answered.final, all))
    );
  return judgeLast(judged, first.length > 0 ? first : invites);
}

/**
 * Who answers repeats the answer until the ACK has come, and gives the call up after half a minute:
 * people talk, and are cut off.
 */
function unconfirmed({ messages }: Judged, answer: Placed): Verdict | undefined {
  const { from, to, status, cseq } = answer;
  const times = messages.filter(
    (one) => one.status === status && one.cseq === cseq && one.from === from && one.to === to,
  ).length;
  if (answer.transport !== 'udp' || times < UNCONFIRMED) return undefined;
  const sent = messages.some((one) => one.method === 'ACK' && one.isRequest && one.from === to);
  const why = sent
    ? 'the ACK that confirms it does not reach the other side. Check NAT, and the address in its Contact'
    : 'nobody confirmed it with an ACK';
  return words(
    'failed',
    `Answered, but the answer came ${times} times: ${why}. Such a call is cut off after half a minute.`,
    answer,
  );
}

function answeredWords({ messages }: Judged, answer: Placed, all: readonly Transaction[]): string {
  const asked = messages.find(({ isRequest, method }) => isRequest && method === 'INVITE');
  const bye = messages.find(({ isRequest, method }) => isRequest && method === 'BYE');
  const after = asked ? ` after ${seconds(answer.time - asked.time)}` : '';
  const hungUp = bye ? `, hung up after ${seconds(bye.time - answer.time)}` : '';
  const status = all.findLast(({ method }) => method === 'BYE')?.final?.status ?? 0;
  // 481: the other side knew of no call any more, which is what was wanted.
  const refused =
    status >= 300 && status !== 481
      ? `; that was refused (${status}), so the other side may stay in the call`
      : '';
  return `Answered${after}${hungUp}${refused}.`;
}

const seconds = (value: number): string => `${Math.max(0, value).toFixed(1)} s`;

function judgeLast(judged: Judged, transactions: readonly Transaction[]): Verdict {
  const last = transactions.at(-1);
  if (!last) return PART_ONLY;
  if (!last.final) return judgeSilence(judged, last, transactions);
  const status = last.final.status ?? 0;
  if (status < 300) {
    if (judged.kind !== 'registration') return words('ok', 'Answered.');
    return words('ok', leaves(last) ? 'Signed off, as asked.' : 'Registered.');
  }
  if (isChallenge(last.final)) return judgeChallenge(judged, last, transactions);
  return refused(judged, last);
}

/** A REGISTER for no time at all takes the registration away (RFC 3261, section 10.2.2). */
function leaves({ requests }: Transaction): boolean {
  return requests.some(
    (one) => headerOf(one, 'expires') === '0' || /;\s*expires=0\b/i.test(headerOf(one, 'contact')),
  );
}

function judgeSilence(
  { kind, end }: Judged,
  last: Transaction,
  transactions: readonly Transaction[],
): Verdict {
  const [request] = last.requests;
  if (!request) return PART_ONLY;
  const ringing = last.provisional.some(({ status }) => status === 180 || status === 183);
  if (ringing) return words('unfinished', 'It rang; nobody had answered when the capture ended.');
  const times = last.requests.length;
  if (times === 1 && end - request.time < PATIENCE)
    return words('unfinished', 'The capture ended before there was an answer.');
  const who = kind === 'registration' ? 'The registrar' : 'The other side';
  const asked = times === 1 ? 'asked once' : `asked ${times} times`;
  if (last.provisional.length > 0)
    return words('failed', `${who} works on it but gave no answer until the capture ended.`);
  const before = transactions.slice(0, -1).some(({ final }) => final !== undefined);
  const why = before
    ? 'it did answer before, so it or the network has failed since'
    : 'wrong address or port, or the network blocks it';
  return words('failed', `${who} did not answer (${asked}): ${why}.`, request);
}

function judgeChallenge(
  { end, kind }: Judged,
  last: Transaction,
  transactions: readonly Transaction[],
): Verdict {
  const { final } = last;
  if (!final) return PART_ONLY;
  const status = final.status ?? 0;
  const signed = transactions.filter(({ requests }) => requests.some(hasCredentials));
  if (!last.requests.some(hasCredentials)) {
    if (end - final.time < PATIENCE)
      return words('unfinished', 'The capture ended while the password was being asked for.');
    return words(
      'failed',
      `The password was asked for (${status}), but none was sent: is one set on this account?`,
      final,
    );
  }
  if (isStale(final) && end - final.time < PATIENCE)
    return words('unfinished', 'The password was to be sent once more when the capture ended.');
  const tries = signed.length === 1 ? '' : ` (${signed.length} tries)`;
  const who = kind === 'registration' ? 'The registrar' : 'The other side';
  const why = explainStatus(last.method, status);
  return words('failed', `${who} answered ${status} to the password${tries}: ${why}.`, final);
}

/** The password may be right; only the number used once was too old (RFC 7616, section 3.3). */
function isStale(message: Placed): boolean {
  const asked = headerOf(
    message,
    message.status === 407 ? 'proxy-authenticate' : 'www-authenticate',
  );
  return /\bstale\s*=\s*"?true/i.test(asked);
}

function refused({ kind, messages }: Judged, last: Transaction): Verdict {
  const { final, requests, provisional, method } = last;
  if (!final) return PART_ONLY;
  const status = final.status ?? 0;
  const why = explainStatus(method, status);
  if (kind === 'call' && status === 487) {
    const rang = provisional.find((one) => one.status === 180 || one.status === 183);
    const cancel = messages.find((one) => one.isRequest && one.method === 'CANCEL');
    const until = cancel ?? final;
    if (rang)
      return words(
        'failed',
        `Nobody answered: it rang for ${seconds(until.time - rang.time)}, then the caller gave up.`,
        final,
      );
    return words('failed', `The caller gave up before it rang.`, final);
  }
  const who = kind === 'registration' ? 'The registrar' : 'The other side';
  const extra = [offered(status, requests[0]), minimum(status, final), warning(final)];
  return words('failed', `${who} answered ${status}: ${[why, ...extra].join('')}.`, final);
}

/** 488 and its kin: which codecs were offered. */
function offered(status: number, invite: Placed | undefined): string {
  if (status !== 488 && status !== 415 && status !== 606) return '';
  const found = invite?.body.matchAll(/^a=rtpmap:\d+ ([\w.-]{1,32})\//gm) ?? [];
  const codecs = [...new Set([...found].map(([, name]) => name))];
  return codecs.length === 0 ? '' : ` (offered: ${codecs.join(', ')})`;
}

/** 423 says how long it has to be (RFC 3261, section 20.23). */
function minimum(status: number, answer: Placed): string {
  const least = headerOf(answer, 'min-expires');
  return status === 423 && /^\d{1,9}$/.test(least) ? ` (at least ${least} s)` : '';
}

/** What the server itself says about it (RFC 3261, section 20.43). */
function warning(answer: Placed): string {
  const said = /"([^"]{1,200})"/.exec(headerOf(answer, 'warning'))?.[1];
  return said === undefined ? '' : `; it says "${said}"`;
}
