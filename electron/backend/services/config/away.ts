import { isAppError } from '../../../../shared/errors';
import type { Address } from '../../driver/types';
import type { Identify } from '../intercoms/find-out';
import { isSilence } from '../intercoms/state';

/**
 * Whether nothing of a unit answers at its address. Sends no password.
 *
 * @throws AppError where something answers that says what it is
 */
export async function isAway(
  identify: Identify,
  address: Address,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await identify(address, { signal, timeoutMs: 2_000 });
    return false;
  } catch (error) {
    if (isAppError(error) && isSilence(error)) return true;
    // What is going down answers in halves.
    if (isAppError(error, 'device.bad-reply', 'tls.failed')) return true;
    throw error;
  }
}
