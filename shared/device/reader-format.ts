import {
  parseDecimal,
  parseFacilityNumber,
  parseHex,
  reverseBits,
  reverseBytes,
  sameCardKey,
  toHex,
} from './card-number';

/**
 * How a desk reader writes a card, found by presenting one card at the reader and at the door. A
 * reader has a notation, and it may send the bytes, the bits or both in the other direction.
 */

export const READER_NOTATIONS = ['hex', 'decimal', 'facility-number'] as const;
export type ReaderNotation = (typeof READER_NOTATIONS)[number];

export const READER_ORDERS = ['as-is', 'bytes-reversed', 'bits-reversed', 'both-reversed'] as const;
export type ReaderOrder = (typeof READER_ORDERS)[number];

export interface ReaderFormat {
  readonly notation: ReaderNotation;
  readonly order: ReaderOrder;
}

/** Every format there is, the likely ones first. */
export const READER_FORMATS: readonly ReaderFormat[] = READER_ORDERS.flatMap((order) =>
  READER_NOTATIONS.map((notation) => ({ notation, order })),
);

/** Names a format in one word, for a list to choose from: `decimal/as-is`. */
export const formatKey = ({ notation, order }: ReaderFormat): string => `${notation}/${order}`;

/** @returns undefined where the word names none */
export const formatByKey = (key: string): ReaderFormat | undefined =>
  READER_FORMATS.find((format) => formatKey(format) === key);

function parseNotation(
  text: string,
  notation: ReaderNotation,
  length: number,
): Uint8Array | undefined {
  switch (notation) {
    case 'hex':
      return parseHex(text);
    case 'decimal':
      return parseDecimal(text, length);
    case 'facility-number': {
      // Many readers type the eight digits of 3+5 without anything between them.
      const digits = /^\s*(\d{3})(\d{5})\s*$/.exec(text);
      return parseFacilityNumber(digits ? `${digits[1] ?? ''},${digits[2] ?? ''}` : text);
    }
  }
}

function turn(bytes: Uint8Array, order: ReaderOrder): Uint8Array {
  switch (order) {
    case 'as-is':
      return bytes;
    case 'bytes-reversed':
      return reverseBytes(bytes);
    case 'bits-reversed':
      return reverseBits(bytes);
    case 'both-reversed':
      return reverseBits(reverseBytes(bytes));
  }
}

/**
 * The bytes of a card from what a reader typed.
 *
 * @param options.length bytes that a decimal number stands for, 4 unless told
 * @returns undefined where the text cannot be of this format
 */
export function decodeReader(options: {
  readonly text: string;
  readonly format: ReaderFormat;
  readonly length?: number;
}): Uint8Array | undefined {
  const { text, format, length = 4 } = options;
  const bytes = parseNotation(text, format.notation, length);
  return bytes && turn(bytes, format.order);
}

/**
 * The likeliest notation by its looks alone: letters are hexadecimal, a separator is 3+5, ten digits
 * are decimal. Eight digits may be anything; most readers that send eight send hexadecimal.
 */
export function guessFormat(text: string): ReaderFormat {
  const word = text.trim();
  const notation: ReaderNotation = /^\d{1,3}\s*[,/.:-]\s*\d{1,5}$/.test(word)
    ? 'facility-number'
    : /[a-f]/i.test(word) || /^\d{8}$/.test(word) || /^\d{14}$/.test(word)
      ? 'hex'
      : 'decimal';
  return { notation, order: 'as-is' };
}

export type ReaderMatch =
  /** The reader's number is the door's, read in this way. */
  | { readonly kind: 'same'; readonly format: ReaderFormat }
  /** Only so many bytes at the end are the same: the reader cuts the number, so it cannot be used. */
  | { readonly kind: 'cut'; readonly format: ReaderFormat; readonly bytes: number }
  | { readonly kind: 'different' };

/** Which format makes the number of the reader the number that the door has read from the same card. */
export function matchReader(options: {
  /** Hexadecimal, as the intercom gives it. */
  readonly door: string;
  readonly typed: string;
}): ReaderMatch {
  const { door, typed } = options;
  const wanted = parseHex(door);
  if (!wanted) return { kind: 'different' };
  const read = READER_FORMATS.flatMap((format) => {
    const bytes = decodeReader({ text: typed, format, length: wanted.length });
    return bytes ? [{ format, bytes }] : [];
  });
  const same = read.find(({ bytes }) => sameCardKey(toHex(bytes)) === sameCardKey(door));
  if (same) return { kind: 'same', format: same.format };
  for (const count of [4, 3]) {
    if (wanted.length < count) continue;
    const end = toHex(wanted.slice(-count));
    const cut = read.find(({ bytes }) =>
      toHex(bytes)
        .padStart(count * 2, '0')
        .endsWith(end),
    );
    if (cut) return { kind: 'cut', format: cut.format, bytes: count };
  }
  return { kind: 'different' };
}
