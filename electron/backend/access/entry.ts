import type { Settings } from '../../../shared/contract/settings';
import { parseAddress } from '../driver/address';
import type { AuthScheme } from '../driver/types';
import type { Core } from '../services/core';
import type { Identify } from '../services/intercoms/find-out';
import { signInAgain, type Back, type WayIn } from '../services/config/sign-in-again';
import { readSection } from '../services/settings/sections';
import { send } from '../services/settings/write';

/** Settings of who may use the HTTP API (device notes 3). */
export const API = 'Config.DoorSetting.APIFCGI';

/** Seconds that a unit may take to answer again after a change of who may ask. */
const BACK_WITHIN_S = 30;

export interface EntryDeps {
  readonly core: Core;
  readonly identify: Identify;
}

/** The way into one intercom while it is being changed. */
export interface Entry {
  readonly id: string;
  readonly model: string;
  /** Reads who may use the API. @throws AppError of the driver */
  read(): Promise<Settings>;
  /** How it lets us in at this moment. */
  scheme(): Promise<AuthScheme | null>;
  /**
   * Writes one change in one request, then signs in again: with what is given, the likeliest first,
   * never with more than it takes to be locked out.
   *
   * @throws AppError `device.*` where it was refused; `net.*`, `auth.*` where nothing lets us in
   */
  change(values: Settings, ways: readonly WayIn[]): Promise<Back>;
  /** Only the second half of it. `seconds` is how long it may take to answer. */
  signIn(ways: readonly WayIn[], seconds?: number): Promise<Back>;
}

export function createEntry(
  { core, identify }: EntryDeps,
  about: {
    readonly id: string;
    readonly signal: AbortSignal;
    readonly onLook: (fraction: number) => void;
  },
): Entry {
  const { id, signal, onLook } = about;
  const { drivers, registry, clock } = core;

  const signIn: Entry['signIn'] = (ways, seconds = BACK_WITHIN_S) => {
    drivers.unsettle(id);
    return signInAgain({
      ...{ core, identify, id, ways, seconds, signal, onLook },
      addresses: [parseAddress(registry.get(id).address)],
    });
  };

  return {
    id,
    get model() {
      return registry.get(id).model;
    },
    read: () =>
      drivers.use(id, (driver) => readSection(driver, 'config', { signal, filter: [API] }), {
        signal,
        repeatable: true,
      }),
    scheme: () =>
      drivers.use(
        id,
        async (driver) => {
          if (driver.auth === undefined) await driver.info({ signal });
          return driver.auth ?? null;
        },
        { signal, repeatable: true },
      ),
    async change(values, ways) {
      const { model } = registry.get(id);
      await drivers.use(
        id,
        async (driver) => {
          // It must be this very unit, now: another one at its address must not get the password.
          await driver.info({ signal });
          await send({ driver, section: 'config', model, clock }, values);
        },
        { signal },
      );
      return signIn(ways);
    },
    signIn,
  };
}
