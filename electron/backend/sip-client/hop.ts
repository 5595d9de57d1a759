import { resolveSrv } from 'node:dns/promises';
import type { Hop, SipAccountToProve } from './types';

export type ResolveSrv = (
  name: string,
) => Promise<readonly { name: string; port: number; priority: number; weight: number }[]>;

/** What the name servers say; a name without such an entry is no failure but the usual thing. */
async function bySrv(server: string, resolve: ResolveSrv): Promise<Hop | undefined> {
  for (const transport of ['udp', 'tcp'] as const) {
    const entries = await resolve(`_sip._${transport}.${server}`).catch(() => []);
    const [best] = [...entries].sort((a, b) => a.priority - b.priority || b.weight - a.weight);
    if (best) return { host: best.name, port: best.port, transport };
  }
  return undefined;
}

/**
 * Where the request for an account goes: to its proxy where it has one, by the DNS entries of the
 * server (RFC 3263) where it is set so, else to the server itself.
 */
export async function hopOf(
  account: SipAccountToProve,
  resolve: ResolveSrv = resolveSrv,
): Promise<Hop> {
  const { proxy, transport } = account;
  const own = proxy ?? { server: account.server, port: account.port };
  if (transport !== 'dns-srv') return { host: own.server, port: own.port, transport };
  const found = await bySrv(own.server, resolve);
  return found ?? { host: own.server, port: own.port, transport: 'udp' };
}
