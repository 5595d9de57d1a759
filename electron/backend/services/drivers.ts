import { AppError, isAppError, toAppError } from '../../../shared/errors';
import { placeOf } from '../discovery/merge';
import { parseAddress } from '../driver/address';
import type { RejectionCounter } from '../driver/auth/rejections';
import type { Credentials, Driver, DriverOptions, PinStore } from '../driver/types';
import type { Clock, Log } from '../ports';
import { idOfMac } from '../store/intercom-store';
import type { Registry } from './intercoms/registry';
import { isSilence } from './intercoms/state';

/** Milliseconds of quiet after which the MAC is asked for again: the laptop may be elsewhere now. */
const VERIFY_AFTER_MS = 60_000;

export interface DriversOptions {
  readonly registry: Registry;
  readonly pins: PinStore;
  readonly rejections: RejectionCounter;
  readonly clock: Clock;
  readonly log: Log;
  readonly open: (options: DriverOptions) => Driver;
  /** What is remembered for signing in to this intercom. */
  readonly credentialsOf: (id: string) => Promise<Credentials | undefined>;
  /** Where the search of the network sees this MAC now, if it does. */
  readonly seenAt: (mac: string) => string | undefined;
}

export interface UseOptions {
  readonly signal?: AbortSignal;
  /** `work` may simply be done again where the intercom turns out to have moved. */
  readonly repeatable?: boolean;
}

/** One open connection for each known intercom. */
export interface Drivers {
  /** Takes over a driver that has just signed in. */
  adopt(id: string, driver: Driver): Promise<void>;
  /**
   * Works with an intercom. Makes sure first that it is still the same unit (after an unanswered
   * call, or a while of quiet), follows it to a new address where the search has seen it, and keeps
   * what an error says about it.
   *
   * @throws AppError `device.not-found`, `device.other-unit`, `net.*`, `auth.*`, `tls.*`
   */
  use<T>(id: string, work: (driver: Driver) => Promise<T>, options?: UseOptions): Promise<T>;
  /** It restarts: the next call asks again who it is. */
  unsettle(id: string): void;
  drop(id: string): Promise<void>;
  close(): Promise<void>;
}

interface Entry {
  readonly driver: Driver;
  readonly address: string;
  /** When it last answered as the right unit; 0 where that has to be asked again. */
  sure: number;
}

export function createDrivers(options: DriversOptions): Drivers {
  const { registry, pins, rejections, clock, log, open, credentialsOf, seenAt } = options;
  const entries = new Map<string, Entry>();
  let closed = false;

  const drop = async (id: string): Promise<void> => {
    const entry = entries.get(id);
    entries.delete(id);
    await entry?.driver.close();
  };

  const requireOpen = (): void => {
    if (closed) throw new AppError('call.shut-down', 'Lintel is closing.');
  };

  const entryOf = async (id: string): Promise<Entry> => {
    requireOpen();
    const { address, mac } = registry.get(id);
    const known = entries.get(id);
    if (known?.address === address) return known;
    await drop(id);
    const credentials = await credentialsOf(id);
    requireOpen();
    // Somebody else may have opened it while the secrets were read.
    const meanwhile = entries.get(id);
    if (meanwhile) return meanwhile;
    const driver = open({
      address: parseAddress(address),
      mac,
      pins,
      rejections,
      clock,
      log,
      ...(credentials && { credentials }),
    });
    const entry: Entry = { driver, address, sure: 0 };
    entries.set(id, entry);
    return entry;
  };

  const verify = async (id: string, entry: Entry, signal?: AbortSignal): Promise<void> => {
    if (entry.sure > 0 && clock.now() - entry.sure < VERIFY_AFTER_MS) return;
    const info = await entry.driver.info({ signal });
    const known = registry.get(id);
    if (idOfMac(info.mac) !== id)
      throw new AppError(
        'device.other-unit',
        `At ${known.address} answers ${info.model} ${info.mac}, not ${known.mac}.`,
        { details: { address: known.address, expected: known.mac, found: info.mac } },
      );
    const { model, firmware, hardware } = info;
    if (known.model !== model || known.firmware !== firmware || known.hardware !== hardware)
      await registry.patch(id, { model, firmware, hardware });
    entry.sure = clock.now();
  };

  /** True when the search sees the unit elsewhere and its address was changed to that. */
  const follow = async (id: string): Promise<boolean> => {
    const known = registry.get(id);
    const address = seenAt(known.mac);
    if (address === undefined || placeOf(address) === placeOf(known.address)) return false;
    log('info', 'An intercom is followed to its new address', {
      id,
      from: known.address,
      to: address,
    });
    await drop(id);
    await registry.patch(id, { address });
    return true;
  };

  const attempt = async <T>(
    id: string,
    work: (driver: Driver) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> => {
    let worked = false;
    const entry = await entryOf(id);
    try {
      await verify(id, entry, signal);
      worked = true;
      const value = await work(entry.driver);
      if (entry.sure > 0) entry.sure = clock.now();
      return value;
    } catch (error) {
      const shaken = isAppError(error) && (isSilence(error) || error.code.startsWith('tls.'));
      if (shaken) entry.sure = 0;
      throw shaken && !worked ? new Unverified(error) : error;
    }
  };

  /** What an answer says about the unit; that it cannot be kept changes nothing about the answer. */
  const noted = async (id: string, noting: Promise<void>): Promise<void> => {
    await noting.catch((error: unknown) => {
      const { code } = toAppError(error);
      log('warn', 'What is known of an intercom could not be kept', { id, code });
    });
  };

  return {
    async adopt(id, driver) {
      await drop(id);
      entries.set(id, { driver, address: registry.get(id).address, sure: clock.now() });
    },
    async use(id, work, { signal, repeatable = false } = {}) {
      try {
        const value = await attempt(id, work, signal).catch(async (thrown: unknown) => {
          const error = thrown instanceof Unverified ? thrown.reason : thrown;
          const again = thrown instanceof Unverified || repeatable;
          const gone =
            isAppError(error) && (isSilence(error) || error.code === 'device.other-unit');
          if (gone && (await follow(id)) && again) return attempt(id, work, signal);
          throw error;
        });
        await noted(id, registry.answered(id));
        return value;
      } catch (thrown) {
        const error = thrown instanceof Unverified ? thrown.reason : thrown;
        await noted(id, registry.failed(id, error));
        throw error;
      }
    },
    unsettle(id) {
      const entry = entries.get(id);
      if (entry) entry.sure = 0;
    },
    drop,
    async close() {
      closed = true;
      await Promise.all([...entries.keys()].map(drop));
    },
  };
}

/** The unit did not answer before the work itself began, so that nothing of it was done. */
class Unverified extends Error {
  constructor(readonly reason: AppError) {
    super(reason.message);
  }
}
