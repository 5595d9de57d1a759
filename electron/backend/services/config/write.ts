import type { Settings, Written } from '../../../../shared/contract/settings';
import { isAppError } from '../../../../shared/errors';
import { readBack, send, type Target } from '../settings/write';
import { bySection } from './plan';

/** Settings that were not kept are sent once more, each alone; so many at most. */
const ALONE_AT_MOST = 20;

export interface OrdinaryWrite {
  readonly before: Settings;
  /** In the unit's own form. */
  readonly values: Settings;
  /** Stops between two requests, never in one. */
  readonly signal: AbortSignal;
  /** All that has been sent so far. */
  readonly onSent: (sent: Settings) => void;
}

/** What was sent, and which of it the unit refused in so many words. */
export interface SentValues {
  readonly sent: Settings;
  readonly refused: readonly string[];
  readonly lostAnswer: boolean;
}

/** One request; false where the unit refuses it whole. */
async function accepted(target: Target, values: Settings): Promise<'yes' | 'lost' | 'refused'> {
  try {
    return (await send(target, values)) === 'answered' ? 'yes' : 'lost';
  } catch (error) {
    if (isAppError(error, 'device.refused', 'device.partial', 'device.unsupported'))
      return 'refused';
    throw error;
  }
}

/**
 * Writes section by section. A refused section is sent again key by key, so that one wrong value
 * does not keep its neighbours out.
 *
 * @throws AppError of the driver, `call.cancelled`; what was sent so far is in `onSent`
 */
export async function writeOrdinary(target: Target, write: OrdinaryWrite): Promise<SentValues> {
  const sent: Record<string, string> = {};
  const refused: string[] = [];
  let lostAnswer = false;
  const one = async (values: Settings): Promise<boolean> => {
    write.signal.throwIfAborted();
    const answer = await accepted(target, values);
    if (answer === 'refused') return false;
    lostAnswer ||= answer === 'lost';
    Object.assign(sent, values);
    write.onSent({ ...sent });
    return true;
  };
  for (const section of bySection(write.values)) {
    if (await one(section)) continue;
    for (const [key, value] of Object.entries(section))
      if (!(await one({ [key]: value }))) refused.push(key);
  }
  return { sent, refused, lostAnswer };
}

/**
 * Reads back, and gives each value that was not kept one more chance in a request of its own: some
 * firmware takes certain settings only alone (device notes 1.2).
 */
export async function settle(
  target: Target,
  what: {
    readonly before: Settings;
    readonly sent: SentValues;
    readonly signal: AbortSignal;
  },
): Promise<readonly Written[]> {
  const { before, signal } = what;
  const { sent } = what.sent;
  const how = what.sent.lostAnswer ? 'answer-lost' : 'answered';
  if (Object.keys(sent).length === 0) return [];
  const first = await readBack(target, { before, sent, how, signal });
  const missing = first.filter(({ outcome }) => outcome === 'not-stored');
  const alone = Object.keys(sent).length > 1 && missing.length <= ALONE_AT_MOST;
  if (missing.length === 0 || !alone) return first;
  for (const { key } of missing) {
    signal.throwIfAborted();
    await accepted(target, { [key]: sent[key] ?? '' });
  }
  return readBack(target, { before, sent, how: 'answered', signal });
}
