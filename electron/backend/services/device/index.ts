import { AppError, isAppError, toAppError } from '../../../../shared/errors';
import type { Driver } from '../../driver/types';
import type { Services } from '../../services';
import { idOfMac } from '../../store/intercom-store';
import type { Core } from '../core';
import { callFunction } from './call';
import { listFunctions } from './functions';
import { readLive } from './live';
import { readSwitches } from './reading';

/** Milliseconds for which the names of the relays are taken as read. */
const NAMES_FOR_MS = 30_000;

type DeviceServices = Pick<
  Services,
  | 'device.functions'
  | 'device.call'
  | 'device.live'
  | 'device.reboot'
  | 'device.resetFactory'
  | 'device.triggerRelay'
  | 'device.dial'
  | 'device.hangUp'
  | 'device.scanCard'
>;

interface Names {
  readonly at: number;
  readonly names: Readonly<Record<string, string>>;
}

/** A restart may cut its own answer off: that counts as accepted (device notes 1.2). */
async function accepted(work: Promise<unknown>): Promise<{ accepted: true }> {
  try {
    await work;
  } catch (error) {
    if (!isAppError(error, 'device.unknown-outcome', 'net.dropped')) throw error;
  }
  return { accepted: true };
}

/** Takes no signal: it follows something that was done, and says what came of it. */
async function callStatus(driver: Driver): Promise<{ status: string }> {
  const { data } = await driver.call('call/status');
  return { status: data.Status ?? '' };
}

/** The calls that make an intercom do something or say how it is. */
export function createDeviceServices(core: Core): DeviceServices {
  const { registry, drivers, clock } = core;
  const namesOf = new Map<string, Names>();

  const recentNames = (id: string) => {
    const known = namesOf.get(id);
    return known && clock.now() - known.at < NAMES_FOR_MS ? known.names : undefined;
  };

  return {
    'device.functions': () => ({ functions: listFunctions() }),
    'device.call': (input, context) => {
      // It may have been the names themselves that were changed.
      namesOf.delete(input.id);
      return callFunction(core, input, context);
    },
    async 'device.live'({ id }, { signal }) {
      const { capabilities } = registry.get(id);
      const { live, names, learnt } = await drivers.use(
        id,
        (driver) => readLive({ id, driver, clock, signal, capabilities, names: recentNames(id) }),
        { signal, repeatable: true },
      );
      if (!recentNames(id)) namesOf.set(id, { at: clock.now(), names });
      await registry.learn(id, learnt);
      return live;
    },
    async 'device.reboot'({ id }, { signal }) {
      try {
        return await drivers.use(
          id,
          (driver) => accepted(driver.call('system/reboot', {}, { signal })),
          { signal },
        );
      } finally {
        drivers.unsettle(id);
      }
    },
    async 'device.resetFactory'({ id, confirmMac }, { signal }) {
      if (idOfMac(confirmMac) !== id)
        throw new AppError('call.bad-input', `confirmMac: it is not the MAC of this intercom.`, {
          details: { field: 'confirmMac' },
        });
      try {
        return await drivers.use(
          id,
          (driver) => accepted(driver.call('config/reset_factory', {}, { signal })),
          { signal },
        );
      } finally {
        drivers.unsettle(id);
      }
    },
    'device.triggerRelay': ({ id, relay, mode, level, delay }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          await driver.call(
            'relay/trig',
            { mode: mode === 'manual' ? 1 : 0, num: relay, level, delay },
            { signal },
          );
          const { data } = await driver.call('relay/status');
          return { relays: readSwitches('Relay', data, recentNames(id)) };
        },
        { signal },
      ),
    'device.dial': ({ id, phone, displayName }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          await driver.call(
            'call/dial',
            { Phone: phone, ...(displayName !== '' && { DisplayName: displayName }) },
            { signal },
          );
          return callStatus(driver);
        },
        { signal },
      ),
    'device.hangUp': ({ id }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          await driver.call('call/hangup', {}, { signal });
          return callStatus(driver);
        },
        { signal },
      ),
    'device.scanCard': ({ id }, { signal }) =>
      drivers.use(
        id,
        async (driver) => {
          const { data } = await driver
            .call('user/scan', {}, { signal })
            .catch((error: unknown) => {
              throw lostReading(error);
            });
          const code = data.RFCode ?? '';
          if (code === '')
            throw new AppError('device.refused', 'No card was held to the reader.', {
              hint: 'Hold the card to the reader of the intercom, then ask again.',
              retryable: true,
            });
          return { code };
        },
        { signal },
      ),
  };
}

/**
 * A question for a card changes nothing on the intercom: where its answer is lost, what broke the
 * connection off is the whole story, and silence is nobody with a card.
 */
function lostReading(error: unknown): AppError {
  const told = toAppError(error);
  const { cause } = told;
  return told.code === 'device.unknown-outcome' && cause instanceof AppError ? cause : told;
}
