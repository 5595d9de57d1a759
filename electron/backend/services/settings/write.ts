import type { Section, Settings, Written } from '../../../../shared/contract/settings';
import { isAppError } from '../../../../shared/errors';
import type { Driver } from '../../driver/types';
import type { Clock } from '../../ports';
import { difference, judge } from './difference';
import { readSection, writeSection } from './sections';

/** Milliseconds before reading once more: some units store a moment after they have said OK. */
const SETTLE_MS = 700;
/** How often reading back is tried after the answer to a write was lost. */
const READ_BACK_TRIES = 4;

export interface Target {
  readonly driver: Driver;
  readonly section: Section;
  readonly model: string;
  readonly clock: Clock;
}

export type Sent = 'answered' | 'answer-lost';

/**
 * Writes, and says whether the unit answered. A lost answer is no failure yet: reading back settles
 * it, writing again blindly never does.
 */
export async function send(target: Target, values: Settings): Promise<Sent> {
  try {
    await writeSection(target.driver, target.section, values);
    return 'answered';
  } catch (error) {
    if (isAppError(error, 'device.unknown-outcome')) return 'answer-lost';
    throw error;
  }
}

/**
 * Reads back what was sent and judges each value. A value that is not there yet is looked for once
 * more after a moment.
 *
 * @throws AppError of the driver when the unit cannot be read any more
 */
export async function readBack(
  target: Target,
  what: {
    readonly before: Settings;
    readonly sent: Settings;
    readonly how: Sent;
    readonly signal?: AbortSignal;
  },
): Promise<readonly Written[]> {
  const { driver, section, clock } = target;
  const { before, sent, how, signal } = what;
  const keys = Object.keys(sent);
  const read = () => readSection(driver, section, { signal, filter: keys });
  const patiently = async (tries: number): Promise<Settings> => {
    try {
      return await read();
    } catch (error) {
      if (tries <= 1 || !isAppError(error) || !error.retryable || signal?.aborted) throw error;
      await clock.sleep(SETTLE_MS, signal);
      return patiently(tries - 1);
    }
  };
  const first = judge({
    before,
    sent,
    after: await patiently(how === 'answered' ? 2 : READ_BACK_TRIES),
  });
  if (first.every((one) => one.outcome !== 'not-stored')) return first;
  await clock.sleep(SETTLE_MS, signal);
  return judge({ before, sent, after: await patiently(2) });
}

/** Reads, writes only what differs, and reads back. */
export async function applySettings(
  target: Target,
  wanted: Settings,
  signal?: AbortSignal,
): Promise<{ readonly written: readonly Written[]; readonly unchanged: readonly string[] }> {
  const { driver, section, model } = target;
  const before = await readSection(driver, section, { signal, filter: Object.keys(wanted) });
  const { write, unchanged } = difference(before, wanted, model);
  if (Object.keys(write).length === 0) return { written: [], unchanged };
  signal?.throwIfAborted();
  const how = await send(target, write);
  return { written: await readBack(target, { before, sent: write, how }), unchanged };
}
