/**
 * A MAC as Lintel keys intercoms by: upper-case with colons. Labels print it without colons, Windows
 * with hyphens, and both upper and lower case occur (device notes 4).
 *
 * @returns undefined where the text is not six bytes of hex.
 */
export function normalizeMac(text: string): string | undefined {
  const hex = text.replaceAll(/[^0-9a-f]/gi, '').toUpperCase();
  if (hex.length !== 12 || /[^0-9a-f:\-.\s]/i.test(text)) return undefined;
  return hex.match(/../g)?.join(':');
}
