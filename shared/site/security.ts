/** What makes a door insecure, judged from what was read of its intercom. Pure. */
import { z } from 'zod';
import { bossesOf } from '../device/bosses';
import type { Settings } from '../contract/settings';
import { settingFindings } from './security-settings';
import { LIST_AS_OF, vulnerabilitiesOf } from './vulnerabilities';

export const FINDINGS = [
  'default-password',
  'default-password-relay',
  'default-password-other',
  'open-api',
  'password-in-clear',
  'no-tls',
  'relay-by-url',
  'public-code-default',
  'public-code-weak',
  'dtmf-one-key',
  'stream-open',
  'config-left',
  'capture-left',
  'cloud',
  'provisioning',
  'log-debug',
  'vulnerability',
] as const;
export type FindingId = (typeof FINDINGS)[number];

/** Where Lintel mends it: a screen of the intercom, or work on many. */
export const MENDS = [
  'access',
  'bosses',
  'configuration',
  'door',
  'public-codes',
  'diagnostics',
  'firmware',
  'restart',
] as const;
export type Mend = (typeof MENDS)[number];

export const SEVERITIES = ['high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const findingSchema = z.object({
  id: z.enum(FINDINGS),
  severity: z.enum(SEVERITIES),
  /** What is, as it was read. Never a password or a code. */
  what: z.string(),
  why: z.string(),
  todo: z.string(),
  /** Null where Lintel cannot mend it. */
  mend: z.enum(MENDS).nullable(),
  /** What stands in its words, for other languages: names, paths; no secret. */
  values: z.record(z.string(), z.string()).default({}),
  /** Settings that it is about. */
  keys: z.array(z.string()),
  /** Where it is published; empty for what was read of the unit itself. */
  source: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

/** Whether a file that an export leaves behind can be fetched by anybody. */
export type Download = 'open' | 'closed' | 'untold';

/** What was read of an intercom. */
export interface SecurityFacts {
  readonly model: string;
  readonly firmware: string;
  readonly secure: boolean;
  /** How its HTTP API lets programs in. */
  readonly scheme: 'none' | 'basic' | 'digest' | null;
  /** Whether the factory's password lets somebody in; `untold` where it was not tried, and why. */
  readonly factory: 'valid' | 'refused' | 'untold';
  readonly factoryWords: string;
  /** Its configuration, passwords as they are held; null where it does not tell it. */
  readonly settings: Settings | null;
  readonly downloads: { readonly config: Download; readonly capture: Download };
}

/** What was found, worst first, and what could not be told. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly untold: readonly string[];
}

type Draft = Omit<Finding, 'keys' | 'source' | 'values'> &
  Partial<Pick<Finding, 'keys' | 'source' | 'values'>>;

const whole = (draft: Draft): Finding => ({ keys: [], source: '', values: {}, ...draft });

function accessFindings({ scheme, secure, factory }: SecurityFacts): readonly Draft[] {
  const found: Draft[] = [];
  if (factory === 'valid')
    found.push({
      ...{ id: 'default-password', severity: 'high', mend: 'access' },
      what: "The HTTP API takes the factory's user and password (admin).",
      why: 'Everybody knows them: whoever is in this network can open the door and read all codes.',
      todo: 'Change the password.',
    });
  if (scheme === 'none')
    found.push({
      ...{ id: 'open-api', severity: 'high', mend: 'access' },
      what: 'The HTTP API asks nobody for a password.',
      why: 'Whoever is in this network can open the door and read all codes.',
      todo: 'Let it ask for a password, with Digest.',
    });
  if (scheme === 'basic' && !secure)
    found.push({
      ...{ id: 'password-in-clear', severity: 'medium', mend: 'access' },
      what: 'The password of the HTTP API travels in clear (Basic without HTTPS).',
      why: 'Whoever listens in this network learns it.',
      todo: 'Choose Digest, or HTTPS.',
    });
  if (!secure)
    found.push({
      ...{ id: 'no-tls', severity: 'medium', mend: null },
      what: 'It was reached by HTTP, without encryption.',
      why: 'Codes, names and settings can be read by whoever listens in this network.',
      todo: 'Switch HTTPS on at its web page where it has it, then connect again with https:// in front of the address.',
    });
  return found;
}

function fileFindings({ downloads }: SecurityFacts): readonly Draft[] {
  const left = (id: 'config-left' | 'capture-left', path: string, holds: string): Draft => ({
    ...{ id, severity: 'high', mend: 'restart' },
    values: { path },
    what: `Anybody can fetch ${path} without signing in.`,
    why: `It holds ${holds}.`,
    todo: 'Restart the intercom and check again. If the file is still there, upgrade its firmware and keep its network closed to guests.',
  });
  return [
    ...(downloads.config === 'open'
      ? [left('config-left', '/download/config.tgz', 'every setting, passwords with them')]
      : []),
    ...(downloads.capture === 'open'
      ? [left('capture-left', '/download/phone.pcap', 'what it sent and received, calls with them')]
      : []),
  ];
}

function bossFindings(settings: Settings | null): readonly Draft[] {
  return bossesOf(settings ?? {}).map(({ kind, certain, who, text, switchOff }) => ({
    id: kind === 'cloud' || kind === 'sip-account' ? 'cloud' : 'provisioning',
    severity: certain ? 'medium' : 'low',
    mend: 'bosses',
    what: `${who}.`,
    why: text,
    todo: 'Switch it off, unless it is meant to be so.',
    keys: Object.keys(switchOff),
  }));
}

function publishedFindings(facts: SecurityFacts): readonly Draft[] {
  return vulnerabilitiesOf(facts).map(({ model, ids, published, what, fix, source }) => ({
    ...{ id: 'vulnerability', severity: 'high', mend: 'firmware', source },
    values: { model, firmware: facts.firmware, ids: ids.join(', ') },
    what: `${model} with firmware ${facts.firmware}: ${what} (${ids.length > 3 ? `${ids[0] ?? ''} to ${ids.at(-1) ?? ''}` : ids.join(', ')}).`,
    why: `Published on ${published}; how to do it is known to everybody. List of ${LIST_AS_OF}.`,
    todo: `${fix} Install the newest firmware, and keep its network closed to guests and the internet.`,
  }));
}

function untoldOf({ settings, downloads, factory, factoryWords }: SecurityFacts): string[] {
  return [
    ...(factory === 'untold' ? [factoryWords] : []),
    ...(settings === null
      ? [
          'It does not tell its configuration: relays by URL, codes, streams, cloud and log level were not checked.',
        ]
      : []),
    ...(downloads.config === 'untold' || downloads.capture === 'untold'
      ? ['Whether exported files lie open could not be asked.']
      : []),
    'The password of its web page is another one than that of the HTTP API, and cannot be tried from here: make sure that it is not admin / admin.',
  ];
}

/** Judges what was read. */
export function judgeSecurity(facts: SecurityFacts): Judged {
  const drafts = [
    ...accessFindings(facts),
    ...(facts.settings === null ? [] : settingFindings(facts.settings)),
    ...fileFindings(facts),
    ...bossFindings(facts.settings),
    ...publishedFindings(facts),
  ];
  const findings = drafts
    .map(whole)
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return { findings, untold: untoldOf(facts) };
}
