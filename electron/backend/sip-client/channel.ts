import { isAppError, type ErrorCode } from '../../../shared/errors';
import { toNetError } from '../driver/http/net-errors';
import { SipTrouble, type ChannelListener, type Hop, type TroubleKind } from './types';

const KINDS: Partial<Readonly<Record<ErrorCode, TroubleKind>>> = {
  'net.refused': 'not-listening',
  'net.unreachable': 'unreachable',
  'net.unknown-host': 'unknown-host',
  'net.timeout': 'no-answer',
  'net.dropped': 'cut',
  'tls.failed': 'tls-failed',
};

/** What a socket threw, in the few kinds that a technician tells apart. A cancel stays a cancel. */
export function troubleOf(error: unknown, { host, port }: Hop): Error {
  if (error instanceof SipTrouble) return error;
  const told = isAppError(error)
    ? error
    : toNetError(error, { address: { scheme: 'http', host, port }, sent: false });
  if (told.code === 'call.cancelled') return told;
  return new SipTrouble(KINDS[told.code] ?? 'cut');
}

/** Who listens on a channel. */
export interface Listeners {
  readonly add: (listener: ChannelListener) => () => void;
  readonly message: ChannelListener['message'];
  readonly trouble: (error: Error) => void;
}

export function createListeners(): Listeners {
  const all = new Set<ChannelListener>();
  return {
    add(listener) {
      all.add(listener);
      return () => void all.delete(listener);
    },
    message(message) {
      for (const one of [...all]) one.message(message);
    },
    trouble(error) {
      const trouble = error instanceof SipTrouble ? error : new SipTrouble('cut');
      for (const one of [...all]) one.trouble(trouble);
    },
  };
}
