/** MAC addresses as people and barcode scanners give them. Pure. */

/** Prefix of AKUVOX (XIAMEN) NETWORKS (IEEE; device notes 4). OEM units have others. */
const OUI = '0C1105';

const colons = (digits: string): string => (digits.match(/../g) ?? []).join(':');

/**
 * Six pairs, one character between them or none: a scanner that types on another keyboard layout
 * makes any character of a colon. Three groups of four, as switches write them.
 */
const SHAPES: readonly RegExp[] = [
  /(?<![0-9A-F])([0-9A-F]{2})([^0-9A-F\n]?)([0-9A-F]{2})\2([0-9A-F]{2})\2([0-9A-F]{2})\2([0-9A-F]{2})\2([0-9A-F]{2})(?![0-9A-F])/g,
  /(?<![0-9A-F])([0-9A-F]{4})\.([0-9A-F]{4})\.([0-9A-F]{4})(?![0-9A-F])/g,
];

function macsIn(text: string): readonly string[] {
  const found = SHAPES.flatMap((shape) =>
    [...text.matchAll(shape)].map((match) => {
      const hex = match.slice(1).filter((part) => /^[0-9A-F]{2}([0-9A-F]{2})?$/.test(part));
      return hex.join('');
    }),
  );
  return [...new Set(found.filter((one) => one.length === 12))];
}

/**
 * The MAC in what was typed or scanned: `0c1105078b71`, `0C-11-05-07-8B-71`, a whole label such as
 * `S/N 123456789012 MAC:0C1105078B71`. What stands behind "MAC" wins, then Akuvox's own prefix.
 *
 * @returns upper-case with colons; undefined where there is none, or several and none stands out
 */
export function macIn(text: string): string | undefined {
  const upper = text.toUpperCase();
  const labelled = /\bMAC(?:\s*(?:ADDRESS|ADDR|ID))?\s*[^0-9A-Z]{0,3}\s*/g;
  for (const match of upper.matchAll(labelled)) {
    const rest = upper.slice(match.index + match[0].length, match.index + match[0].length + 20);
    const [first] = macsIn(rest);
    if (first !== undefined && rest.startsWith(first.slice(0, 2))) return colons(first);
  }
  // The label's own letters are hexadecimal too: they must not join the number.
  const all = macsIn(upper.replaceAll(/\bMAC(?=[0-9A-F])/g, ' '));
  const own = all.filter((one) => one.startsWith(OUI));
  const [only, ...more] = own.length > 0 ? own : all;
  return only === undefined || more.length > 0 ? undefined : colons(only);
}

/** Whether two texts name the same MAC, whatever their spelling; empty ones name none. */
export function isSameMac(a: string, b: string): boolean {
  const one = macIn(a);
  return one !== undefined && one === macIn(b);
}

/**
 * A MAC as Lintel keys intercoms by: upper-case with colons. Labels print it without colons, Windows
 * with hyphens, and both upper and lower case occur (device notes 4).
 *
 * @returns undefined where the text is not six bytes of hex and nothing else
 */
export function normalizeMac(text: string): string | undefined {
  const hex = text.replaceAll(/[^0-9a-f]/gi, '').toUpperCase();
  if (hex.length !== 12 || /[^0-9a-f:\-.\s]/i.test(text)) return undefined;
  return colons(hex);
}
