import { AppError, isAppError, toAppError } from '../../../shared/errors';
import { formatAddress, parseAddress } from '../driver/address';
import type { SystemInfo } from '../driver/types';
import { isAway } from '../services/config/away';
import { isSilence } from '../services/intercoms/state';
import { askWho, startedSince, type Upgrade } from './parts';

/** Looks in a row at which a unit may say that it lets nobody in, before that is believed. */
const CLOSED_AT_MOST = 2;
/** Milliseconds between two of those: a password refused too often locks people out. */
const CLOSED_PAUSE_MS = 5_000;
/** Every so many looks the unit is asked whether it has been away unseen. */
const ASK_EVERY = 10;

/** Whether the unit has been away and is back already: it runs something else, or started anew. */
async function wasAway(
  upgrade: Upgrade,
  about: { readonly from: string; readonly toldAt: number },
): Promise<boolean> {
  const { signal } = upgrade.context;
  try {
    const { firmware } = await askWho(upgrade, signal);
    return firmware !== about.from || (await startedSince(upgrade, about.toldAt, signal)) === true;
  } catch (error) {
    signal.throwIfAborted();
    if (isAppError(error) && (isSilence(error) || error.code.startsWith('device.'))) return false;
    throw error;
  }
}

/**
 * Waits until the unit is gone.
 *
 * @throws AppError `device.not-stored` where it goes on as if nothing had been said
 */
export function waitGone(
  upgrade: Upgrade,
  about: {
    readonly from: string;
    readonly toldAt: number;
    readonly told: 'accepted' | 'unknown';
  },
): Promise<void> {
  const { context, core, identify, limits, id } = upgrade;
  const { signal } = context;
  const { clock } = core;
  return context.step('go', async (report) => {
    for (let look = 1; ; look += 1) {
      const seconds = (clock.now() - about.toldAt) / 1000;
      if (await isAway(identify, parseAddress(core.registry.get(id).address), signal)) {
        report.detail(`Gone after ${seconds.toFixed(0)} s.`);
        return;
      }
      const over = seconds > limits.goneS;
      if ((over || look % ASK_EVERY === 0) && (await wasAway(upgrade, about))) {
        report.detail('It has restarted already.');
        return;
      }
      if (over)
        throw new AppError(
          'device.not-stored',
          about.told === 'accepted'
            ? `It accepted the image, but has not restarted within ${String(limits.goneS)} s.`
            : `The answer was lost, and it has not restarted within ${String(limits.goneS)} s.`,
          { hint: 'Restart it, then try again.', retryable: true },
        );
      report.progress(seconds / limits.goneS);
      report.detail('It writes the image before it restarts.');
      await clock.sleep(limits.goneLookMs, signal);
    }
  });
}

function inWords(seconds: number, usual: number | null): string {
  const away = `Away for ${String(Math.round(seconds))} s`;
  return usual === null ? `${away}.` : `${away}, this model usually ${String(usual)} s.`;
}

/**
 * Waits for a valid answer of the same unit, wherever it is now.
 *
 * @throws AppError `net.*` where it does not come, `auth.*` or `tls.changed` where it lets nobody in
 */
export function waitBack(upgrade: Upgrade, toldAt: number): Promise<SystemInfo> {
  const { context, core, limits, times, finder, id } = upgrade;
  const { signal } = context;
  const { clock, registry } = core;
  return context.step('return', async (report) => {
    const { model, address: before } = registry.get(id);
    const usual = times.usual(model);
    const limit = Math.max(limits.backS, 3 * (usual ?? 0));
    const silentSince = clock.now();
    let closed = 0;
    for (;;) {
      const seconds = (clock.now() - toldAt) / 1000;
      let pause = limits.backLookMs;
      try {
        const info = await askWho(upgrade, signal);
        if (info.firmware !== '') {
          const took = (clock.now() - toldAt) / 1000;
          await times.learn(model, took);
          const { address } = registry.get(id);
          const place = address === before ? 'at its address' : `at ${address} (it was ${before})`;
          report.detail(`Back ${place} after ${took.toFixed(0)} s.`);
          return info;
        }
      } catch (thrown) {
        signal.throwIfAborted();
        const error = toAppError(thrown);
        if (error.code === 'tls.changed' || error.code === 'call.internal') throw error;
        closed = error.code.startsWith('auth.') ? closed + 1 : 0;
        if (closed > 0) pause = CLOSED_PAUSE_MS;
        if (closed >= CLOSED_AT_MOST) throw error;
        if (seconds > limit) throw gone(formatAddress(parseAddress(before)), limit, error);
      }
      report.progress(Math.min(0.98, seconds / ((usual ?? limit / 3) * 1.2)));
      report.detail(inWords(seconds, usual));
      if ((clock.now() - silentSince) / 1000 > limits.searchAfterS)
        finder.look(registry.get(id).address);
      await clock.sleep(pause, signal);
    }
  });
}

function gone(place: string, seconds: number, problem: AppError): AppError {
  return new AppError(
    isSilence(problem) ? problem.code : 'net.timeout',
    `It has not come back within ${String(Math.round(seconds))} s at ${place}, nor anywhere near it.`,
    {
      hint: 'Check its power and its cable. Once it answers, try again: what it runs is read first.',
      retryable: true,
      details: { because: problem.code },
      cause: problem,
    },
  );
}
