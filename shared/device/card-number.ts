/**
 * Card-number arithmetic. The same card is written in many ways: the intercom shows hexadecimal,
 * a desk reader types decimal, the print on the card says facility and number, and some readers
 * send the bytes or the bits in the other direction. All of them are views of the same bytes.
 *
 * Everything here is pure and works on numbers of 1 to 10 bytes (UIDs of 4, 7 and 10 bytes are
 * ISO/IEC 14443; 26-bit Wiegand is facility 8 bits + number 16 bits).
 */

export interface CardForms {
  /** Upper-case, even length, leading zeros kept: `00B4161D`. */
  readonly hex: string;
  /** The whole number in decimal, at least ten digits for 4 bytes: `0011802141`. */
  readonly decimal: string;
  /** 8H10D: the low 32 bits as ten decimal digits. */
  readonly d10: string;
  /** 3+5: the low 24 bits as facility (0-255, three digits) and number (0-65535, five digits): `180,05661`. */
  readonly facilityNumber: string;
  /** Bytes in the other order, hexadecimal. */
  readonly bytesReversed: string;
  /** Every byte with its bits in the other order, hexadecimal. */
  readonly bitsReversed: string;
}

/** How a written number may be meant. */
export const CARD_NOTATIONS = [
  'hex',
  'decimal',
  'd10',
  'facility-number',
  'bytes-reversed',
  'bits-reversed',
] as const;
export type CardNotation = (typeof CARD_NOTATIONS)[number];

const MAX_BYTES = 10;

/** Bytes of a card number in hexadecimal, or undefined where it is none (odd digits get a zero in front). */
export function parseHex(text: string): Uint8Array | undefined {
  const digits = text
    .trim()
    .replace(/^0x/i, '')
    .replace(/[\s:-]/g, '');
  if (digits === '' || !/^[0-9a-f]+$/i.test(digits) || digits.length > MAX_BYTES * 2)
    return undefined;
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return Uint8Array.from({ length: even.length / 2 }, (_, i) =>
    parseInt(even.slice(i * 2, i * 2 + 2), 16),
  );
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** Bytes of a decimal number, padded in front to `length` bytes (4 unless told). */
export function parseDecimal(text: string, length = 4): Uint8Array | undefined {
  const digits = text.trim().replace(/\s/g, '');
  if (!/^\d{1,25}$/.test(digits)) return undefined;
  const hex = BigInt(digits).toString(16);
  const bytes = Math.max(length, Math.ceil(hex.length / 2));
  return bytes > MAX_BYTES ? undefined : parseHex(hex.padStart(bytes * 2, '0'));
}

/** `180,05661`, `180/5661` or `180-5661` as four bytes: 00, facility, number high, number low. */
export function parseFacilityNumber(text: string): Uint8Array | undefined {
  const match = /^\s*(\d{1,3})\s*[,/.:-]\s*(\d{1,5})\s*$/.exec(text);
  if (!match) return undefined;
  const facility = Number(match[1]);
  const number = Number(match[2]);
  if (facility > 255 || number > 65535) return undefined;
  return Uint8Array.of(0, facility, number >> 8, number & 0xff);
}

export function reverseBytes(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes).reverse();
}

export function reverseBits(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte) => {
    let out = 0;
    for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) out |= 0x80 >> bit;
    return out;
  });
}

function toBigInt(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

/** All the ways in which a card number is written, from its bytes. */
export function cardForms(bytes: Uint8Array): CardForms {
  const value = toBigInt(bytes);
  const digits = value.toString();
  const low24 = Number(value & 0xffffffn);
  return {
    hex: toHex(bytes),
    decimal: bytes.length <= 4 ? digits.padStart(10, '0') : digits,
    d10: (value & 0xffffffffn).toString().padStart(10, '0'),
    facilityNumber: `${String(low24 >> 16).padStart(3, '0')},${String(low24 & 0xffff).padStart(5, '0')}`,
    bytesReversed: toHex(reverseBytes(bytes)),
    bitsReversed: toHex(reverseBits(bytes)),
  };
}

/** Bytes of a number written in the notation given, or undefined where it cannot be one. */
export function parseCard(text: string, notation: CardNotation): Uint8Array | undefined {
  switch (notation) {
    case 'hex':
      return parseHex(text);
    case 'decimal':
      return parseDecimal(text);
    case 'd10': {
      const bytes = parseDecimal(text);
      return bytes?.length === 4 ? bytes : undefined;
    }
    case 'facility-number':
      return parseFacilityNumber(text);
    case 'bytes-reversed': {
      const bytes = parseHex(text);
      return bytes && reverseBytes(bytes);
    }
    case 'bits-reversed': {
      const bytes = parseHex(text);
      return bytes && reverseBits(bytes);
    }
  }
}

/**
 * A hexadecimal number as it is kept: upper case, without `0x` and separators. An odd number of
 * digits or a zero in front stays what it is, for the reader may give it so.
 */
export function plainHex(text: string): string {
  return text.replace(/^\s*0x|[\s:-]/gi, '').toUpperCase();
}

/**
 * The form in which two codes are compared: upper-case hexadecimal without leading zeros (device
 * notes 1.5: intercoms differ in case and in leading zeros). Not for showing or writing.
 */
export function sameCardKey(code: string): string {
  return code
    .trim()
    .toUpperCase()
    .replace(/[\s:-]/g, '')
    .replace(/^0+(?=.)/, '');
}
