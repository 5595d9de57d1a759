/** One SIP message as text, taken apart far enough to draw and explain it (RFC 3261, section 7). */
export interface SipText {
  readonly isRequest: boolean;
  /** Of the request, or of the CSeq of a response. */
  readonly method: string;
  /** Null for a request. */
  readonly status: number | null;
  readonly reason: string;
  readonly requestUri: string;
  readonly callId: string;
  readonly cseq: string;
  /** User part of the From and To addresses. */
  readonly fromUser: string;
  readonly toUser: string;
  readonly toHost: string;
  readonly headers: readonly Header[];
  readonly body: string;
  /** As it stands in the capture, secrets and all: mask it before it is shown. */
  readonly text: string;
  /** The body is shorter than Content-Length says, or the headers do not end. */
  readonly cut: boolean;
}

type Header = readonly [name: string, value: string];

const REQUEST = /^([A-Za-z][\w.-]{1,31}) (\S+) SIP\/2\.0[ \t]*$/;
const RESPONSE = /^SIP\/2\.0 (\d{3})(?: (.*))?$/;

/** RFC 3261, section 7.3.3, and RFC 6665 (`o`), 3515 (`r`). */
const COMPACT: Readonly<Record<string, string>> = {
  i: 'call-id',
  f: 'from',
  t: 'to',
  v: 'via',
  m: 'contact',
  l: 'content-length',
  c: 'content-type',
  e: 'content-encoding',
  s: 'subject',
  k: 'supported',
  o: 'event',
  r: 'refer-to',
};

/** Whether bytes begin like a SIP message (a keep-alive or RTP does not). */
export function looksLikeSip(text: string): boolean {
  const line = firstLine(text);
  return REQUEST.test(line) || RESPONSE.test(line);
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  // No start line is longer; looking further would only cost time.
  return text.slice(0, end < 0 ? 2048 : Math.min(end, 2048)).replace(/\r$/, '');
}

/** Place of the empty line after the headers, and of the body; undefined where they do not end. */
export function headEnd(text: string, from = 0): { at: number; body: number } | undefined {
  const strict = text.indexOf('\r\n\r\n', from);
  const loose = text.indexOf('\n\n', from);
  if (strict < 0 && loose < 0) return undefined;
  return strict >= 0 && (loose < 0 || strict < loose)
    ? { at: strict, body: strict + 4 }
    : { at: loose, body: loose + 2 };
}

/** Content-Length of a header block; undefined where it has none. */
export function contentLength(head: string): number | undefined {
  const digits = /^(?:content-length|l)[ \t]*:[ \t]*(\d{1,9})/im.exec(head)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** @returns undefined when the text does not begin like a SIP message. */
export function parseSip(text: string): SipText | undefined {
  const line = firstLine(text);
  const request = REQUEST.exec(line);
  const response = RESPONSE.exec(line);
  if (!request && !response) return undefined;
  const end = headEnd(text);
  const head = end ? text.slice(0, end.at) : text;
  const body = end ? text.slice(end.body) : '';
  const headers = readHeaders(head);
  const get = (name: string): string => headerOf({ headers }, name);
  const cseq = get('cseq');
  return {
    isRequest: request !== null,
    method: request?.[1] ?? /\s([A-Za-z]+)$/.exec(cseq)?.[1] ?? '',
    status: response ? Number(response[1]) : null,
    reason: response?.[2]?.trim() ?? '',
    requestUri: request?.[2] ?? '',
    callId: get('call-id'),
    cseq,
    fromUser: uriOf(get('from')).user,
    toUser: uriOf(get('to')).user,
    toHost: uriOf(get('to')).host,
    headers,
    body,
    text,
    cut: !end || body.length < (contentLength(head) ?? 0),
  };
}

/** Value of the first header of that name (lower case, in full); empty where there is none. */
export function headerOf(message: { readonly headers: readonly Header[] }, name: string): string {
  return message.headers.find(([key]) => key === name)?.[1] ?? '';
}

function readHeaders(head: string): Header[] {
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  return unfolded
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line): Header[] => {
      const colon = line.indexOf(':');
      if (colon <= 0) return [];
      const name = line.slice(0, colon).trim().toLowerCase();
      return [[COMPACT[name] ?? name, line.slice(colon + 1).trim()]];
    });
}

/** `"Gate" <sip:130@10.0.0.5:5060>;tag=x` as user and host. */
export function uriOf(value: string): { readonly user: string; readonly host: string } {
  const match = /(?:sips?|tel):(?:([^@>;\s]{0,256})@)?(\[[^\]]{1,64}\]|[^:;>\s]+)/i.exec(value);
  return { user: match?.[1]?.replace(/:.*$/, '') ?? '', host: match?.[2] ?? '' };
}
