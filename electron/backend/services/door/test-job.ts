import type { CallParsed } from '../../../../shared/contract';
import type { DoorTestResult } from '../../../../shared/contract/door';
import type { Settings } from '../../../../shared/contract/settings';
import {
  RELAY_FIELDS,
  SETTING_LETTERS,
  settingKey,
  type SettingLetter,
} from '../../../../shared/device/setting-fields';
import { AppError, isAppError } from '../../../../shared/errors';
import type { Driver } from '../../driver/types';
import type { JobContext, PlannedStep } from '../../jobs/plan';
import type { Clock } from '../../ports';
import { relayNames } from '../device/reading';
import { readSection } from '../settings/sections';
import { createLook } from './look';
import { judgeMoves, watchDoor, type WatchPlan } from './watch';
import { verdictInWords } from './words';

/** Seconds: the longest hold delay that can be set (manual, Api relay). */
const LONGEST_HOLD = 60;

export const letterOf = (relay: number): SettingLetter => SETTING_LETTERS[relay - 1] ?? 'A';

export const stepsOf = (letter: string): readonly PlannedStep[] => [
  { id: 'before', title: 'Look at relays and inputs', weight: 1 },
  { id: 'trigger', title: `Trigger relay ${letter}`, weight: 1 },
  { id: 'watch', title: 'Watch what moves', weight: 8 },
];

async function settingsOf(driver: Driver, signal: AbortSignal): Promise<Settings> {
  try {
    return await readSection(driver, 'relay', { signal });
  } catch (error) {
    if (isAppError(error, 'device.unsupported')) return {};
    throw error;
  }
}

/** Seconds out of a setting of this relay; undefined where the intercom does not have it. */
function secondsOf(settings: Settings, id: string, letter: SettingLetter): number | undefined {
  const field = RELAY_FIELDS.find((one) => one.id === id);
  const key = field && settingKey(field, settings, letter);
  const value = key === undefined ? NaN : Number(settings[key]);
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Triggers a relay and watches relays and inputs. That nothing moves is no failure of the job but
 * its result. A stop ends the watching; the relay goes back by itself.
 *
 * @throws AppError of the driver; `device.unsupported` where the model lacks the relay
 */
export async function testDoor(
  job: JobContext,
  what: {
    readonly driver: Driver;
    readonly clock: Clock;
    readonly input: CallParsed<'door.test'>;
  },
): Promise<void> {
  const { driver, clock, input } = what;
  const { relay, mode, level, delay, graceSeconds } = input;
  const letter = letterOf(relay);
  const { signal } = job;
  const tell = (facts: Partial<DoorTestResult>): void => job.result(facts);
  tell({ relay, letter, name: '', mode, hold: delay, moves: [] });

  const { before, look, plan } = await job.step('before', async (report) => {
    const settings = await settingsOf(driver, signal);
    const names = relayNames(settings);
    const looking = createLook(driver, names);
    const now = await looking(signal);
    if (now.relays && !now.relays.some((one) => one.letter === letter))
      throw new AppError('device.unsupported', `This intercom has no relay ${letter}.`);
    const held = secondsOf(settings, 'holdDelay', letter) ?? LONGEST_HOLD;
    const made: WatchPlan = {
      letter,
      mode,
      triggerDelay: secondsOf(settings, 'triggerDelay', letter) ?? 0,
      hold: delay > 0 ? delay : held,
      grace: graceSeconds,
    };
    tell({ name: names[letter] ?? '', hold: made.hold });
    if (now.relays?.some((one) => one.letter === letter && one.on))
      report.warn(`Relay ${letter} was switched already.`);
    return { before: now, look: looking, plan: made };
  });

  const since = await job.step('trigger', async (report) => {
    try {
      // No signal: a trigger that is on its way is seen through.
      await driver.call('relay/trig', {
        mode: mode === 'manual' ? 1 : 0,
        num: relay,
        level,
        delay,
      });
      report.detail('The intercom said OK.');
    } catch (error) {
      if (!isAppError(error, 'device.unknown-outcome')) throw error;
      report.warn('The answer was lost. Watching tells whether it took.');
    }
    const at = clock.now();
    tell({ triggeredAt: at });
    return at;
  });

  await job.step('watch', async (report) => {
    const moves = await watchDoor({
      ...{ plan, before, since, clock, signal, look },
      onLook(seen, fraction) {
        tell({ moves: [...seen] });
        report.progress(fraction);
      },
    });
    const verdict = judgeMoves(plan, moves, before);
    tell({ moves: [...moves], verdict });
    const words = verdictInWords(verdict, plan, moves);
    const asWanted =
      verdict === 'opened-and-closed' || (verdict === 'stays-open' && mode === 'manual');
    if (asWanted) report.detail(words);
    else report.warn(words);
  });
}
