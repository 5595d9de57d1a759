/** The same unit by HTTPS; a port of its own stays, 80 gives way to the usual one. */
export function toHttps(address: string): string {
  if (address.startsWith('https://')) return address;
  return `https://${address.replace(/^http:\/\//, '').replace(/:80$/, '')}`;
}
