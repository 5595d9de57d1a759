import { z } from 'zod';

/** How the account talks to its server (`Config.AccountN.SIP.TransType` 0, 1, 2, 3). */
export const TRANSPORTS = ['udp', 'tcp', 'tls', 'dns-srv'] as const;
export type Transport = (typeof TRANSPORTS)[number];

const port = z.number().int().min(1).max(65535);
const host = z
  .string()
  .trim()
  .max(255)
  .regex(/^[A-Za-z0-9._:[\]-]*$/, 'Write an address such as 10.0.0.5 or sip.example.org.');
const name = z.string().trim().max(128);

/** A SIP account as a technician knows it. Ranges are the manual's, Api sip, and real units'. */
export const sipAccountSchema = z.object({
  enabled: z.boolean(),
  server: host,
  port,
  username: name,
  /** Often the same as the user name; some registrars give another one. */
  authName: name,
  password: z.string().max(128),
  /** Shown on the phone that is called. */
  displayName: name,
  /** Shown on the intercom itself. */
  label: name,
  transport: z.enum(TRANSPORTS),
  proxyEnabled: z.boolean(),
  proxyServer: host,
  proxyPort: port,
  rport: z.boolean(),
  keepAlive: z.boolean(),
  /** Seconds between keep-alive packets. */
  keepAliveSeconds: z.number().int().min(5).max(600),
  stunEnabled: z.boolean(),
  stunServer: host,
  stunPort: port,
});
export type SipAccount = z.infer<typeof sipAccountSchema>;
export type SipField = keyof SipAccount;

interface SipFieldInfo {
  readonly label: string;
  /** Key without `Config.AccountN.`; null where the manual names no key. */
  readonly key: string;
  readonly kind: 'text' | 'number' | 'switch' | 'transport' | 'secret';
}

/** Field by field: what it is called and where the intercom keeps it (manual, Api sip). */
export const SIP_FIELDS: Readonly<Record<SipField, SipFieldInfo>> = {
  enabled: { label: 'Account', key: 'GENERAL.Enable', kind: 'switch' },
  server: { label: 'SIP server', key: 'SIP.Server', kind: 'text' },
  port: { label: 'Port', key: 'SIP.Port', kind: 'number' },
  username: { label: 'User name', key: 'GENERAL.UserName', kind: 'text' },
  authName: { label: 'Authentication name', key: 'GENERAL.AuthName', kind: 'text' },
  password: { label: 'Password', key: 'GENERAL.Pwd', kind: 'secret' },
  displayName: { label: 'Display name', key: 'GENERAL.DisplayName', kind: 'text' },
  label: { label: 'Label on the intercom', key: 'GENERAL.Label', kind: 'text' },
  transport: { label: 'Transport', key: 'SIP.TransType', kind: 'transport' },
  proxyEnabled: { label: 'Outbound proxy', key: 'OUTPROXY.Enable', kind: 'switch' },
  proxyServer: { label: 'Proxy server', key: 'OUTPROXY.Server', kind: 'text' },
  proxyPort: { label: 'Proxy port', key: 'OUTPROXY.Port', kind: 'number' },
  rport: { label: 'NAT: answer to the sender (rport)', key: 'NAT.Rport', kind: 'switch' },
  keepAlive: { label: 'NAT: keep-alive', key: 'NAT.UdpKeepEnable', kind: 'switch' },
  keepAliveSeconds: { label: 'Keep-alive every', key: 'NAT.UdpKeepInterval', kind: 'number' },
  stunEnabled: { label: 'NAT: STUN', key: 'STUN.Enable', kind: 'switch' },
  stunServer: { label: 'STUN server', key: 'STUN.Server', kind: 'text' },
  stunPort: { label: 'STUN port', key: 'STUN.Port', kind: 'number' },
};

export const SIP_FIELD_NAMES = Object.keys(SIP_FIELDS) as readonly SipField[];

/**
 * What is missing or contradictory in an account, field by field, in words; empty when it can be
 * written. `hasPassword` says that the intercom holds one already, so that none need be typed.
 */
export function checkSipAccount(
  form: Omit<SipAccount, 'password'> & { readonly password?: string },
  hasPassword: boolean,
): Partial<Record<SipField, string>> {
  const problems: Partial<Record<SipField, string>> = {};
  if (!form.enabled) return problems;
  if (form.server === '') problems.server = 'Enter the address of the SIP server.';
  if (form.username === '') problems.username = 'Enter the user name (the extension number).';
  if (!hasPassword && (form.password ?? '') === '') problems.password = 'Enter the password.';
  if (form.proxyEnabled && form.proxyServer === '')
    problems.proxyServer = 'Enter the address of the outbound proxy, or switch it off.';
  if (form.stunEnabled && form.stunServer === '')
    problems.stunServer = 'Enter the address of the STUN server, or switch it off.';
  return problems;
}
