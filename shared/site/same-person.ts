/** The words of a name, whatever their order, spelling of capitals, accents and signs between them. */
const wordsOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');

/** Whether two names are one person's as people write them: "Kowalska, Zoë" is "zoe kowalska". Pure. */
export function sameName(one: string, other: string): boolean {
  return one.trim() === other.trim() || wordsOf(one) === wordsOf(other);
}
