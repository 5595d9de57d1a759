import { AppError } from '../../../../shared/errors';
import { parseAddress } from '../../driver/address';
import type { Credentials } from '../../driver/types';
import { startedSince } from '../../firmware/parts';
import { isAway } from '../../services/config/away';
import { API_PASSWORD, API_USER } from '../../services/config/plan';
import { signInAgain, type WayIn } from '../../services/config/sign-in-again';
import { decodeSecret, secretForm } from '../../services/settings/secrets';
import { secretKeyOf } from '../../services/sign-in-secret';
import type { OpenedBackup } from '../points';
import { factsOf, type Restore } from './parts';

/** Milliseconds between two looks whether it is gone: a unit may be away only briefly. */
const LOOK_MS = 200;
/** Every so many looks the unit is asked whether it has been away unseen. */
const ASK_EVERY = 10;

/** Waits until the unit restarts. One that does not is told of: comparing says what it holds. */
export function waitGone(restore: Restore): Promise<void> {
  const { context, core, identify, limits, id } = restore;
  const { signal } = context;
  const { clock, registry } = core;
  const sentAt = factsOf(restore).sentAt ?? clock.now();
  return context.step('go', async (report) => {
    report.detail('It takes the configuration in before it restarts.');
    for (let look = 1; ; look += 1) {
      const seconds = (clock.now() - sentAt) / 1000;
      if (await isAway(identify, parseAddress(registry.get(id).address), signal)) {
        report.detail(`Gone after ${seconds.toFixed(0)} s.`);
        return;
      }
      const over = seconds > limits.goneS;
      if (over || look % ASK_EVERY === 0) {
        const again = await startedSince(restore, sentAt, signal).catch((error: unknown) => {
          signal.throwIfAborted();
          // It may lock the old password out already, or go down just now: looking on tells.
          if (error instanceof AppError && error.code !== 'call.internal') return undefined;
          throw error;
        });
        if (again === true) {
          report.detail('It has restarted already.');
          return;
        }
      }
      if (over) {
        report.warn(`It has not restarted within ${limits.goneS} s.`);
        return;
      }
      report.progress(seconds / limits.goneS);
      await clock.sleep(LOOK_MS, signal);
    }
  });
}

/** The password of then, where it is known, and that of before: the import may have changed it. */
async function waysIn({ core, id }: Restore, opened: OpenedBackup): Promise<readonly WayIn[]> {
  const { username, model } = core.registry.get(id);
  const kept = await core.secrets.get(secretKeyOf(id));
  const old: Credentials | undefined =
    username === null || kept === undefined ? undefined : { username, password: kept };
  const held = opened.passwords[API_PASSWORD];
  const then: Credentials | undefined =
    held === undefined
      ? undefined
      : {
          username: opened.snapshot.settings[API_USER] ?? username ?? '',
          password: decodeSecret(held, secretForm(model, held)),
        };
  const same = then?.username === old?.username && then?.password === old?.password;
  return [
    ...(then && !same ? [{ kind: 'new' as const, credentials: then }] : []),
    ...(old ? [{ kind: 'old' as const, credentials: old }] : []),
    ...(then || old ? [] : [{ kind: 'old' as const }]),
  ];
}

/**
 * Waits until the same MAC answers and lets us in, wherever it is now.
 *
 * @throws AppError `net.*` where it does not come, `auth.*` where it lets nobody in any more
 */
export function waitBack(
  restore: Restore,
  opened: OpenedBackup,
  atMostS = restore.limits.backS,
): Promise<void> {
  const { context, core, identify, finder, limits, id } = restore;
  const { signal } = context;
  const { clock, registry } = core;
  const facts = factsOf(restore);
  const sentAt = facts.sentAt ?? clock.now();
  const seconds = (): number => Math.round((clock.now() - sentAt) / 1000);
  return context.step('return', async (report) => {
    const before = registry.get(id).address;
    const places = facts.addresses.length > 0 ? facts.addresses : [before];
    const began = clock.now();
    const { way } = await signInAgain({
      ...{ core, identify, id, signal },
      addresses: places.map(parseAddress),
      ways: await waysIn(restore, opened),
      seconds: Math.round(atMostS),
      onLook(fraction) {
        report.progress(fraction);
        report.detail(`Away for ${seconds()} s.`);
        if ((clock.now() - began) / 1000 > limits.searchAfterS)
          finder.look(registry.get(id).address);
      },
    });
    const { address } = registry.get(id);
    const place = address === before ? 'at its address' : `at ${address} (it was ${before})`;
    const login = way === 'new' ? ', with the password of the backup' : '';
    report.detail(`Back ${place}${login} after ${seconds()} s.`);
  });
}
