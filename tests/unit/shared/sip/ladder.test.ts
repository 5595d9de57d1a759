import { describe, expect, it } from 'vitest';
import { datagram, segment } from '../pcap/capture-maker';
import { conversation, dialogOf, ladderOf, sip, type Said, type Step } from './support';

const REGISTER = 'REGISTER sip:10.0.0.5 SIP/2.0';
const INVITE = 'INVITE sip:200@10.0.0.5 SIP/2.0';
const SIGNED = 'Authorization: Digest username="130", response="0123456789abcdef"';
const ASKED = 'WWW-Authenticate: Digest realm="sip", nonce="1"';

const register = (number: number, ...headers: readonly string[]): Step => [
  'phone',
  sip(REGISTER, { cseq: `${number} REGISTER`, to: '<sip:130@10.0.0.5>', headers }),
];
const answer = (line: string, cseq: string, said: Said = {}): Step => [
  'server',
  sip(`SIP/2.0 ${line}`, { cseq, ...said }),
];
const invite = (said: Said = {}): Step => ['phone', sip(INVITE, said)];

describe('a registration', () => {
  const asked = [register(1), answer('401 Unauthorized', '1 REGISTER', { headers: [ASKED] })];

  it.each<[string, readonly Step[], string, RegExp]>([
    [
      'that works',
      [...asked, register(2, SIGNED), answer('200 OK', '2 REGISTER')],
      'ok',
      /^Registered\.$/,
    ],
    [
      'that is taken away',
      [...asked, register(2, SIGNED, 'Expires: 0'), answer('200 OK', '2 REGISTER')],
      'ok',
      /Signed off/,
    ],
    [
      'that is refused',
      [...asked, register(2, SIGNED), answer('403 Forbidden', '2 REGISTER')],
      'failed',
      /registrar answered 403: user or password is wrong/,
    ],
    [
      'whose password is asked for again and again',
      [
        ...asked,
        register(2, SIGNED),
        answer('401 Unauthorized', '2 REGISTER', { headers: [ASKED] }),
        register(3, SIGNED),
        answer('401 Unauthorized', '3 REGISTER', { headers: [ASKED] }),
      ],
      'failed',
      /401 to the password \(2 tries\): user or password is wrong/,
    ],
    ['without a password', asked, 'failed', /asked for \(401\), but none was sent/],
    [
      'that is too short',
      [
        register(1),
        answer('423 Interval Too Brief', '1 REGISTER', { headers: ['Min-Expires: 600'] }),
      ],
      'failed',
      /too short for this registrar \(at least 600 s\)/,
    ],
    ['that nobody answers', [register(1), register(1), register(1)], 'failed', /asked 3 times/],
    [
      'of a user who is not known',
      [register(1), answer('404 Not Found', '1 REGISTER')],
      'failed',
      /does not know this user/,
    ],
    [
      'that the server explains',
      [
        register(1),
        answer('403 Forbidden', '1 REGISTER', {
          headers: ['Warning: 399 pbx "Address not allowed"'],
        }),
      ],
      'failed',
      /it says "Address not allowed"/,
    ],
  ])('%s', (_name, steps, outcome, words) => {
    const dialog = dialogOf(steps);
    expect(dialog).toMatchObject({ kind: 'registration', outcome });
    expect(dialog.verdict).toMatch(words);
    expect(dialog.title).toBe('Registration of 130 at 10.0.0.5');
    expect(dialog.messages.some(({ problem }) => problem)).toBe(outcome === 'failed');
  });

  it('is not judged while the answer may still come', () => {
    expect(dialogOf([register(1)], 0.5)).toMatchObject({ outcome: 'unfinished' });
    expect(dialogOf(asked, 0.5)).toMatchObject({ outcome: 'unfinished' });
  });

  it('marks what was sent again, and what asks for the password', () => {
    const { messages } = dialogOf([
      register(1),
      register(1),
      answer('401 Unauthorized', '1 REGISTER', { headers: [ASKED] }),
      register(2, SIGNED),
      answer('200 OK', '2 REGISTER'),
    ]);
    expect(messages.map(({ repeated }) => repeated)).toEqual([false, true, false, false, false]);
    expect(messages[2]).toMatchObject({ words: 'asks for the password', problem: false });
    expect(messages[3]?.text).toContain('response="***"');
    expect(messages[3]?.text).not.toContain('0123456789abcdef');
  });
});

