/** Bytes as a person reads them. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  const mega = bytes / (1024 * 1024);
  return `${mega.toFixed(Number.isInteger(mega) ? 0 : 1)} MB`;
}
