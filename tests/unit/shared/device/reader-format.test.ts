import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardForms,
  reverseBits,
  reverseBytes,
  sameCardKey,
  toHex,
} from '../../../../shared/device/card-number';
import {
  decodeReader,
  formatByKey,
  formatKey,
  guessFormat,
  matchReader,
  READER_FORMATS,
  READER_ORDERS,
  type ReaderOrder,
} from '../../../../shared/device/reader-format';

const uid = fc
  .constantFrom(4, 7)
  .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));

/** What a reader with this order makes of the bytes before it writes them. */
function sent(bytes: Uint8Array, order: ReaderOrder): Uint8Array {
  const turned = order === 'bytes-reversed' || order === 'both-reversed';
  const mirrored = order === 'bits-reversed' || order === 'both-reversed';
  const first = turned ? reverseBytes(bytes) : bytes;
  return mirrored ? reverseBits(first) : first;
}

describe('how a USB reader writes', () => {
  it('finds a format that gives the number of the door, whatever the order and the notation', () => {
    fc.assert(
      fc.property(
        uid,
        fc.constantFrom(...READER_ORDERS),
        fc.constantFrom('hex' as const, 'decimal' as const),
        (bytes, order, form) => {
          const typed = cardForms(sent(bytes, order))[form];
          const door = toHex(bytes);
          const match = matchReader({ door, typed });
          expect(match.kind).toBe('same');
          if (match.kind !== 'same') return;
          const { format } = match;
          const read = decodeReader({ text: typed, format, length: bytes.length });
          expect(read && sameCardKey(toHex(read))).toBe(sameCardKey(door));
        },
      ),
    );
  });

  it('names the plain forms of one card', () => {
    const door = '00B4161D';
    const format = (typed: string) => {
      const match = matchReader({ door, typed });
      return match.kind === 'different' ? match.kind : `${match.kind} ${formatKey(match.format)}`;
    };
    expect(format('00B4161D')).toBe('same hex/as-is');
    expect(format('0011802141')).toBe('same decimal/as-is');
    expect(format('180,05661')).toBe('same facility-number/as-is');
    expect(format('18005661')).toBe('same facility-number/as-is');
    expect(format('1D16B400')).toBe('same hex/bytes-reversed');
    expect(format('00000001')).toBe('different');
  });

  it('says when the reader cuts the number, which no format can mend', () => {
    // 26 bit: facility and number of the last three bytes of 99D78D72.
    expect(matchReader({ door: '99D78D72', typed: '215,36210' })).toMatchObject({
      kind: 'cut',
      bytes: 3,
    });
    // 8H10D of a card with seven bytes: the last four.
    const long = '04A1B2C3D4E5F6';
    const typed = cardForms(Uint8Array.of(0xc3, 0xd4, 0xe5, 0xf6)).d10;
    expect(matchReader({ door: long, typed })).toMatchObject({ kind: 'cut', bytes: 4 });
  });

  it('says nothing of a number that the door gives in no hexadecimal', () => {
    expect(matchReader({ door: 'no card', typed: '1234' })).toEqual({ kind: 'different' });
  });

  it('guesses by the looks of a number', () => {
    expect(guessFormat('0A1B2C3D').notation).toBe('hex');
    expect(guessFormat('12345678').notation).toBe('hex');
    expect(guessFormat('0011802141').notation).toBe('decimal');
    expect(guessFormat('180,05661').notation).toBe('facility-number');
    expect(guessFormat('180/5661').notation).toBe('facility-number');
  });

  it('keeps every format under a word of its own', () => {
    expect(new Set(READER_FORMATS.map(formatKey)).size).toBe(12);
    for (const format of READER_FORMATS) expect(formatByKey(formatKey(format))).toEqual(format);
    expect(formatByKey('')).toBeUndefined();
  });
});
