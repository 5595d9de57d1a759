/** IPv4 arithmetic on unsigned 32-bit numbers. Pure. */

/** Addresses from `from` to `to`, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Reads `192.168.1.20`; undefined where the text is anything else (also `010.0.0.1`, which is ambiguous). */
export function parseIpv4(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!match) return undefined;
  let value = 0;
  for (const part of match.slice(1)) {
    if (part.length > 1 && part.startsWith('0')) return undefined;
    const byte = Number(part);
    if (byte > 255) return undefined;
    value = value * 256 + byte;
  }
  return value;
}

export function formatIpv4(value: number): string {
  return [24, 16, 8, 0].map((shift) => String((value >>> shift) & 255)).join('.');
}

/** How many addresses a span has. */
export function spanSize({ from, to }: Span): number {
  return to - from + 1;
}

/** Every address of a network, with its network and broadcast address. */
export function networkSpan(address: number, prefix: number): Span {
  const size = 2 ** (32 - prefix);
  const from = Math.floor(address / size) * size;
  return { from, to: from + size - 1 };
}

/** The addresses of a network that a host can have; of a /31 and a /32 every one (RFC 3021). */
export function hostSpan(address: number, prefix: number): Span {
  const { from, to } = networkSpan(address, prefix);
  return prefix >= 31 ? { from, to } : { from: from + 1, to: to - 1 };
}

/** Prefix length of a netmask such as `255.255.255.0`; undefined where its ones are not in a row. */
export function maskToPrefix(mask: number): number | undefined {
  const inverted = 2 ** 32 - 1 - mask;
  const length = Math.log2(inverted + 1);
  return Number.isInteger(length) ? 32 - length : undefined;
}

/** Reads `192.168.1.0/24`, also with host bits set. */
export function parseCidr(
  text: string,
): { readonly address: number; readonly prefix: number } | undefined {
  const [left = '', right = '', ...rest] = text.split('/');
  const address = parseIpv4(left);
  if (address === undefined || rest.length > 0) return undefined;
  const mask = parseIpv4(right);
  const prefix =
    mask !== undefined
      ? maskToPrefix(mask)
      : /^\d{1,2}$/.test(right) && Number(right) <= 32
        ? Number(right)
        : undefined;
  return prefix === undefined ? undefined : { address, prefix };
}

/** True where `host` is an IPv4 address within `cidr`. */
export function cidrContains(cidr: string, host: string): boolean {
  const network = parseCidr(cidr);
  const address = parseIpv4(host);
  if (!network || address === undefined) return false;
  const { from, to } = networkSpan(network.address, network.prefix);
  return address >= from && address <= to;
}

/** The same addresses in rising order, each once. */
export function unionSpans(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const union: Span[] = [];
  for (const span of sorted) {
    const last = union.at(-1);
    if (last && span.from <= last.to + 1) {
      union[union.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else union.push(span);
  }
  return union;
}
