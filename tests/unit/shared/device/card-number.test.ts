import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardForms,
  parseCard,
  parseDecimal,
  parseFacilityNumber,
  parseHex,
  reverseBits,
  reverseBytes,
  sameCardKey,
  toHex,
} from '../../../../shared/device/card-number';

const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength });
const anyCard = bytes(1, 10);

describe('every form of a card number parses back to the same bytes', () => {
  it('hexadecimal, and both reversed ones, of 1 to 10 bytes', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const forms = cardForms(card);
        expect(parseCard(forms.hex, 'hex')).toEqual(card);
        expect(parseCard(forms.bytesReversed, 'bytes-reversed')).toEqual(card);
        expect(parseCard(forms.bitsReversed, 'bits-reversed')).toEqual(card);
      }),
    );
  });

  it('decimal, with the length of the card told', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(parseDecimal(cardForms(card).decimal, card.length)).toEqual(card);
      }),
    );
  });

  it('8H10D, of cards of four bytes', () => {
    fc.assert(
      fc.property(bytes(4), (card) => {
        const { d10, decimal } = cardForms(card);
        expect(d10).toHaveLength(10);
        expect(parseCard(d10, 'd10')).toEqual(card);
        expect(decimal).toBe(d10);
      }),
    );
  });

  it('3+5, of 24 bits: the byte before is not in it', () => {
    fc.assert(
      fc.property(bytes(3), (card) => {
        const { facilityNumber } = cardForms(card);
        expect(facilityNumber).toMatch(/^\d{3},\d{5}$/);
        expect(parseFacilityNumber(facilityNumber)).toEqual(Uint8Array.of(0, ...card));
      }),
    );
  });
});

describe('reversing', () => {
  it('twice gives the same again', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(reverseBytes(reverseBytes(card))).toEqual(card);
        expect(reverseBits(reverseBits(card))).toEqual(card);
      }),
    );
  });

  it('does not touch what it was given', () => {
    const card = Uint8Array.of(1, 2, 3);
    reverseBytes(card);
    reverseBits(card);
    expect(card).toEqual(Uint8Array.of(1, 2, 3));
  });
});

describe('a real card', () => {
  it('is shown in every way in which it may be printed', () => {
    const card = parseHex('00B4161D');
    expect(card && cardForms(card)).toEqual({
      hex: '00B4161D',
      decimal: '0011802141',
      d10: '0011802141',
      facilityNumber: '180,05661',
      bytesReversed: '1D16B400',
      bitsReversed: '002D68B8',
    });
  });

  it.each([
    ['0x00b4161d', '00B4161D'],
    ['00:B4:16:1D', '00B4161D'],
    ['B4161D', 'B4161D'],
    ['B4161', '0B4161'],
  ])('%s is read as %s', (text, hex) => {
    expect(toHex(parseHex(text) ?? new Uint8Array())).toBe(hex);
  });

  it.each(['', 'XYZ', '12 G4', '0123456789ABCDEF0123456'])('%j is none', (text) => {
    expect(parseHex(text)).toBeUndefined();
  });

  it.each([
    ['256,00001', 'facility-number'],
    ['180,65536', 'facility-number'],
    ['4294967296', 'd10'],
    ['1234567890123456789012345', 'decimal'],
    ['1.2', 'decimal'],
  ] as const)('%s is none as %s', (text, notation) => {
    expect(parseCard(text, notation)).toBeUndefined();
  });
});

describe('the form for comparing', () => {
  it('is the same whatever the case, the separators and the leading zeros', () => {
    fc.assert(
      fc.property(anyCard, fc.nat(6), (card, zeros) => {
        const hex = toHex(card);
        const other = '0'.repeat(zeros) + hex.toLowerCase();
        expect(sameCardKey(other)).toBe(sameCardKey(hex));
      }),
    );
  });

  it('differs for different numbers', () => {
    fc.assert(
      fc.property(bytes(4), bytes(4), (a, b) => {
        fc.pre(toHex(a) !== toHex(b));
        expect(sameCardKey(toHex(a))).not.toBe(sameCardKey(toHex(b)));
      }),
    );
  });
});
