import type { SipText } from '../../../shared/sip/message';
import type { Transport } from '../../../shared/device/sip-account';

/** What a registrar needs to be asked about an account. */
export interface SipAccountToProve {
  readonly server: string;
  readonly port: number;
  readonly transport: Transport;
  readonly username: string;
  /** Empty: the user name. */
  readonly authName: string;
  readonly password: string;
  /** Outbound proxy, where the account goes through one. */
  readonly proxy?: { readonly server: string; readonly port: number };
}

/** Where a request goes. */
export interface Hop {
  readonly host: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp' | 'tls';
}

export interface ChannelListener {
  readonly message: (message: SipText) => void;
  readonly trouble: (trouble: SipTrouble) => void;
}

/** One way to one server: a socket that carries whole SIP messages. */
export interface Channel {
  readonly hop: Hop;
  readonly local: { readonly host: string; readonly port: number };
  readonly certificate: { readonly fingerprint: string; readonly trusted: boolean } | null;
  /** @throws SipTrouble */
  send(text: string): Promise<void>;
  /** Returns what ends it. */
  listen(listener: ChannelListener): () => void;
  close(): void;
}

export const TROUBLES = [
  'no-answer',
  'not-listening',
  'unreachable',
  'unknown-host',
  'cut',
  'tls-failed',
  'not-sip',
] as const;
export type TroubleKind = (typeof TROUBLES)[number];

/** Why there is no answer of the server at all. */
export class SipTrouble extends Error {
  constructor(
    readonly kind: TroubleKind,
    /** How often the request had been sent. */
    readonly sent = 0,
  ) {
    super(kind);
    this.name = 'SipTrouble';
  }
}

/** `10.0.0.5:5060`, with brackets around IPv6. */
export const placeOfHop = ({ host, port }: Pick<Hop, 'host' | 'port'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;
