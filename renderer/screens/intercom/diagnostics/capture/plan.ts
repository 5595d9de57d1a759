/** What a capture is to hold; every choice fits the ranges of the contract. */
export interface CapturePlan {
  readonly what: 'everything' | 'sip' | 'own';
  /** Of the person's own, in the language of tcpdump. */
  readonly own: string;
  /** Seconds after which it stops; 0: when somebody stops it. */
  readonly seconds: number;
  /** Bytes after which it stops. */
  readonly size: number;
}

/** Ports that intercoms and telephone systems use for SIP, over UDP and TCP. */
export const SIP_FILTER = 'portrange 5060-5062';
/** Manual, Api pcap start: the default of the intercom. */
const EVERYTHING = 'ip';

export const SECONDS = [30, 60, 120, 180, 0] as const;
export const SIZES = [262_144, 1_048_576, 5_242_880, 20_971_520] as const;

export const FIRST_PLAN: CapturePlan = {
  what: 'everything',
  own: '',
  seconds: 60,
  size: 1_048_576,
};

/** For finding out why a call fails: time to walk to the button, and nothing but SIP. */
export const REPRODUCE: CapturePlan = { ...FIRST_PLAN, what: 'sip', seconds: 120 };

/** The filter in the language of libpcap; undefined where the person has yet to write one. */
export function filterOf({ what, own }: CapturePlan): string | undefined {
  if (what === 'everything') return EVERYTHING;
  if (what === 'sip') return SIP_FILTER;
  return own.trim() === '' ? undefined : own.trim();
}
