import type { Capability } from '../../../../shared/contract/intercoms';
import { isAppError } from '../../../../shared/errors';
import { API_NAMES, apiRow, type ApiName } from '../../driver/api';
import type { Driver } from '../../driver/types';
import { isSilence } from './state';

/** Silent answers in a row after which the unit counts as gone. */
const SILENT_AT_MOST = 2;

/** Functions that only read and need no parameters: asking them changes nothing. */
export const PROBED: readonly ApiName[] = API_NAMES.filter((name) => {
  const { kind, action, methods } = apiRow(name);
  return kind === 'read' && methods.length > 0 && ['get', 'status', 'info'].includes(action);
});

/** Lists are asked for their first page only: ten thousand users would keep a unit busy. */
const PAGED = new Set<ApiName>(PROBED.filter((name) => isList(name)));

function isList(name: ApiName): boolean {
  return [
    'privatekey/get',
    'rfkey/get',
    'contact/get',
    'group/get',
    'dialreplace/get',
    'user/get',
    'schedule/get',
    'calllog/get',
    'doorlog/get',
  ].includes(name);
}

/**
 * Asks for each reading function once. `no` only where the unit says that it does not know it;
 * whatever else goes wrong leaves `unknown`.
 *
 * @throws AppError `net.*` when the unit does not answer any more, `auth.*`, `call.cancelled`
 */
export async function probe(
  driver: Driver,
  signal: AbortSignal,
): Promise<Readonly<Record<string, Capability>>> {
  const found: Record<string, Capability> = {};
  let silent = 0;
  for (const name of PROBED) {
    signal.throwIfAborted();
    try {
      await driver.call(name, PAGED.has(name) ? { page: '1' } : {}, { signal });
      found[name] = 'yes';
      silent = 0;
    } catch (thrown) {
      if (!isAppError(thrown)) throw thrown;
      if (thrown.code === 'call.cancelled' || thrown.code.startsWith('auth.')) throw thrown;
      silent = isSilence(thrown) ? silent + 1 : 0;
      if (silent >= SILENT_AT_MOST) throw thrown;
      found[name] = thrown.code === 'device.unsupported' ? 'no' : 'unknown';
    }
  }
  return found;
}