describe('a call', () => {
  const ringing = answer('180 Ringing', '1 INVITE');
  const ack: Step = ['phone', sip('ACK sip:200@10.0.0.5 SIP/2.0', { cseq: '1 ACK' })];

  it.each<[string, readonly Step[], string, RegExp]>([
    [
      'that is answered and hung up',
      [
        invite(),
        ringing,
        answer('200 OK', '1 INVITE'),
        ack,
        ['server', sip('BYE sip:130@x SIP/2.0')],
      ],
      'ok',
      /^Answered after 1\.0 s, hung up after 1\.0 s\.$/,
    ],
    [
      'that is answered again and again, because the ACK gets lost',
      [
        invite(),
        answer('200 OK', '1 INVITE'),
        ack,
        answer('200 OK', '1 INVITE'),
        ack,
        answer('200 OK', '1 INVITE'),
      ],
      'failed',
      /^Answered, but the answer came 3 times: the ACK that confirms it does not reach .+ NAT/,
    ],
    [
      'that nobody confirms',
      [invite(), ...[1, 2, 3].map(() => answer('200 OK', '1 INVITE'))],
      'failed',
      /nobody confirmed it with an ACK/,
    ],
    [
      'whose hanging up is refused',
      [
        invite(),
        answer('200 OK', '1 INVITE'),
        ack,
        ['phone', sip('BYE sip:200@x SIP/2.0', { cseq: '2 BYE' })],
        answer('404 Not Found', '2 BYE'),
      ],
      'ok',
      /hung up after 1\.0 s; that was refused \(404\)/,
    ],
    [
      'that has to sign in first',
      [
        invite(),
        answer('407 Proxy Authentication Required', '1 INVITE'),
        ack,
        invite({ cseq: '2 INVITE', headers: [`Proxy-${SIGNED}`] }),
        answer('200 OK', '2 INVITE'),
      ],
      'ok',
      /^Answered/,
    ],
    [
      'whose password is wrong',
      [
        invite({ headers: [`Proxy-${SIGNED}`] }),
        answer('407 Proxy Authentication Required', '1 INVITE'),
      ],
      'failed',
      /407 to the password: user or password is wrong/,
    ],
    [
      'that is busy',
      [invite(), answer('486 Busy Here', '1 INVITE')],
      'failed',
      /answered 486: busy/,
    ],
    [
      'without a codec in common',
      [
        invite({ body: 'v=0\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n' }),
        answer('488 Not Acceptable Here', '1 INVITE'),
      ],
      'failed',
      /no codec in common \(offered: PCMU, PCMA\)/,
    ],
    [
      'that nobody takes',
      [
        invite(),
        ringing,
        ['phone', sip('CANCEL sip:200@10.0.0.5 SIP/2.0'), 21],
        answer('200 OK', '1 CANCEL'),
        answer('487 Request Terminated', '1 INVITE'),
      ],
      'failed',
      /Nobody answered: it rang for 20\.0 s, then the caller gave up/,
    ],
    ['that still rings', [invite(), ringing], 'unfinished', /It rang/],
    ['that nothing answers', [invite()], 'failed', /did not answer \(asked once\)/],
    [
      'that one of two telephones takes',
      [invite(), answer('486 Busy Here', '1 INVITE'), answer('200 OK', '1 INVITE')],
      'ok',
      /^Answered/,
    ],
    [
      'whose later change is refused',
      [
        invite(),
        answer('200 OK', '1 INVITE'),
        invite({ cseq: '2 INVITE', to: '<sip:200@10.0.0.5>;tag=b' }),
        answer('488 Not Acceptable Here', '2 INVITE'),
      ],
      'ok',
      /^Answered/,
    ],
    ['of which only the end is there', [ack], 'unfinished', /Only a part/],
  ])('%s', (_name, steps, outcome, words) => {
    const dialog = dialogOf(steps);
    expect(dialog.outcome).toBe(outcome);
    expect(dialog.verdict).toMatch(words);
  });

  it('has a title that tells who called whom', () => {
    expect(dialogOf([invite()]).title).toBe('Call from 130 to 200');
    expect(dialogOf([answer('486 Busy Here', '1 INVITE')]).title).toBe('Call from 130 to 200');
  });
});

describe('a ladder', () => {
  it('keeps dialogs apart and names who takes part', () => {
    const steps: Step[] = [
      ['phone', sip(REGISTER, { id: 'r', cseq: '1 REGISTER' })],
      ['phone', sip(INVITE, { id: 'c' })],
      ['server', sip('SIP/2.0 200 OK', { id: 'r', cseq: '1 REGISTER' })],
    ];
    const ladder = ladderOf(conversation(steps));
    expect(ladder.dialogs.map(({ kind }) => kind)).toEqual(['registration', 'call']);
    expect(ladder.participants).toEqual([
      { address: '10.0.0.12:5062', label: '130' },
      { address: '10.0.0.5:5060', label: 'Registrar' },
    ]);
    expect(ladder.packets).toBe(4);
    expect(ladder.dialogs[0]?.messages[0]?.at).toBe(0);
  });

  it('shows names that are not in Latin letters', () => {
    const [message] = dialogOf([
      ['phone', sip(INVITE, { headers: ['Subject: Grüße, дверь'] })],
    ]).messages;
    expect(message?.text).toContain('Subject: Grüße, дверь');
  });

  it('says that SIP is encrypted, and passes over voice', () => {
    const hello = String.fromCharCode(22, 3, 1, 0, 5, 1, 0, 0, 1, 0);
    const ladder = ladderOf([
      { frame: segment(1, hello, { to: 5061 }) },
      { frame: datagram('\u0080voice') },
    ]);
    expect(ladder.dialogs).toEqual([]);
    expect(ladder.notes).toEqual([
      'There is encrypted SIP in it (TLS, port 5061): those messages cannot be read.',
    ]);
  });

  it('stops at more messages than can be read, and says so', () => {
    const steps = Array.from({ length: 5010 }, (_, at): Step => [
      'phone',
      sip('OPTIONS sip:x SIP/2.0', { id: `o${at}` }),
    ]);
    const ladder = ladderOf(conversation(steps));
    expect(ladder.dialogs).toHaveLength(5000);
    expect(ladder.notes).toEqual(['Only the first 5000 of 5010 messages are shown.']);
  });
});
