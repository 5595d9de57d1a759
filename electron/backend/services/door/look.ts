import type { SwitchState } from '../../../../shared/contract/device';
import { isAppError } from '../../../../shared/errors';
import type { Driver } from '../../driver/types';
import { readSwitches } from '../device/reading';

/** What an intercom tells of its relays and inputs; undefined where it tells nothing of them. */
export interface DoorState {
  readonly relays: readonly SwitchState[] | undefined;
  readonly inputs: readonly SwitchState[] | undefined;
}

/** Asks for relays and inputs again and again; what the model lacks is asked once. */
export function createLook(
  driver: Driver,
  names: Readonly<Record<string, string>>,
): (signal: AbortSignal) => Promise<DoorState> {
  const lacking = new Set<string>();
  const read = async (
    kind: 'Relay' | 'Input',
    signal: AbortSignal,
  ): Promise<readonly SwitchState[] | undefined> => {
    if (lacking.has(kind)) return undefined;
    try {
      const name = kind === 'Relay' ? 'relay/status' : 'input/status';
      const { data } = await driver.call(name, {}, { signal });
      return readSwitches(kind, data, kind === 'Relay' ? names : {});
    } catch (error) {
      if (!isAppError(error, 'device.unsupported')) throw error;
      lacking.add(kind);
      return undefined;
    }
  };
  return async (signal) => ({
    relays: await read('Relay', signal),
    inputs: await read('Input', signal),
  });
}
