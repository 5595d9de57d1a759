import type { Settings } from '../../../../../shared/contract/settings';
import { isAppError, toAppError } from '../../../../../shared/errors';
import { readSection } from '../../../services/settings/sections';
import { openAnonymous } from '../../security/anonymous';
import { factoryOf } from '../../security/read';
import { say } from '../../../../../shared/site/said';
import type { Said } from '../../../../../shared/site/said/said';
import {
  fail,
  inSeconds,
  notPossible,
  pass,
  tenths,
  type CheckContext,
  type Verdict,
} from '../types';

/** Seconds that a clock may be off: door logs and schedules are by the minute. */
const CLOCK_TOLERANCE_S = 30;
/** Seconds of the smallest step between two time zones. */
const ZONE_STEP_S = 900;
const SNTP = 'Config.Settings.SNTP';

/** It answers, and it is the one that is bound to this door. */
export async function checkReachable({ core, id, signal }: CheckContext): Promise<Verdict> {
  const { drivers, registry, clock } = core;
  // It may be another one by now at this address: it is asked who it is.
  drivers.unsettle(id);
  const since = clock.now();
  const info = await drivers.use(id, (driver) => driver.info({ signal }), {
    signal,
    repeatable: true,
  });
  const { address } = registry.get(id);
  const took = clock.now() - since;
  return pass(
    `Answered at ${address} after ${inSeconds(took)}: ${info.model}, ${info.mac}.`,
    say('answered', { address, s: tenths(took), model: info.model, mac: info.mac }),
  );
}

const span = (seconds: number): string => {
  const abs = Math.abs(Math.round(seconds));
  if (abs < 120) return `${abs} s`;
  const [hours, minutes] = [Math.floor(abs / 3600), Math.round((abs % 3600) / 60)];
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes} min`;
};

/**
 * What an offset of a clock means. A clock whose minutes agree and whose hours do not has the wrong
 * time zone. Pure.
 *
 * @param offset seconds that the intercom is ahead of this laptop
 */
export function judgeClock(offset: number, zone: string): Verdict {
  const named = zone === '' ? '' : ` Its time zone is set to ${zone}.`;
  const saidZone = zone === '' ? [] : [say('zone', { zone })];
  const saidOff = say(offset > 0 ? 'clock-ahead' : 'clock-behind', { span: span(offset) });
  if (Math.abs(offset) <= CLOCK_TOLERANCE_S)
    return Math.abs(offset) < 1
      ? pass(
          `Its clock agrees with this laptop to the second.${named}`,
          ...[say('clock-same'), ...saidZone],
        )
      : pass(
          `Its clock is ${span(offset)} ${offset > 0 ? 'ahead of' : 'behind'} this laptop.${named}`,
          ...[saidOff, ...saidZone],
        );
  const off = `Its clock is ${span(offset)} ${offset > 0 ? 'ahead of' : 'behind'} this laptop.`;
  const rest = Math.abs(offset) - Math.round(Math.abs(offset) / ZONE_STEP_S) * ZONE_STEP_S;
  return Math.abs(rest) <= CLOCK_TOLERANCE_S
    ? fail(
        `${off} Minutes and seconds agree: its time zone is wrong.${named} Set the time zone.`,
        ...[saidOff, say('zone-wrong'), ...saidZone],
      )
    : fail(
        `${off}${named} Set a time server that it can reach, or check the clock of this laptop.`,
        ...[saidOff, ...saidZone, say('set-time')],
      );
}

/** Its clock, against the middle of the time that the question took. */
export async function checkClock({ core, id, signal }: CheckContext): Promise<Verdict> {
  const { drivers, clock } = core;
  return drivers.use(
    id,
    async (driver) => {
      const before = clock.now();
      const { data } = await driver.call('system/status', {}, { signal });
      const middle = (before + clock.now()) / 2;
      if (data.SystemTime === undefined)
        return notPossible('This intercom does not tell its clock.', say('clock-untold'));
      const zone: Settings = await readSection(driver, 'config', { signal, filter: [SNTP] }).catch(
        (error: unknown) => {
          if (isAppError(error, 'device.unsupported', 'device.refused')) return {};
          throw error;
        },
      );
      return judgeClock(
        data.SystemTime - Math.floor(middle / 1000),
        zone[`${SNTP}.TimeZone`] ?? '',
      );
    },
    { signal, repeatable: true },
  );
}

export async function checkFirmware({ core, id, door, signal }: CheckContext): Promise<Verdict> {
  const { firmware } = await core.drivers.use(id, (driver) => driver.info({ signal }), {
    signal,
    repeatable: true,
  });
  return firmware === door.firmware
    ? pass(`It runs ${firmware}, as wanted.`, say('runs-wanted', { version: firmware }))
    : fail(
        `It runs ${firmware}; ${door.firmware} is wanted. Upgrade it.`,
        say('runs-other', { version: firmware, wanted: door.firmware }),
      );
}

/** Signed in with a password of its own; the factory's is refused when it is tried, once. */
export async function checkPassword({ core, id, signal }: CheckContext): Promise<Verdict> {
  const { drivers, clock, registry } = core;
  return drivers.use(
    id,
    async (driver) => {
      await driver.info({ signal });
      if (driver.auth === 'none')
        return fail(
          'It asks nobody for a password. Let it ask for one, with Digest.',
          say('no-password'),
        );
      const anonymous = openAnonymous(driver.address, { clock, signal });
      try {
        const { verdict, words } = await factoryOf(core, { id, driver, anonymous });
        const { username } = registry.get(id);
        const how = driver.auth === 'digest' ? 'Digest' : 'Basic';
        switch (verdict) {
          case 'valid':
            return fail(
              "It takes the factory's user and password. Change the password.",
              say('factory-password'),
            );
          case 'untold':
            return notPossible(words, say('factory-untold'));
          case 'refused':
            // It still lets us in, so that the refusal was of that password alone.
            await driver.info({ signal });
            return pass(
              `Signed in as ${username ?? ''} with a password of its own (${how}); the factory's was tried once and refused.`,
              say('own-password', { user: username ?? '', how }),
            );
        }
      } finally {
        await anonymous.close();
      }
    },
    { signal, repeatable: true },
  );
}

/** Why an intercom could not be asked, as evidence of a check that failed. */
export function asEvidence(thrown: unknown): string {
  const { message, hint } = toAppError(thrown);
  return hint === '' ? message : `${message} ${hint}`;
}

/** The same in other languages, as far as its kind tells: the details stay English. */
export function sayError(thrown: unknown): Said {
  const { code } = toAppError(thrown);
  if (code.startsWith('net.') || code.startsWith('tls.')) return say('no-answer');
  return say(code.startsWith('auth.') ? 'no-sign-in' : 'not-told');
}
