/**
 * Bytes as text, one character for each byte: lengths in SIP count bytes, and a byte that is no
 * UTF-8 must not stop the reading.
 */
export function toBytesText(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

const UTF8 = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;

/** The text that a person reads: what is UTF-8 in it as such, every other byte as it is. */
export function toReadable(bytesText: string): string {
  return bytesText.replace(UTF8, (sequence) => {
    const [first = 0, ...rest] = Array.from(sequence, (one) => one.charCodeAt(0));
    const head = first & (0xff >> (sequence.length + 1));
    const point = rest.reduce((value, byte) => value * 64 + (byte & 0x3f), head);
    return point <= 0x10ffff ? String.fromCodePoint(point) : sequence;
  });
}
