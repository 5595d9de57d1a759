import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../../../shared/sip/mask';
import { parseSip } from '../../../../shared/sip/message';
import { segment, type MadeFrame } from '../pcap/capture-maker';
import { ladderOf, sip } from './support';

const first = sip('OPTIONS sip:a SIP/2.0', { id: 'one', body: 'v=0\r\n' });
const second = sip('OPTIONS sip:b SIP/2.0', { id: 'two' });
const stream = first + second;

/** A piece of the stream as a TCP segment; numbers begin at `base`. */
const piece = (from: number, to: number, base = 1000): MadeFrame => ({
  frame: segment(base + from, stream.slice(from, to)),
});

const found = (frames: readonly MadeFrame[]) =>
  ladderOf(frames).dialogs.flatMap(({ callId, messages }) =>
    messages.map(({ cut }) => `${callId}${cut ? ' cut' : ''}`),
  );

describe('SIP over TCP', () => {
  const end = stream.length;
  it.each<[string, readonly MadeFrame[], readonly string[]]>([
    ['in one piece', [piece(0, end)], ['one', 'two']],
    ['in small pieces', [piece(0, 7), piece(7, 90), piece(90, end)], ['one', 'two']],
    ['out of order', [piece(90, end), piece(0, 7), piece(7, 90)], ['one', 'two']],
    ['with repeats', [piece(0, 90), piece(0, 90), piece(60, end)], ['one', 'two']],
    [
      'with a gap in the first message',
      [piece(0, first.length - 6), piece(first.length - 2, end)],
      ['one cut', 'two'],
    ],
    ['from the middle of a message on', [piece(30, end)], ['two']],
    ['that ends too early', [piece(0, end - 3)], ['one', 'two cut']],
    [
      'across the end of the numbers',
      [piece(0, 50, 0xffff_fff0), piece(50, end, 0xffff_fff0)],
      ['one', 'two'],
    ],
  ])('is read %s', (_name, frames, expected) => {
    expect([...found(frames)].sort()).toEqual([...expected].sort());
  });

  it('keeps two connections over the same ports apart', () => {
    const frames = [
      { frame: segment(999, '', { syn: true }) },
      piece(0, first.length),
      { frame: segment(499, '', { syn: true }) },
      { frame: segment(500, second) },
    ];
    expect(found(frames)).toEqual(['one', 'two']);
  });

  it('passes over keep-alives between messages', () => {
    const frame = segment(1, `\r\n\r\n${first}\r\n\r\n${second}\r\n\r\n`);
    expect(found([{ frame }])).toEqual(['one', 'two']);
  });

  it('finds whole messages however the stream was cut and mixed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: end - 1 }), { maxLength: 12 }),
        fc.array(fc.nat(), { minLength: 13, maxLength: 13 }),
        (cuts, orders) => {
          const places = [0, ...cuts.sort((a, b) => a - b), end];
          const pieces = places.slice(1).map((to, index) => piece(places[index] ?? 0, to));
          const mixed = pieces
            .map((one, index) => ({ one, order: orders[index] ?? 0 }))
            .sort((a, b) => a.order - b.order)
            .map(({ one }) => one);
          expect([...found(mixed)].sort()).toEqual(['one', 'two']);
        },
      ),
    );
  });

  it('survives anything in a stream', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'SIP/2.0 200OK\r\n',
        'SIP/2.0 ',
        '\r\n\r\n',
        '\n',
        'Content-Length: 9\r\n',
        first,
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const frames = parts.map((text, at) => ({ frame: segment(at * 3, text) }));
        expect(ladderOf(frames).packets).toBe(frames.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a message', () => {
  it('is read with compact and folded headers', () => {
    const text =
      'INVITE sip:200@x SIP/2.0\r\ni: abc\r\nf: Gate\r\n <sip:130@h;user=phone>\r\n' +
      't: <sip:200:secret@[fd00::5]:5060>\r\nCSeq: 7\r\n\tINVITE\r\nl: 3\r\n\r\nab';
    expect(parseSip(text)).toMatchObject({
      ...{ callId: 'abc', fromUser: '130', toUser: '200', toHost: '[fd00::5]' },
      ...{ cseq: '7 INVITE', body: 'ab', cut: true },
    });
    expect(parseSip('GET / HTTP/1.1\r\n\r\n')).toBeUndefined();
    expect(parseSip('SIP/2.0 200\r\nCSeq: 1 BYE\r\n\r\n')).toMatchObject({
      status: 200,
      method: 'BYE',
    });
  });

  it.each([
    ['Authorization: Digest username="a", response="SECRET", uri="x"'],
    ['Authorization: Digest username="a",\r\n response="SECRET"'],
    ['proxy-authorization : Digest response=SECRET'],
    ['Authorization: Digest response="SECRET'],
    ['Authorization: Basic SECRET'],
    ['Authentication-Info: rspauth="SECRET"'],
    ['a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:SECRET|2^20'],
    ['k=clear:SECRET'],
    ['a=ice-pwd:SECRET'],
    ['Contact: <sip:130:SECRET@10.0.0.5>'],
  ])('never shows what signs in: %s', (line) => {
    const masked = maskSecrets(`REGISTER sip:x SIP/2.0\r\n${line}\r\nVia: response="kept"\r\n`);
    expect(masked).not.toContain('SECRET');
    expect(masked).toContain('***');
    expect(masked).toContain('response="kept"');
  });

  it('is taken apart and masked whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (noise) => {
        const text = `SIP/2.0 200 OK\r\n${noise}`;
        expect(parseSip(text)?.status).toBe(200);
        expect(maskSecrets(noise).split('\n')).toHaveLength(noise.split('\n').length);
      }),
    );
  });
});
