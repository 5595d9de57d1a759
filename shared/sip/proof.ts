/** What came of trying a SIP account from the laptop, and what that says about the intercom. Pure. */
import { z } from 'zod';
import type { Registration } from '../contract/device';

/**
 * `open`: registered without being asked for a password. `forbidden`: refused before any password.
 * `not-listening`: the computer is there, the port is shut. `cut`: it hung up in the middle.
 */
export const PROOF_VERDICTS = [
  'accepted',
  'open',
  'wrong-password',
  'unknown-user',
  'forbidden',
  'refused',
  'moved',
  'no-answer',
  'not-listening',
  'unreachable',
  'unknown-host',
  'cut',
  'tls-failed',
  'not-sip',
  'cannot-sign-in',
] as const;
export type ProofVerdict = (typeof PROOF_VERDICTS)[number];

export const sipProofSchema = z.object({
  verdict: z.enum(PROOF_VERDICTS),
  /** What was seen, in one sentence. Holds no secret. */
  message: z.string(),
  /** What to do about it; empty where nothing is to be done. */
  advice: z.string(),
  /** Last SIP status; null where there was no answer. */
  status: z.number().int().nullable(),
  /** `10.0.0.5:5060`: where the request went. */
  server: z.string(),
  transport: z.enum(['udp', 'tcp', 'tls']),
  /** How often the request that decided was sent. */
  sent: z.number().int(),
  seconds: z.number(),
  /** As the server calls itself; empty where it does not. */
  agent: z.string(),
  /** `host:port` of those registered for this account at the moment, as the registrar tells. */
  contacts: z.array(z.string()),
  /** Of a TLS connection; a self-signed one is taken, and said to be so. */
  certificate: z.object({ fingerprint: z.string(), trusted: z.boolean() }).nullable(),
});
export type SipProof = z.infer<typeof sipProofSchema>;

/** Whether server, user and password are right, as the registrar itself said. */
export const isProven = ({ verdict }: Pick<SipProof, 'verdict'>): boolean =>
  verdict === 'accepted' || verdict === 'open';

const SILENT: readonly ProofVerdict[] = [
  'no-answer',
  'not-listening',
  'unreachable',
  'unknown-host',
  'cut',
  'tls-failed',
];

/** What the laptop's answer and the intercom's own together say. */
export interface Comparison {
  /** `same`: both agree. `intercom`: the fault is on the intercom's side. `laptop`: on the laptop's. */
  readonly kind: 'same' | 'intercom' | 'laptop';
  readonly text: string;
}

/** Puts what the intercom tells of its registration beside what the laptop found. */
export function compareProof(
  registration: Registration,
  proof: Pick<SipProof, 'verdict'>,
): Comparison {
  const registered = registration === 'registered';
  if (isProven(proof))
    return registered
      ? {
          kind: 'same',
          text: 'The account was checked from this laptop too: same answer, so account and network are fine.',
        }
      : {
          kind: 'intercom',
          text: 'From this laptop the same account is accepted: server, user and password are right. The intercom itself does not get through, or has other values.',
        };
  const silent = SILENT.includes(proof.verdict);
  if (registered)
    return {
      kind: 'laptop',
      text: silent
        ? 'The intercom is registered, but this laptop cannot reach the server: it is in another network. What counts is the intercom.'
        : 'The intercom says that it is registered, but the server does not take the account from this laptop. It may still hold an earlier registration.',
    };
  return {
    kind: 'same',
    text: silent
      ? 'This laptop cannot reach the server either: the address is wrong, the server is down, or the network blocks it.'
      : 'The server answers this laptop, but does not take the account: the network is fine, the account is not.',
  };
}
